"""Lists that arrive as single items, each of which says how deep it stands."""

from dataclasses import dataclass, field

from objects.richtext.blocks import Block, Listing
from objects.richtext.word_marks import WordItem


@dataclass(frozen=True)
class _Open:
    place: WordItem
    listing: Listing


@dataclass
class ItemLists:
    """Puts items that follow each other into nested lists."""

    _open: list[_Open] = field(default_factory=list)

    def continues(self, into: list[Block]) -> bool:
        """Tell whether the last block of ``into`` is the list that is being built."""
        return bool(self._open and into and into[-1] is self._open[0].listing)

    def add(self, into: list[Block], item: list[Block], place: WordItem, count: int) -> None:
        """Append ``item``; ``count`` is its number, or 0 for a bullet."""
        if not self.continues(into):
            self._open.clear()
        tag = "ol" if count else "ul"
        while self._open and self._open[-1].place.level > place.level:
            self._open.pop()
        if self._open and self._open[-1].place.level == place.level:
            last = self._open[-1]
            if last.listing.tag == tag and last.place.listing == place.listing:
                last.listing.items.append(item)
                return
            self._open.pop()
        listing = Listing(tag, start=max(count, 1), items=[item])
        (self._open[-1].listing.items[-1] if self._open else into).append(listing)
        self._open.append(_Open(place, listing))

    @property
    def last_item(self) -> list[Block]:
        """The item that came last, for the paragraphs that follow in it."""
        return self._open[-1].listing.items[-1]
