"""What each column is: by its caption, else by what stands in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from budget.importing.shares import read_share
from budget.importing.words import kind_of, totalled
from budget.interpreting.amounts import read_amount
from budget.interpreting.caption_slots import told_by
from budget.interpreting.captions import Meaning, words_of
from budget.interpreting.grid import Grid, is_mostly_numbers
from budget.interpreting.heads import Head
from budget.interpreting.parts import leave_unread
from budget.interpreting.roles import Role, Scale, Sort, Style
from budget.interpreting.vocabulary import Vocabulary
from budget.models.kinds import Series
from objects.sheets import Row

_ONCE = frozenset(Sort) - {Sort.AMOUNT, Sort.TOTAL, Sort.NOTE, Sort.IGNORE}


@dataclass(frozen=True, slots=True)
class Context:
    """What the title says of amounts whose captions do not."""

    series: Series | None
    year: int | None
    forecast: int | None = None


def context_of(title: str) -> Context:
    """Series and year that a title names; no year where it names several."""
    words = words_of(title)
    told = told_by(words)
    others = {word for word in words if word.startswith("20") and len(word) == 4}
    return Context(told.series, told.year if len(others) < 2 else None, told.forecast)


def roles_of(grid: Grid, head: Head, title: str, known: Vocabulary) -> dict[int, Role]:
    """The role of every column that has cells under the captions."""
    context = context_of(title)
    used = [column for column in range(grid.width) if _is_used(grid, head, column)]
    roles = {
        column: _from_meaning(grid, head, column, head.meanings[column], context)
        for column in used
        if column in head.meanings
    }
    leave_unread(grid, head.below, roles)
    _leave_shares(grid, head, roles)
    _settle_sums(roles, head)
    _keep_first(roles)
    _from_cells(grid, head, [column for column in used if column not in roles], roles, known)
    return dict(sorted(roles.items()))


def _is_used(grid: Grid, head: Head, column: int) -> bool:
    counts = grid.below(head.below, column)
    return column in head.captions or bool(counts["n"] + counts["t"])


def _from_meaning(grid: Grid, head: Head, column: int, meaning: Meaning, context: Context) -> Role:
    role = meaning.role
    if role.sort != Sort.AMOUNT:
        return role
    series = role.series if meaning.has_series else context.series or role.series
    sign = -1 if meaning.is_income and not _has_minus_only(grid, head, column) else 1
    own = role.forecast if meaning.has_series else context.forecast
    forecast = own if series == Series.FORECAST else None
    year = role.year or context.year
    return replace(role, series=series, year=year, sign=sign, forecast=forecast)


def _has_minus_only(grid: Grid, head: Head, column: int) -> bool:
    cells = (row.value(column) for row in grid.rows[head.below :])
    amounts = [read_amount(cell, Style.COMMA, Scale.KR) for cell in cells]
    found = [amount for amount in amounts if isinstance(amount, Decimal)]
    return bool(found) and all(amount <= 0 for amount in found)


def _leave_shares(grid: Grid, head: Head, roles: dict[int, Role]) -> None:
    """Columns of nämnder whose every row makes 1 or 100 are shares of an amount beside them."""
    amounts = [column for column, role in roles.items() if role.sort == Sort.AMOUNT]
    units = [column for column in amounts if roles[column].unit]
    if len(units) < 2 or len(units) == len(amounts):
        return
    sums = [
        sum(found, Decimal(0))
        for row in grid.rows[head.below :]
        if (found := [share for column in units if (share := _share(row, column)) is not None])
    ]
    if sums and all(total in (1, 100) for total in sums):
        roles.update({column: Role(Sort.IGNORE) for column in units})


def _share(row: Row, column: int) -> Decimal | None:
    share = read_share(row.value(column))
    return None if share is None else round(Decimal(share.numerator) / share.denominator, 6)


def _settle_sums(roles: dict[int, Role], head: Head) -> None:
    """A column of sums beside its parts is compared; where rows have keys it is what counts."""
    has_key = any(role.sort == Sort.KEY for role in roles.values())
    for column, role in list(roles.items()):
        if role.sort != Sort.AMOUNT or not head.meanings[column].is_sum:
            continue
        parts = [
            other
            for other, part in roles.items()
            if part.sort == Sort.AMOUNT
            and not head.meanings[other].is_sum
            and part.slot.whole == role.slot.whole
            and (part.kind or part.unit or not (role.kind or role.unit))
        ]
        if parts and has_key and all(roles[part].unit for part in parts):
            roles.update({part: Role(Sort.IGNORE) for part in parts})
        elif parts:
            roles[column] = replace(role, sort=Sort.TOTAL)


def _keep_first(roles: dict[int, Role]) -> None:
    seen: set[Sort] = set()
    for column, role in sorted(roles.items()):
        if role.sort in _ONCE:
            if role.sort in seen:
                roles[column] = Role(Sort.NOTE if role.sort == Sort.TITLE else Sort.IGNORE)
            seen.add(role.sort)


def _from_cells(
    grid: Grid, head: Head, columns: Iterable[int], roles: dict[int, Role], known: Vocabulary
) -> None:
    """Columns whose captions say nothing: numbers are amounts only where there are no others."""
    numeric = []
    for column in columns:
        if is_mostly_numbers(grid.below(head.below, column)):
            numeric.append(column)
        else:
            roles[column] = Role(_by_cells(grid, head, column, roles, known))
    has_amounts = any(role.sort == Sort.AMOUNT for role in roles.values())
    for column in numeric:
        is_only = len(numeric) == 1 and not has_amounts
        roles[column] = Role(Sort.AMOUNT if is_only else Sort.IGNORE)


def _by_cells(
    grid: Grid, head: Head, column: int, roles: dict[int, Role], known: Vocabulary
) -> Sort:
    texts = [text for row in grid.rows[head.below :] if (text := row.text(column))]
    taken = {role.sort for role in roles.values()}
    tests: dict[Sort, Callable[[str], object]] = {
        Sort.KIND: kind_of,
        Sort.UNIT: known.unit,
        Sort.KEY: known.key,
        Sort.COMPONENT: known.component,
    }
    own = [text for text in texts if totalled(text) is None]
    if _is_outline(own, known):
        return Sort.IGNORE
    for sort, knows in tests.items():
        if sort not in taken and own and sum(map(bool, map(knows, own))) * 2 > len(own):
            return sort
    return Sort.TITLE if Sort.TITLE not in taken and texts else Sort.IGNORE


def _is_outline(texts: list[str], known: Vocabulary) -> bool:
    """Whether a column mixes nämnder and kinds, as the first column of a pivot table does."""
    kinds = sum(kind_of(text) is not None for text in texts)
    units = sum(bool(known.unit(text)) for text in texts)
    return bool(kinds and units) and (kinds + units) * 10 >= 8 * len(texts)
