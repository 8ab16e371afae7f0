"""Next year's days made from this year's: what would come of each, to be looked at first."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from objects.models import User, YearWheelDay
from portfolio.year_wheel.queries import year_span
from portfolio.year_wheel.words import weekday

SATURDAY = 5
NEAR = timedelta(days=14)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True)
class Copied:
    """What a day becomes in another year.

    ``moved_from`` is the weekday that it would have fallen on ("" when it keeps its date), and
    ``exists`` is the day of the same kind and title that the year already has at about that time.
    """

    original: YearWheelDay
    day: date
    title: str
    note: str
    moved_from: str
    exists: date | None


def copies(user: User | None, year: int, to: int) -> tuple[Copied, ...]:
    """What the days of ``year`` would become in ``to``, in order (``user`` None: all of them)."""
    days = YearWheelDay.objects.all() if user is None else YearWheelDay.objects.visible_to(user)
    span, target = year_span(year), year_span(to)
    there = YearWheelDay.objects.filter(day__range=(target.first, target.last))
    taken = list(there.values_list("kind", "title", "day"))
    found = days.filter(day__range=(span.first, span.last)).select_related("unit", "object")
    made = [_copied(one, to, taken) for one in found]
    return tuple(_each_once(sorted(made, key=lambda one: one.day)))


def _each_once(found: Iterable[Copied]) -> Iterator[Copied]:
    """Two that fall on the same day are there already once the first is made."""
    seen = set()
    for one in found:
        key = (one.day, one.original.kind, one.title)
        yield replace(one, exists=one.exists or one.day) if key in seen else one
        seen.add(key)


def fingerprint(found: Iterable[Copied]) -> str:
    """A mark of exactly these copies: a form that carries it knows whether they have changed."""
    told = [
        f"{one.original.pk}|{one.day}|{one.title}|{one.note}|{one.exists}"
        f"|{one.original.kind}|{one.original.unit_id}|{one.original.object_id}"
        for one in found
    ]
    return sha256("\n".join(told).encode()).hexdigest()


def in_year(day: date, year: int) -> date:
    """The same date of another year; 29 February becomes the 28th where there is none."""
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)


def off_the_weekend(day: date) -> date:
    """The Monday after a Saturday or Sunday, or the Friday before where that is another year."""
    monday = day + timedelta(days=7 - day.weekday())
    if day.weekday() < SATURDAY:
        return day
    return monday if monday.year == day.year else monday - timedelta(days=3)


def years_moved(text: str, year: int, by: int) -> str:
    """Move the years that a text names: ``year``, the one before it and the two after it.

    >>> years_moved("Objektplan 0.8 för 2023, se lagen från 2010", 2022, 1)
    'Objektplan 0.8 för 2024, se lagen från 2010'
    """

    def moved(match: re.Match[str]) -> str:
        found = int(match[0])
        return str(found + by) if year - 1 <= found <= year + 2 else match[0]

    return _YEAR.sub(moved, text)


def _copied(original: YearWheelDay, to: int, taken: list[tuple[str, str, date]]) -> Copied:
    year = original.day.year
    same = in_year(original.day, to)
    day = off_the_weekend(same)
    title = years_moved(original.title, year, to - year)
    near = (
        there
        for kind, named, there in taken
        if (kind, named) == (original.kind, title) and abs(there - day) <= NEAR
    )
    return Copied(
        original=original,
        day=day,
        title=title,
        note=years_moved(original.note, year, to - year),
        moved_from="" if day == same else weekday(same),
        exists=min(near, default=None),
    )
