"""Which money an amount is of: budget, prognos 2 or outcome, of what year and what part of it."""

import re
from typing import NamedTuple

from budget.models import BudgetLine
from budget.models.kinds import Period, Series, series_title
from objects.sheets import fold

MONTHS = (
    ("januari", "jan"),
    ("februari", "feb"),
    ("mars", "mar"),
    ("april", "apr"),
    ("maj",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augusti", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
# The parts of a year by their folded names; a month's value is "m" and its number.
PERIODS: dict[str, Period] = {
    **dict.fromkeys(("", "år", "helår", "helaåret", "heltår"), Period.YEAR),
    **{fold(str(period.label)): period for period in Period},
    **{name: Period(f"m{number:02}") for name, number in MONTH_NUMBERS.items()},
    **{
        f"{word}{number}": Period(f"t{number}")
        for word in ("t", "tertial")
        for number in range(1, 4)
    },
    **{f"m{number:02}": Period(f"m{number:02}") for number in range(1, 13)},
}
SERIES_WORDS = {fold(str(series.label)): series for series in Series}
_SERIES = re.compile(r"(prognos)([123])|(budget|prognos|utfall)")
_PARTS = "|".join(sorted((name for name in PERIODS if name), key=len, reverse=True))
# "Prognos 2 2023", "Utfall 2023 T1", "Budget 2023 mars (kr)", folded.
AMOUNT_PATTERN = (
    r"(budget|belopp|prognos|utfall)((?<=prognos)[123])?(20\d\d)?"
    rf"({_PARTS})?(kr|sek|ikronor|tkr|mnkr|mkr)?"
)


class Slot(NamedTuple):
    """The series, the forecast's number, the year (None: the plan's) and the part of it."""

    series: Series
    forecast: int | None = None
    year: int | None = None
    period: str = ""

    @property
    def caption(self) -> str:
        """As a caption and in words: ``Budget``, ``Prognos 2 2023``, ``Utfall 2023 mars``."""
        part = Period(self.period).label if self.period else ""
        words = (series_title(self.series, self.forecast), str(self.year or ""), str(part).lower())
        return " ".join(filter(None, words))

    @property
    def is_plain(self) -> bool:
        """Whether it is all there is of its series in the plan's own year."""
        return not (self.forecast or self.year or self.period)

    @property
    def whole(self) -> "Slot":
        """The same for the whole year."""
        return self._replace(period="")


def slot_of(line: BudgetLine, plan_year: int) -> Slot:
    """The slot of a line in a plan of `plan_year`."""
    year = line.year if line.year != plan_year else None
    return Slot(Series(line.series), line.forecast, year, line.period)


def series_of(text: str) -> tuple[Series, int | None] | None:
    """A series in words and the number of a forecast: "Prognos 2"; None for other words."""
    match = _SERIES.fullmatch(fold(text))
    if match is None:
        return None
    return Series(match.group(1) or match.group(3)), int(match.group(2)) if match.group(2) else None


def period_of(text: str) -> Period | None:
    """A part of the year in words, "" for the whole of it; None for other words."""
    return PERIODS.get(fold(text))
