"""Dates as running text."""

from datetime import date

from objects.fuzzy.labels import MONTHS


def swedish_date(day: date) -> str:
    """Give "31 augusti 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def swedish_period(first: date, last: date) -> str:
    """Give "1 januari – 31 december 2022"; the year stands twice when the period crosses it."""
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {swedish_date(last)}"
    return f"{swedish_date(first)} – {swedish_date(last)}"
