"""What one grid is about: a series of a plan and a year, divided into parts of the year or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet, TextChoices
from django.http import Http404
from django.urls import reverse

from budget.models import BudgetLine
from budget.models.kinds import Period, Series, series_title
from objects.models import ObjectPlan

T = TypeVar("T")


class Division(TextChoices):
    """Into what the year is divided; the values stand in the address."""

    YEAR = "ar", "Hela året"
    TERTIAL = "tertial", "Tertial"
    MONTH = "manad", "Månader"


PARTS: Mapping[Division, tuple[Period, ...]] = {
    Division.YEAR: (Period.YEAR,),
    Division.TERTIAL: (Period.TERTIAL_1, Period.TERTIAL_2, Period.TERTIAL_3),
    Division.MONTH: tuple(part for part in Period if part.value.startswith("m")),
}
FORECASTS = (None, 1, 2, 3)


@dataclass(frozen=True)
class Scope:
    """The lines that one grid holds."""

    plan: ObjectPlan
    series: Series
    forecast: int | None
    year: int
    division: Division

    @property
    def parts(self) -> tuple[Period, ...]:
        """The parts of the year that the grid has a column for."""
        return PARTS[self.division]

    @property
    def stored_year(self) -> int | None:
        """The year as lines store it: None for the plan's first."""
        return None if self.year == self.plan.year else self.year

    @property
    def title(self) -> str:
        """What the amounts are: "Prognos 2"."""
        return series_title(self.series, self.forecast)

    @property
    def address(self) -> str:
        """The address of the grid."""
        asked = {
            "serie": self.series.value,
            "prognos": self.forecast or "",
            "indelning": self.division.value,
            "ar": self.year if self.stored_year else "",
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{reverse('budget:grid', args=[self.plan.code])}?{query}"

    @property
    def budget(self) -> Scope:
        """The budget of the same year."""
        return replace(self, series=Series.BUDGET, forecast=None)

    def holds(self, line: BudgetLine) -> bool:
        """Tell whether ``line``, one of the plan's, belongs to the series and the year."""
        own = (line.series, line.forecast, line.of_year)
        return own == (self.series, self.forecast, self.year)

    def lines(self) -> QuerySet[BudgetLine]:
        """The lines of the series and the year, in number order."""
        found = BudgetLine.objects.filter(
            plan=self.plan, series=self.series, forecast=self.forecast
        )
        years = [self.year] if self.stored_year else [None, self.year]
        dated = found.filter(year__in=[year for year in years if year])
        if None in years:
            dated |= found.filter(year=None)
        return dated.select_related("component", "unit", "key").order_by("number", "pk")


def scope_of(plan: ObjectPlan, asked: Mapping[str, str]) -> Scope:
    """Read what an address asks for; what it does not say is the whole first year's budget.

    Raises:
        Http404: it asks for what there cannot be.
    """
    series = _chosen(asked.get("serie") or "budget", {one.value: one for one in Series})
    numbers = {str(number or ""): number for number in FORECASTS}
    forecast = _chosen(asked.get("prognos") or "", numbers)
    if forecast and series != Series.FORECAST:
        raise Http404
    years = {str(year): year for year in years_of(plan)}
    return Scope(
        plan,
        series,
        forecast,
        _chosen(asked.get("ar") or str(plan.year), years),
        _chosen(asked.get("indelning") or "ar", {one.value: one for one in Division}),
    )


def years_of(plan: ObjectPlan) -> range:
    """The years that ``plan`` holds for."""
    return range(plan.period_start.year, plan.period_end.year + 1)


def _chosen(name: str, among: Mapping[str, T]) -> T:
    if name not in among:
        raise Http404
    return among[name]


@dataclass(frozen=True)
class Way:
    """A link to another grid of the same plan."""

    label: str
    address: str
    is_here: bool


def ways(scope: Scope) -> list[tuple[str, list[Way]]]:
    """The other series, divisions and years of the plan, each group with its name."""
    series = [Series.BUDGET, *[Series.FORECAST] * len(FORECASTS), Series.OUTCOME]
    numbers = [None, *FORECASTS, None]
    pairs = zip(series, numbers, strict=True)
    kinds = (replace(scope, series=one, forecast=number) for one, number in pairs)
    groups = [("Serie", _ways(scope, ((one.title, one) for one in kinds)))]
    divided = ((str(one.label), replace(scope, division=one)) for one in Division)
    groups.append(("Indelning", _ways(scope, divided)))
    years = years_of(scope.plan)
    if len(years) > 1:
        groups.append(("År", _ways(scope, ((str(one), replace(scope, year=one)) for one in years))))
    return groups


def _ways(here: Scope, others: Iterable[tuple[str, Scope]]) -> list[Way]:
    return [Way(label, other.address, other == here) for label, other in others]
