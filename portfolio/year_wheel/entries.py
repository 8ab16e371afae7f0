"""One day of the year wheel as the page, the picture and the feed show it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from objects.models import YearWheelDay

Kind = YearWheelDay.Kind

SHORT = {
    Kind.PRELIMINARY: "Objektplan 0.8",
    Kind.FINAL: "Objektplan 0.9",
    Kind.DECISION: "Beslut",
    Kind.FOLLOW_UP: "Uppföljning",
    Kind.OTHER: "Övrigt",
}


class Source(StrEnum):
    """Where a day comes from; the first word of its anchor on the page."""

    DAY = "dag"
    FOLLOW_UP = "uppfoljning"
    VERSION = "version"
    PERIOD = "period"


@dataclass(frozen=True)
class Entry:
    """A day with what is due on it.

    ``about`` names the unit or object that it is for ("" for all), ``href`` leads to the page of
    what it tells of, ``mine`` says why it concerns the reader ("" when it does not), and
    ``changed`` is when what it tells was last changed.
    """

    source: Source
    key: int
    day: date
    kind: Kind
    title: str
    note: str = ""
    about: str = ""
    href: str = ""
    mine: str = ""
    changed: datetime | None = None

    @property
    def anchor(self) -> str:
        """Its place on the page, and its name in the feed."""
        return f"{self.source}-{self.key}"

    @property
    def short(self) -> str:
        """The kind in one or two words."""
        return SHORT[self.kind]
