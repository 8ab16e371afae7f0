"""The rows of the page: each activity with what was said last, and its forms."""

from __future__ import annotations

from dataclasses import dataclass, replace

from activities.models import Activity, Placement
from activities.reporting.entries import Entry, Last, Place
from activities.story import Disagreement


@dataclass(frozen=True)
class Row:
    """An activity to report on. ``places_left`` counts the places without a status."""

    activity: Activity
    places: tuple[Place, ...]
    last: tuple[Last, ...]
    entries: tuple[Entry, ...]
    is_split: bool
    is_answered: bool
    places_left: int
    disagreements: tuple[Disagreement, ...]

    @property
    def key(self) -> str:
        return str(self.activity.number)

    @property
    def carried_from(self) -> int | None:
        """The earliest year that the activity is carried over from in any place."""
        years = [place.placement.carried_from for place in self.places]
        return min((year for year in years if year), default=None)

    def entry(self, placement: Placement | None) -> Entry:
        """The entry of ``placement``, else the first."""
        found = (one for one in self.entries if one.place and one.place.placement == placement)
        return next(found, self.entries[0])

    def with_entry(self, changed: Entry) -> Row:
        """The same row with ``changed`` in the place of the entry with its key."""
        entries = (changed if one.key == changed.key else one for one in self.entries)
        return replace(self, entries=tuple(entries))


@dataclass(frozen=True)
class Mode:
    """Which activities (by number) show a form for each place, or one form, whatever stands."""

    split: frozenset[int] = frozenset()
    joined: frozenset[int] = frozenset()

    def splits(self, activity: Activity, *, has_places: bool) -> bool:
        """Whether the row of ``activity`` has a form for each of its places."""
        if activity.number in self.joined:
            return False
        return has_places or activity.number in self.split
