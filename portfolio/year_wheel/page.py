"""What the page of a year shows: what is the reader's own first, the picture, and the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone

from objects.fuzzy.labels import MONTHS
from objects.models import User
from portfolio.year_wheel.concerns import CONCERNS
from portfolio.year_wheel.entries import SHORT, Entry, Kind, Source
from portfolio.year_wheel.queries import Span, entries, year_span
from portfolio.year_wheel.wheel import Wheel, wheel
from portfolio.year_wheel.words import days_left, weekday

NEAREST = 5


@dataclass(frozen=True)
class Line:
    """A day in a list, as words; ``own`` is its key when it is a day that may be edited here."""

    entry: Entry
    weekday: str
    left: str
    past: bool
    own: int | None


@dataclass(frozen=True)
class MonthOfLines:
    """The days of one month."""

    name: str
    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Explained:
    """A kind of day, and whom it concerns."""

    kind: Kind
    short: str
    label: str
    concerns: str


@dataclass(frozen=True)
class YearPage:
    """The page of a year.

    ``nearest`` holds the reader's own days, told of by ``heading``;
    ``has_own`` says that some day of the list is one that may be edited here.
    """

    year: int
    heading: str
    nearest: tuple[Line, ...]
    wheel: Wheel
    months: tuple[MonthOfLines, ...]
    kinds: tuple[Explained, ...]
    has_own: bool


def year_page(user: User, year: int) -> YearPage:
    """Gather the year wheel of ``year`` as ``user`` may see it."""
    today = timezone.localdate()
    span = year_span(year)
    if year == today.year:
        span = Span(span.first, year_span(year + 1).last)
    found = entries(user, span)
    shown = [one for one in found if one.day.year == year]
    heading, nearest = _own(found, year, today)
    return YearPage(
        year=year,
        heading=heading,
        nearest=_lines(nearest, today),
        wheel=wheel(year, shown, today),
        months=_by_month(shown, today),
        kinds=tuple(
            Explained(kind, SHORT[kind], kind.label, CONCERNS[kind].words) for kind in Kind
        ),
        has_own=any(one.source is Source.DAY for one in shown),
    )


def nearest_days(user: User, number: int) -> tuple[Line, ...]:
    """The next days that concern ``user``, at most ``number`` and at most a year ahead."""
    today = timezone.localdate()
    found = entries(user, Span(today, year_span(today.year + 1).last))
    return _lines([one for one in found if one.mine][:number], today)


def _own(found: Sequence[Entry], year: int, today: date) -> tuple[str, list[Entry]]:
    """The reader's own days with their heading: the coming ones this year, else all of the year."""
    mine = [one for one in found if one.mine]
    if year == today.year:
        return "Närmast för dig", [one for one in mine if one.day >= today][:NEAREST]
    return f"{'Berörde' if year < today.year else 'Berör'} dig {year}", mine


def _lines(found: Iterable[Entry], today: date) -> tuple[Line, ...]:
    return tuple(
        Line(
            entry=one,
            weekday=weekday(one.day),
            left=days_left(one.day, today),
            past=one.day < today,
            own=one.key if one.source is Source.DAY else None,
        )
        for one in found
    )


def _by_month(found: Sequence[Entry], today: date) -> tuple[MonthOfLines, ...]:
    return tuple(
        MonthOfLines(MONTHS[number - 1], number, _lines(group, today))
        for number, group in groupby(found, key=lambda one: one.day.month)
    )
