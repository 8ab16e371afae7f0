"""Swedish normal forms. Every form written here can be read back by ``parse_fuzzy``."""

from datetime import date, timedelta

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
# Meteorological seasons. Winter is left out: "vintern 2023" may mean either of two.
SEASONS = {"våren": (3, 5), "sommaren": (6, 8), "hösten": (9, 11)}
# Terms as the Swedish school acts count them: the two halves of the calendar year.
HALF_YEARS = {"VT": (1, 6), "HT": (7, 12)}
CONTINUOUS = "löpande"
BEFORE = "tidigare än"


def swedish_label(precision: str, start: date, end: date) -> str:
    """The label of the days ``start``–``end`` seen with a precision (a value of ``Precision``)."""
    return _LABELS[precision](start, end)


def _day(start: date, end: date) -> str:
    return f"{end.day} {_month(end, end)}"


def _month(start: date, end: date) -> str:
    return f"{MONTHS[end.month - 1]} {end.year}"


def _months(start: date, end: date) -> str:
    first = MONTHS[start.month - 1]
    return (
        f"{first}/{_month(end, end)}"
        if start.year == end.year
        else f"{first} {start.year}/{_month(end, end)}"
    )


def _quarter(start: date, end: date) -> str:
    first, last = (start.month + 2) // 3, (end.month + 2) // 3
    return f"kvartal {first} {end.year}" if first == last else f"kvartal {first}–{last} {end.year}"


def _season(start: date, end: date) -> str:
    return f"{_named(SEASONS, start)} {end.year}"


def _half_year(start: date, end: date) -> str:
    return f"{_named(HALF_YEARS, start)} {end.year}"


def _named(names: dict[str, tuple[int, int]], start: date) -> str:
    return next(name for name, (first, _) in names.items() if first == start.month)


def _before(start: date, end: date) -> str:
    following = end + timedelta(days=1)
    if following == date.max:
        return f"{BEFORE} {CONTINUOUS}"
    if (following.month, following.day) == (1, 1):
        return f"{BEFORE} {following.year}"
    form = _month if following.day == 1 else _day
    return f"{BEFORE} {form(following, following)}"


_LABELS = {
    "day": _day,
    "month": _month,
    "months": _months,
    "quarter": _quarter,
    "season": _season,
    "half_year": _half_year,
    "year": lambda start, end: str(end.year),
    "continuous": lambda start, end: CONTINUOUS,
    "before": _before,
}
