"""Columns that say of each row what series, forecast, year and part of the year it is."""

from collections.abc import Callable
from dataclasses import dataclass, field

from budget.importing.slots import Slot, period_of, series_of
from budget.models.kinds import Period, Series
from objects.sheets import Header, Row

SERIES_EXPECTED = "budget, prognos eller utfall"
FORECAST_EXPECTED = "1, 2 eller 3, eller tomt"
PERIOD_EXPECTED = "hela året, tertial 1–3 eller en månad"
SORTS = ("series", "forecast", "year", "period")


@dataclass(slots=True)
class RowSlots:
    """Reads them; `years` are those of the plan, `fault` takes row, column, expected, problem."""

    header: Header
    plan_year: int
    years: set[int]
    fault: Callable[[Row, str, str, str], None]
    _is_told: bool = field(init=False)
    _only: str | None = None

    def __post_init__(self) -> None:
        self._is_told = any(self.header.get(sort) for sort in SORTS)

    @property
    def has_series(self) -> bool:
        """Whether each row says itself which series it is."""
        return self.header.get("series") is not None

    def of_row(self, row: Row, base: Slot) -> Slot:
        """What the row says, and where it says nothing what `base` says; wrong cells are faults."""
        return self._read(row, base, self.header.text(row, "series")) if self._is_told else base

    def of_total(self, row: Row, base: Slot) -> Slot | None:
        """As `of_row` for a row that sums others; None where they are of several series."""
        if not self.has_series:
            return self.of_row(row, base)
        text = self.header.text(row, "series") or self._only_series()
        return self._read(row, base, text) if text else None

    def _only_series(self) -> str:
        if self._only is None:
            told = {self.header.text(row, "series") for row in self.header.rows()} - {""}
            self._only = told.pop() if len(told) == 1 else ""
        return self._only

    def _read(self, row: Row, base: Slot, text: str) -> Slot:
        told = series_of(text) if text else (base.series, base.forecast)
        if told is None:
            self.fault(row, "series", SERIES_EXPECTED, "är ingen serie")
            return base
        series, number = told
        forecast = self._forecast(row, series, number)
        return Slot(series, forecast, self._year(row, base), self._period(row, base))

    def _forecast(self, row: Row, series: Series, stated: int | None) -> int | None:
        text = self.header.text(row, "forecast")
        if not text:
            return stated
        number = int(text) if text in {"1", "2", "3"} else None
        if number is None:
            self.fault(row, "forecast", FORECAST_EXPECTED, "är inget nummer på en prognos")
        elif series != Series.FORECAST:
            self.fault(row, "forecast", "tomt: bara en prognos har nummer", "står på en annan rad")
        elif stated not in (None, number):
            self.fault(row, "forecast", str(stated), "är ett annat nummer än seriens")
        return number

    def _year(self, row: Row, base: Slot) -> int | None:
        text = self.header.text(row, "year")
        if not text:
            return base.year
        year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else 0
        if year not in self.years:
            years = ", ".join(map(str, sorted(self.years)))
            self.fault(row, "year", f"ett av planens år: {years}", "är inget av planens år")
        return year if year != self.plan_year else None

    def _period(self, row: Row, base: Slot) -> str:
        text = self.header.text(row, "period")
        period = period_of(text) if text else Period(base.period)
        if period is None:
            self.fault(row, "period", PERIOD_EXPECTED, "är ingen del av året")
        return period or ""
