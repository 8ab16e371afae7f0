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


def settle_parts(roles: dict[int, Role]) -> None:
    """What stands for the whole year beside its parts is compared with them, not added.

    Tertials beside their months are left out. A forecast "april" is one made in April, unless
    the forecasts go through all the parts of the year.
    """
    groups: dict[object, list[int]] = {}
    for column, role in roles.items():
        if role.sort == Sort.AMOUNT:
            groups.setdefault((role.slot.whole, role.unit, role.kind, role.sign), []).append(column)
    for columns in groups.values():
        periods = {roles[column].period for column in columns} - {""}
        if roles[columns[0]].series == Series.FORECAST and not _are_all(periods):
            _change(roles, columns, period="")
            continue
        months = periods & _MONTHS
        if months and periods & _TERTIALS:
            tertials = [one for one in columns if roles[one].period in _TERTIALS]
            roles.update({one: Role(Sort.IGNORE) for one in tertials})
        if periods:
            whole = [one for one in columns if not roles[one].period]
            _change(roles, whole, sort=Sort.TOTAL)


def _are_all(periods: set[str]) -> bool:
    return periods >= _MONTHS or periods >= _TERTIALS


def _change(roles: dict[int, Role], columns: Iterable[int], **values: object) -> None:
    for column in columns:
        if roles[column].sort == Sort.AMOUNT:
            roles[column] = replace(roles[column], **values)  # type: ignore[arg-type]
