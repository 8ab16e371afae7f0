"""Addresses of the year wheel's pages."""

from django.http import Http404
from django.urls import reverse

from objects.models import YearWheelDay
from portfolio.year_wheel.entries import Entry, Source
from portfolio.year_wheel.forms import FIRST_YEAR, LAST_YEAR


def year_address(year: int, anchor: str = "") -> str:
    """The address of a year's page, or of a day's place on it."""
    return f"{reverse('year_wheel:year')}?ar={year}{f'#{anchor}' if anchor else ''}"


def day_address(day: YearWheelDay) -> str:
    """The address of a saved day's place on the page of its year."""
    return year_address(day.day.year, f"{Source.DAY}-{day.pk}")


def entry_address(entry: Entry) -> str:
    """The address of a day's place on the page of its year, wherever the day comes from."""
    return year_address(entry.day.year, entry.anchor)


def year_or_404(text: str) -> int:
    """Read a year out of an address.

    Raises:
        Http404: it is no year, or far from ours.
    """
    if not (text.isdecimal() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise Http404
    return int(text)
