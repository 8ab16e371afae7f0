"""Deadlines that were moved: within the year of the plan, or beyond it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.content.follow_up.reading import Place


@dataclass(frozen=True)
class Movement:
    """The moved places; ``later`` says to when those beyond the year went ("2023")."""

    within: tuple[Place, ...]
    postponed: tuple[Place, ...]
    later: str

    @classmethod
    def of(cls, places: Sequence[Place], year: int) -> "Movement":
        """Sort the moved among ``places`` of a plan for ``year``."""
        moved = [place for place in places if place.moved]
        postponed = [place for place in moved if (place.last_year or 0) > year]
        return cls(
            within=tuple(place for place in moved if place not in postponed),
            postponed=tuple(postponed),
            later=_later(postponed, year),
        )


def _later(postponed: Sequence[Place], year: int) -> str:
    """Give the year or years; without any, the year after the plan's."""
    years = sorted({place.last_year for place in postponed if place.last_year}) or [year + 1]
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
