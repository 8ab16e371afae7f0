"""The value: a first and a last day, how precise it is, and the text as someone wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date
from enum import StrEnum

from objects.fuzzy.labels import swedish_label

MAX_TEXT = 200


class Precision(StrEnum):
    """How much time a :class:`FuzzyDate` covers. The values are stored; never rename one."""

    DAY = "day"
    MONTH = "month"
    MONTHS = "months"
    QUARTER = "quarter"
    SEASON = "season"
    HALF_YEAR = "half_year"
    YEAR = "year"
    CONTINUOUS = "continuous"
    BEFORE = "before"


@dataclass(frozen=True)
class FuzzyDate:
    """A point in time as a plan states it.

    ``start`` and ``end`` are the first and last day that the text covers, both included. Something
    that goes on (CONTINUOUS) has neither; BEFORE knows only its end. ``text`` is kept as written.

    Raises ValueError when the days do not fit the precision, or the text exceeds 200 characters.
    """

    start: date | None
    end: date | None
    precision: Precision
    text: str

    def __post_init__(self) -> None:
        if (self.start is None) != (self.precision in (Precision.CONTINUOUS, Precision.BEFORE)):
            raise ValueError(f"{self.precision.value}: start {self.start}")
        if (self.end is None) != (self.precision is Precision.CONTINUOUS):
            raise ValueError(f"{self.precision.value}: end {self.end}")
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"{self.start} > {self.end}")
        if len(self.text) > MAX_TEXT:
            raise ValueError(f"text longer than {MAX_TEXT}")

    def __str__(self) -> str:
        return self.text

    @property
    def sort_key(self) -> tuple[date, date, str, str]:
        """Orders by last day, then first day, as the encoded form does; what goes on comes last."""
        return (self.end or date.max, self.start or date.min, self.precision.value, self.text)

    def is_after(self, other: FuzzyDate) -> bool:
        """Whether this ends later than ``other``. What goes on is no delay, so it never does.

        A narrower time that ends the same day is none either: "december" for "HT", for one.
        """
        last, other_last = self.sort_key[0], other.sort_key[0]
        return other_last < last < date(MAXYEAR, 1, 1)

    def label(self) -> str:
        """The Swedish normal form, year included: "december 2022", "hösten 2023", "löpande"."""
        return swedish_label(self.precision.value, self.start or date.min, self.end or date.max)

    def encode(self) -> str:
        """The stored form "END START precision text": sorts as text in the order of time."""
        end, start, precision, text = self.sort_key
        return f"{end.isoformat()} {start.isoformat()} {precision} {text}"

    @classmethod
    def decode(cls, encoded: str) -> FuzzyDate:
        """Reads what :meth:`encode` wrote. Raises ValueError for anything else."""
        end, start, name, text = encoded.split(" ", 3)
        precision = Precision(name)
        return cls(
            start=None
            if precision in (Precision.CONTINUOUS, Precision.BEFORE)
            else date.fromisoformat(start),
            end=None if precision is Precision.CONTINUOUS else date.fromisoformat(end),
            precision=precision,
            text=text,
        )
