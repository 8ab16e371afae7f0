"""Columns for parts of a year beside the whole of it, and columns that say it of each row."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from budget.importing.slots import period_of, series_of
from budget.interpreting.grid import Grid
from budget.interpreting.roles import Role, Sort
from budget.models.kinds import Series

_MONTHS = frozenset(f"m{number:02}" for number in range(1, 13))
_TERTIALS = frozenset({"t1", "t2", "t3"})
_TESTS: Mapping[Sort, Callable[[str], object]] = {
    Sort.SERIES: series_of,
    Sort.FORECAST: lambda text: text in {"1", "2", "3"},
    Sort.YEAR: lambda text: text.isdecimal() and 2000 <= int(text[:5]) < 2100,
    Sort.PERIOD: lambda text: period_of(text) is not None,
}


def leave_unread(grid: Grid, below: int, roles: dict[int, Role]) -> None:
    """A column that is called "Period" but holds something else is not read."""
    for column, role in roles.items():
        knows = _TESTS.get(role.sort)
        if knows is not None:
            texts = [text for row in grid.rows[below:] if (text := row.text(column))]
            if sum(map(bool, map(knows, texts))) * 2 < len(texts):
                roles[column] = Role(Sort.IGNORE)


def settle_parts(roles: dict[int, Role], year: int) -> None:
    """What stands for the whole year beside its parts is compared with them, not added.

    A tertial beside its four months is left out, and so are months beside a tertial that lacks
    some. A forecast "april" is one made in April, unless the forecasts go through all the parts
    of the year. Amounts of no stated year are those of `year`.
    """
    groups: dict[object, list[int]] = {}
    for column, role in roles.items():
        if role.sort == Sort.AMOUNT:
            slot = role.slot._replace(year=role.year or year, period="")
            groups.setdefault((slot, role.unit, role.kind, role.sign), []).append(column)
    for columns in groups.values():
        periods = {roles[column].period for column in columns} - {""}
        if roles[columns[0]].series == Series.FORECAST and not _are_all(periods):
            _change(roles, columns, period="")
            continue
        left = _overlapping(periods)
        _change(roles, [one for one in columns if roles[one].period in left], sort=Sort.IGNORE)
        if periods:
            whole = [one for one in columns if not roles[one].period]
            stated = next(roles[one].year for one in columns if roles[one].period)
            _change(roles, whole, sort=Sort.TOTAL, year=stated)


def _overlapping(periods: set[str]) -> set[str]:
    """Tertials whose every month is there, and the months of other tertials."""
    left: set[str] = set()
    for number, tertial in enumerate(sorted(_TERTIALS)):
        months = {f"m{month:02}" for month in range(4 * number + 1, 4 * number + 5)}
        if tertial in periods:
            left |= {tertial} if months <= periods else months & periods
    return left


def _are_all(periods: set[str]) -> bool:
    return periods >= _MONTHS or periods >= _TERTIALS


def _change(roles: dict[int, Role], columns: Iterable[int], **values: object) -> None:
    for column in columns:
        if roles[column].sort == Sort.AMOUNT:
            roles[column] = replace(roles[column], **values)  # type: ignore[arg-type]
