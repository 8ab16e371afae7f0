"""The year drawn as a wheel: January at the top, clockwise, one track for each kind of day.

Lengths are in the units of the view box. Each kind has its own track, shape and colour; a mark is
filled when it concerns the reader, hollow when not, and pale when its day has passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, sin, tau

from portfolio.year_wheel.entries import SHORT, Entry, Kind
from portfolio.year_wheel.words import SHORT_MONTHS, day_and_month

SIZE = 520
CENTRE = SIZE / 2
RIM = 236.0
INNER_RIM = 197.0
HUB = 62.0
MARK = 8.5
TRACKS = dict(zip(Kind, (178.0, 154.0, 130.0, 106.0, 82.0), strict=True))


@dataclass(frozen=True)
class Month:
    """A twelfth of the rim; ``state`` is past, now or coming."""

    label: str
    path: str
    x: str
    y: str
    state: str


@dataclass(frozen=True)
class Mark:
    """One or more days of a kind that lie so close that they share a mark, at the first of them."""

    x: str
    y: str
    kind: Kind
    title: str
    number: int
    mine: bool
    past: bool


@dataclass(frozen=True)
class Hand:
    """Where in the year today is, with the place of its label beside the rim."""

    x1: str
    y1: str
    x2: str
    y2: str
    label_x: str
    label_y: str
    anchor: str


@dataclass(frozen=True)
class Wheel:
    """The picture; ``title`` and ``description`` tell in words what it shows."""

    year: int
    title: str
    description: str
    months: tuple[Month, ...]
    tracks: tuple[str, ...]
    marks: tuple[Mark, ...]
    hand: Hand | None
    size: int = SIZE
    centre: str = f"{CENTRE:g}"
    hub: str = f"{HUB:g}"


def wheel(year: int, entries: Sequence[Entry], today: date) -> Wheel:
    """Draw ``entries``, which all lie in ``year``."""
    marks = [
        _mark(group, radius, today)
        for kind, radius in TRACKS.items()
        for group in _close_together([one for one in entries if one.kind == kind], radius)
    ]
    return Wheel(
        year=year,
        title=f"Årshjulet {year} som bild",
        description=_in_words(entries),
        months=tuple(_month(date(year, number, 1), today) for number in range(1, 13)),
        tracks=tuple(f"{radius:g}" for radius in TRACKS.values()),
        marks=tuple(marks),
        hand=_hand(today) if today.year == year else None,
    )


def _in_words(entries: Sequence[Entry]) -> str:
    """The days of each kind, for those who do not see the picture."""
    parts = []
    for kind in Kind:
        days = dict.fromkeys(day_and_month(one.day) for one in entries if one.kind == kind)
        if days:
            parts.append(f"{SHORT[kind]}: {', '.join(days)}.")
    told = " ".join(parts) or "Inga dagar."
    return f"Månaderna går medurs med januari överst. {told} Samma dagar står i listan på sidan."


def _turn(day: date) -> float:
    """How far round the wheel a day lies, in radians from the top."""
    length = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    return tau * (day.timetuple().tm_yday - 1) / length


def _at(turn: float, radius: float) -> tuple[str, str]:
    return _number(CENTRE + radius * sin(turn)), _number(CENTRE - radius * cos(turn))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _month(first: date, today: date) -> Month:
    begin = _turn(first)
    end = _turn(first.replace(month=first.month + 1)) if first.month < 12 else tau
    (ax, ay), (bx, by) = _at(begin, RIM), _at(end, RIM)
    (cx, cy), (dx, dy) = _at(end, INNER_RIM), _at(begin, INNER_RIM)
    x, y = _at((begin + end) / 2, (RIM + INNER_RIM) / 2)
    return Month(
        label=SHORT_MONTHS[first.month - 1],
        path=(
            f"M{ax} {ay}A{RIM:g} {RIM:g} 0 0 1 {bx} {by}"
            f"L{cx} {cy}A{INNER_RIM:g} {INNER_RIM:g} 0 0 0 {dx} {dy}Z"
        ),
        x=x,
        y=y,
        state=_state(first, today),
    )


def _state(first: date, today: date) -> str:
    this = today.replace(day=1)
    return "now" if first == this else "past" if first < this else "coming"


def _close_together(entries: Iterable[Entry], radius: float) -> list[list[Entry]]:
    """Put entries whose marks would cover that of the first into its group; they are in order."""
    groups: list[list[Entry]] = []
    for entry in entries:
        if groups and (_turn(entry.day) - _turn(groups[-1][0].day)) * radius < 2 * MARK:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _mark(group: list[Entry], radius: float, today: date) -> Mark:
    x, y = _at(_turn(group[0].day), radius)
    return Mark(
        x=x,
        y=y,
        kind=group[0].kind,
        title="; ".join(f"{day_and_month(one.day)}: {one.title}" for one in group),
        number=len(group),
        mine=any(one.mine for one in group),
        past=group[-1].day < today,
    )


def _hand(today: date) -> Hand:
    turn = _turn(today)
    (x1, y1), (x2, y2) = _at(turn, HUB), _at(turn, RIM + 4)
    label_x, label_y = _at(turn, RIM + 9)
    side = sin(turn)
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
    return Hand(x1, y1, x2, y2, label_x, label_y, anchor)
