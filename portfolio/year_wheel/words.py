"""Days in words, as the year wheel writes them."""

from datetime import date

from objects.fuzzy.labels import MONTHS

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)


def day_and_month(day: date) -> str:
    """The day as "29 september"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def weekday(day: date) -> str:
    """The day of the week, as "onsdag"."""
    return WEEKDAYS[day.weekday()]


def days_left(day: date, today: date) -> str:
    """How far off a coming day is, as "om 12 dagar"; nothing for one that has passed."""
    left = (day - today).days
    if left < 0:
        return ""
    return {0: "i dag", 1: "i morgon"}.get(left, f"om {left} dagar")
