"""What was sent against what stands: what is to be written, and where two have written."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from budget.grid.posting import THEIRS, Posted
from budget.grid.reading import Cells, amount_in
from budget.grid.rows import Place

NOT_CHOSEN = "Välj vilket av de två beloppen som ska gälla."


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that someone else changed from ``base`` to ``theirs`` while ``mine`` was written."""

    place: Place
    base: Decimal | None
    theirs: Decimal | None
    mine: Decimal | None


@dataclass(slots=True)
class Merged:
    """The amounts to write, by cell, and the cells where someone has to choose."""

    changes: dict[Place, Decimal | None] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)


def merge(posted: Posted, base: Cells, now: Cells) -> Merged:
    """Keep what only one of the two changed.

    A cell whose amount both changed is a clash, until whoever came second has chosen and nobody
    has changed it again. Cells where a choice is missing get a fault in ``posted``.
    """
    merged = Merged()
    for place, mine in posted.amounts.items():
        was, theirs = amount_in(base, place), amount_in(now, place)
        choice = posted.choices.get(place)
        if mine == theirs or choice == THEIRS:
            continue
        if choice == "":
            posted.faults[place] = NOT_CHOSEN
            merged.clashes.append(Clash(place, was, theirs, mine))
        elif theirs == was:
            merged.changes[place] = mine
        elif mine != was:
            merged.clashes.append(Clash(place, was, theirs, mine))
    return merged
