"""Where the reading of formatted text stands."""

from __future__ import annotations

from dataclasses import dataclass

from objects.richtext.blocks import PLAIN, Block, Listing, Marks, Table
from objects.richtext.word_marks import WordItem


@dataclass(frozen=True)
class State:
    """What holds inside the element that is open."""

    into: list[Block]
    marks: Marks = PLAIN
    level: int = 0  # of a heading, 0 in a paragraph
    listing: Listing | None = None  # the list that this is straight inside of
    within: tuple[Listing, ...] = ()  # the lists that an item stands in, outermost first
    table: Table | None = None  # the table that this is inside of, but in none of its cells
    in_cell: bool = False
    in_head: bool = False
    item: WordItem | None = None
    drawn: bool = False  # the mark that Word draws before an item
    hidden: bool = False

    @property
    def at_the_top(self) -> bool:
        return not (self.within or self.in_cell or self.item or self.table)


@dataclass(frozen=True)
class Element:
    """An element that is open, and the state to go back to when it ends."""

    tag: str
    inside: State
    outside: State
