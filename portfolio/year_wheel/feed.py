"""The year wheel as an iCalendar feed (RFC 5545 and 7986): equal data gives equal bytes."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone
from icalendar import Calendar, Event, vDuration

from objects.models import User
from portfolio.year_wheel.entries import Entry
from portfolio.year_wheel.queries import Span, entries

REFRESH = timedelta(hours=12)
MINE = "Berör dig"
# What RFC 5545 does not let stand in a text: all control characters but tab and line break.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def owner_of(token: str) -> User | None:
    """The active user whose calendar has this token.

    The index finds the row by the token, whose 256 random bits no timing can be used to guess; the
    comparison that decides takes the same time whatever it compares.
    """
    user = User.objects.filter(calendar_token=token, is_active=True).first()
    if user is None or not user.calendar_token:
        return None
    return user if secrets.compare_digest(user.calendar_token, token) else None


def feed(user: User, *, name: str, host: str, address: Callable[[Entry], str]) -> bytes:
    """The days that ``user`` may see, from last year on.

    ``name`` is that of the calendar, ``host`` makes the identities of the days unique in the world,
    and ``address`` gives the full address of a day's place on its page.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Objektportföljen//Årshjul//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.calendar_name = name
    calendar.add("refresh-interval", vDuration(REFRESH, params={"VALUE": "DURATION"}))
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for entry in entries(user, Span(date(timezone.localdate().year - 1, 1, 1))):
        calendar.add_component(_event(entry, host, address(entry)))
    return bytes(calendar.to_ical())


def _event(entry: Entry, host: str, address: str) -> Event:
    changed = entry.changed or datetime.combine(entry.day, time(), UTC)
    event = Event()
    event.add("uid", f"{entry.anchor}@{host}")
    event.add("dtstamp", changed.astimezone(UTC))
    event.add("last-modified", changed.astimezone(UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", _clean(f"★ {entry.title}" if entry.mine else entry.title))
    event.add("description", _clean(_description(entry)))
    event.add("categories", [entry.short, MINE] if entry.mine else [entry.short])
    event.add("transp", "TRANSPARENT")
    event.add("url", address)
    return event


def _description(entry: Entry) -> str:
    mine = f"{MINE}: {entry.mine}." if entry.mine else ""
    return "\n".join(filter(None, (mine, entry.about, entry.note)))


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)
