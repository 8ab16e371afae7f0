"""The grid as the page prints it: rows, cells and sums as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from budget.grid.posting import Posted, column_of
from budget.grid.reading import Cells
from budget.grid.rows import Identity, Named, Place
from budget.grid.scope import Scope
from budget.models.kinds import Period
from budget.revisions import Revised
from objects.money import format_money


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: what is written in it, what was decided where that has been revised, and its fault.

    ``reason`` is why it was revised last. ``unsaved`` is true for what was sent and not saved.
    """

    name: str
    column: str
    text: str
    decided: str = ""
    reason: str = ""
    fault: str = ""
    unsaved: bool = False


@dataclass(frozen=True, slots=True)
class RowView:
    """A row; ``other`` is what it has in other parts of the year than the grid's columns."""

    number: int
    code: str
    heading: str
    details: str
    cells: tuple[CellView, ...]
    other: str
    total: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column and its sum."""

    key: str
    label: str
    total: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole grid; sums are empty where there is nothing to add."""

    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    other: str
    total: str

    @property
    def has_sums(self) -> bool:
        """Whether a row's sum says more than its only amount."""
        return len(self.columns) > 1 or bool(self.other)


def sheet_of(
    scope: Scope,
    cells: Cells,
    known: Iterable[Identity],
    named: Named,
    posted: Posted | None = None,
) -> Sheet:
    """Print the ``known`` rows with ``cells``, and what was ``posted`` and not saved over them."""
    amounts: dict[Place, Decimal | None] = {place: held.amount for place, held in cells.items()}
    rows = dict.fromkeys(known)
    if posted:
        # A new row with a fault is shown where it was written, below the table.
        hidden = posted.new if posted.new in posted.row_faults else None
        written = [place for place in posted.texts if place[0] != hidden]
        amounts |= {place: posted.amounts.get(place) for place in written}
        rows |= dict.fromkeys(row for row, _ in written)
    by_row: dict[Identity, dict[Period, Decimal]] = {row: {} for row in rows}
    for (row, part), amount in amounts.items():
        if amount is not None:
            by_row[row][part] = amount
    columns = tuple(_column(part, by_row.values()) for part in scope.parts)
    views = tuple(
        _row(number, row, scope, cells, named, posted, by_row[row])
        for number, row in enumerate(rows)
    )
    every = [amount for parts in by_row.values() for amount in parts.values()]
    other = [
        amount
        for parts in by_row.values()
        for part, amount in parts.items()
        if part not in scope.parts
    ]
    return Sheet(columns, views, _sum(other), _sum(every))


def label_of(part: Period) -> str:
    """The heading of a column."""
    return str(part.label) if part.value else "Belopp"


def _column(part: Period, rows: Iterable[Mapping[Period, Decimal]]) -> ColumnView:
    total = _sum(amounts[part] for amounts in rows if part in amounts)
    return ColumnView(column_of(part), label_of(part), total)


def _row(
    number: int,
    row: Identity,
    scope: Scope,
    cells: Cells,
    named: Named,
    posted: Posted | None,
    amounts: Mapping[Period, Decimal],
) -> RowView:
    views = tuple(
        _cell(number, (row, part), cells.get((row, part)), posted) for part in scope.parts
    )
    return RowView(
        number,
        row.code,
        named.heading(row),
        named.details(row),
        views,
        _sum(amount for part, amount in amounts.items() if part not in scope.parts),
        _sum(amounts.values()),
        posted.row_faults.get(row, "") if posted else "",
    )


def _cell(number: int, place: Place, held: Revised | None, posted: Posted | None) -> CellView:
    column = column_of(place[1])
    revised = held.revisions if held else ()
    decided = format_money(held.line.amount) if held and revised else ""
    reason = revised[-1].revision_reason if revised else ""
    if posted and place in posted.texts:
        text, fault = posted.texts[place], posted.faults.get(place, "")
        return CellView(f"c-{number}-{column}", column, text, decided, reason, fault, unsaved=True)
    text = format_money(held.amount) if held else ""
    return CellView(f"c-{number}-{column}", column, text, decided, reason)


def _sum(amounts: Iterable[Decimal]) -> str:
    found = list(amounts)
    return format_money(sum(found, Decimal(0))) if found else ""
