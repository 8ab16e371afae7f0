"""How the money of a plan has gone: decided, revised, forecast once more, and what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from budget.measuring.accounts import YEAR, covered, months_of
from budget.models.kinds import Series
from budget.queries import AllocatedAmount, Totals, totals
from objects.money import percent


@dataclass(frozen=True)
class Step:
    """One step with its sums; ``series`` and ``forecast`` say which, "" for what only leads up.

    ``deviation`` is from ``base``, the budget in force of the years that the step tells of; None
    where it would compare parts of a year.
    """

    name: str
    sums: Totals
    series: str = ""
    forecast: int | None = None
    deviation: Decimal | None = None
    base: Decimal | None = None
    note: str = ""

    @property
    def slug(self) -> str:
        """What names the step among the plan's."""
        if not self.series:
            return "beslutad" if self.name.startswith("Beslutad") else "revideringar"
        return f"{self.series}-{self.forecast}" if self.forecast else self.series


def forecast_name(number: int | None) -> str:
    """ "Prognos 2", or only "Prognos" where it has no number."""
    return f"Prognos {number}" if number else "Prognos"


def steps_of(parts: Iterable[AllocatedAmount]) -> list[Step]:
    """The steps of a plan's amounts, also of replaced forecasts; all of them or a nämnd's own."""
    found = list(parts)
    budget = [one for one in found if one.line.series == Series.BUDGET]
    steps = list(_budget_steps(budget))
    forecasts = [one for one in found if one.line.series == Series.FORECAST]
    for number in sorted({one.line.forecast for one in forecasts}, key=lambda one: one or 0):
        numbered = [one for one in forecasts if one.line.forecast == number]
        if sums := totals(numbered):
            base = _budget_beside(budget, numbered)
            departs = None if base is None else sums.total - base
            steps.append(Step(forecast_name(number), sums, Series.FORECAST, number, departs, base))
    return [*steps, *_outcome_step(found, budget)]


def _budget_beside(
    budget: list[AllocatedAmount], measured: list[AllocatedAmount]
) -> Decimal | None:
    """The budget in force of the years that ``measured`` tells of; None where there is none."""
    years = {one.line.of_year for one in measured}
    sums = totals(one for one in budget if one.line.of_year in years)
    return sums.total if sums else None


def _budget_steps(budget: list[AllocatedAmount]) -> Iterator[Step]:
    revisions = [one for one in budget if one.line.revision_reason]
    sums = totals(budget)
    if sums is None:
        return
    if not revisions:
        yield Step("Budget", sums, Series.BUDGET)
        return
    number = len({one.line.pk for one in revisions})
    if decided := totals(one for one in budget if not one.line.revision_reason):
        yield Step("Beslutad budget", decided)
    if revised := totals(revisions):
        yield Step(f"Revideringar, {number} st", revised)
    yield Step("Gällande budget", sums, Series.BUDGET)


def _outcome_step(parts: list[AllocatedAmount], budget: list[AllocatedAmount]) -> Iterator[Step]:
    outcome = [one for one in parts if one.line.series == Series.OUTCOME]
    sums = totals(outcome)
    if sums is None:
        return
    base = _budget_beside(budget, outcome)
    by_year: dict[int, frozenset[int]] = {}
    for one in outcome:
        year = one.line.of_year
        by_year[year] = by_year.get(year, frozenset()) | months_of(one.line.period)
    spans = set(by_year.values())
    if spans == {YEAR}:
        departs = None if base is None else sums.total - base
        yield Step("Utfall", sums, Series.OUTCOME, None, departs, base)
        return
    used = percent(sums.total, base) if base else ""
    name = f"Utfall {covered(spans.pop())}" if len(spans) == 1 else "Utfall hittills"
    note = f"{used} av budgeten" if used else ""
    yield Step(name, sums, Series.OUTCOME, None, None, base, note)
