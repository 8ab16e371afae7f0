"""The periods that plans hold for, and the years that name them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


@dataclass(frozen=True, order=True)
class Period:
    """The days from ``start`` to ``end``, both included."""

    start: date
    end: date

    @classmethod
    def of_year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def years(self) -> range:
        """The calendar years that the period touches."""
        return range(self.start.year, self.end.year + 1)

    @property
    def is_calendar_year(self) -> bool:
        """Whether it is one year from its first day to its last."""
        return self == Period.of_year(self.start.year)

    def following(self) -> Period:
        """The next period: as many months, or as many days where these are no whole months."""
        start = self.end + DAY
        months = (start.year - self.start.year) * 12 + start.month - self.start.month
        if months and start.day == self.start.day:
            return Period(start, _months_later(start, months) - DAY)
        return Period(start, start + (self.end - self.start))


def with_years_of(text: str, old: Period, new: Period) -> str:
    """Give ``text``, such as a plan's code, with the years of ``old`` turned into those of ``new``.

    A year that begins or ends ``old`` becomes the one that begins or ends ``new``; other numbers
    stay as they are.
    """
    turned = {str(old.end.year): str(new.end.year), str(old.start.year): str(new.start.year)}
    return _YEAR.sub(lambda match: turned.get(match[0], match[0]), text)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
