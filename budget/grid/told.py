"""What the page tells of a grid that was not saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from budget.grid.merging import Clash
from budget.grid.posting import Posted, column_of
from budget.grid.reading import Writer
from budget.grid.rows import Identity, Named, Place
from budget.grid.sheet import Sheet
from objects.money import format_money

EMPTY = "tomt"


@dataclass(frozen=True)
class ClashView:
    """A cell that two have changed: what it was, is and would be, and who changed it."""

    name: str
    where: str
    base: str
    theirs: str
    mine: str
    writer: Writer | None
    choice: str


def clash_views(
    clashes: list[Clash],
    posted: Posted,
    sheet: Sheet,
    named: Named,
    writers: dict[Place, Writer],
) -> list[ClashView]:
    """The clashes in words, in the order of the grid."""
    numbers = {row.code: row.number for row in sheet.rows}
    views = []
    for clash in clashes:
        row, part = clash.place
        number = numbers[row.code]
        views.append(
            ClashView(
                f"c-{number}-{column_of(part)}",
                where(row, named, str(part.label) if part.value else ""),
                _amount(clash.base),
                _amount(clash.theirs),
                _amount(clash.mine),
                writers.get((replace(row, nth=0), part)),
                posted.choices.get(clash.place, ""),
            )
        )
    return views


def where(row: Identity, named: Named, part: str) -> str:
    """A cell in words: "Unikum: Licenser, VM · BoU/BIN, Tertial 1"."""
    return ", ".join(filter(None, (named.heading(row), named.details(row), part)))


def _amount(amount: Decimal | None) -> str:
    return EMPTY if amount is None else f"{format_money(amount)} kr"
