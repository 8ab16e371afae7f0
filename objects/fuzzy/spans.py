"""The forms in which a point in time is written, each with the days it covers."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date

from objects.fuzzy.dates import Precision
from objects.fuzzy.errors import EXPECTED_YEAR, FuzzyDateError
from objects.fuzzy.labels import HALF_YEARS, MONTHS, SEASONS

Span = tuple[date, date, Precision]
Reader = Callable[[re.Match[str], int | None], Span]

_NAMES = {name: number for number, name in enumerate(MONTHS, start=1)}
_ABBREVIATED = {name[:3]: number for name, number in _NAMES.items()} | {"sept": 9}
_MONTH_NUMBERS = _NAMES | _ABBREVIATED
_MONTH = "(?:" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?:[\s-]*(?P<year>(?:19|20|21)\d\d)|\s*[-'](?P<short>\d\d))?"
_SEASON_NAMES = {"vår": "våren", "sommar": "sommaren", "höst": "hösten"}
_HALF_NAMES = {"v": "VT", "h": "HT", "första": "VT", "andra": "HT"}


def read_span(text: str, year: int | None) -> Span | None:
    """The days of ``text`` (lower case, one space between words); None when no form fits.

    Raises FuzzyDateError when the year is missing and none is given, and ValueError for a day that
    is in no calendar.
    """
    for pattern, reader in _FORMS:
        if match := pattern.fullmatch(text):
            return reader(match, year)
    return None


def _year_of(match: re.Match[str], year: int | None) -> int:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        return 2000 + int(groups["short"])
    if year is None:
        raise FuzzyDateError(match.string, EXPECTED_YEAR)
    return year


def _month_of(name: str) -> int:
    return _MONTH_NUMBERS[name.rstrip(".")]


def _between(year: int, first: int, last: int, precision: Precision) -> Span:
    return date(year, first, 1), _last_day(year, last), precision


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _iso_day(match: re.Match[str], year: int | None) -> Span:
    day = date.fromisoformat(match["day"])
    return day, day, Precision.DAY


def _day(match: re.Match[str], year: int | None) -> Span:
    month = match["month"]
    number = int(month) if month.isdigit() else _month_of(month)
    day = date(_year_of(match, year), number, int(match["day"]))
    return day, day, Precision.DAY


def _iso_month(match: re.Match[str], year: int | None) -> Span:
    month = int(match["month"])
    return _between(_year_of(match, year), month, month, Precision.MONTH)


def _month(match: re.Match[str], year: int | None) -> Span:
    month = _month_of(match["month"])
    return _between(_year_of(match, year), month, month, Precision.MONTH)


def _months(match: re.Match[str], year: int | None) -> Span:
    first, last = _month_of(match["first"]), _month_of(match["last"])
    over_new_year = first > last
    if match["year"] or match["short"]:
        end = _year_of(match, year)
        start = int(match["first_year"]) if match["first_year"] else end - over_new_year
    else:
        start = int(match["first_year"]) if match["first_year"] else _year_of(match, year)
        end = start + over_new_year
    return date(start, first, 1), _last_day(end, last), Precision.MONTHS


def _quarter(match: re.Match[str], year: int | None) -> Span:
    first = int(match["first"])
    last = int(match["last"] or first)
    return _between(_year_of(match, year), 3 * first - 2, 3 * last, Precision.QUARTER)


def _season(match: re.Match[str], year: int | None) -> Span:
    return _between(
        _year_of(match, year), *SEASONS[_SEASON_NAMES[match["season"]]], Precision.SEASON
    )


def _half_year(match: re.Match[str], year: int | None) -> Span:
    return _between(
        _year_of(match, year), *HALF_YEARS[_HALF_NAMES[match["half"]]], Precision.HALF_YEAR
    )


def _whole_year(match: re.Match[str], year: int | None) -> Span:
    return _between(_year_of(match, year), 1, 12, Precision.YEAR)


def _forms() -> Iterator[tuple[re.Pattern[str], Reader]]:
    either = r"\s*(?:/|-|\boch\b|\beller\b|\btill\b)\s*"
    yield re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?: 00:00:00)?"), _iso_day
    yield re.compile(rf"(?P<day>\d\d?)(?::?e)?\.? (?P<month>{_MONTH}){_YEAR}"), _day
    yield re.compile(rf"(?P<day>\d\d?)/(?P<month>\d\d?){_YEAR}"), _day
    yield re.compile(r"(?P<year>(?:19|20|21)\d\d)-(?P<month>\d\d)"), _iso_month
    yield re.compile(rf"(?P<month>{_MONTH}){_YEAR}"), _month
    first = rf"(?P<first>{_MONTH})(?: (?P<first_year>(?:19|20|21)\d\d))?"
    yield re.compile(rf"{first}{either}(?P<last>{_MONTH}){_YEAR}"), _months
    yield (
        re.compile(
            rf"(?:kvartal|kv\.?|q)\s*(?P<first>[1-4])(?:{either}(?P<last>[1-4])(?!\d))?{_YEAR}"
        ),
        _quarter,
    )
    yield re.compile(rf"(?P<season>vår|sommar|höst)(?:en)?{_YEAR}"), _season
    yield re.compile(r"(?P<half>[hv])t\s*-?(?P<short>\d\d)"), _half_year
    yield re.compile(rf"(?P<half>[hv])t{_YEAR}"), _half_year
    yield re.compile(rf"(?P<half>[hv])(?:år|öst)termin(?:en)?{_YEAR}"), _half_year
    yield re.compile(rf"(?P<half>första|andra) halvåret{_YEAR}"), _half_year
    yield re.compile(r"(?P<year>(?:19|20|21)\d\d)"), _whole_year


_FORMS = tuple(_forms())
