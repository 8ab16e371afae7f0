"""How the money of a plan has gone: decided, revised, forecast once more, and what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from budget.measuring.accounts import YEAR, covered, months_of
from budget.models import BudgetLine
from budget.models.kinds import Series
from budget.queries import Totals, totals
from objects.money import percent


@dataclass(frozen=True)
class Step:
    """One step with its sums; ``series`` and ``forecast`` say which, "" for what only leads up.

    ``deviation`` is from the budget in force, None where it would compare parts of a year.
    """

    name: str
    sums: Totals
    series: str = ""
    forecast: int | None = None
    deviation: Decimal | None = None
    note: str = ""


def forecast_name(number: int | None) -> str:
    """ "Prognos 2", or only "Prognos" where it has no number."""
    return f"Prognos {number}" if number else "Prognos"


def steps_of(lines: Iterable[BudgetLine]) -> list[Step]:
    """The steps of a plan with all its ``lines``, also those of replaced forecasts."""
    all_lines = list(lines)
    budget = [line for line in all_lines if line.series == Series.BUDGET]
    revisions = [line for line in budget if line.revision_reason]
    in_force = totals(budget)
    found = list(_budget_steps(budget, revisions))
    whole = in_force.total if in_force else None
    numbers = {line.forecast for line in all_lines if line.series == Series.FORECAST}
    for number in sorted(numbers, key=lambda one: one or 0):
        told = [
            one for one in all_lines if one.series == Series.FORECAST and one.forecast == number
        ]
        if sums := totals(told):
            departs = None if whole is None else sums.total - whole
            found.append(Step(forecast_name(number), sums, Series.FORECAST, number, departs))
    return [*found, *_outcome_step(all_lines, whole)]


def _budget_steps(budget: list[BudgetLine], revisions: list[BudgetLine]) -> Iterator[Step]:
    if not revisions:
        if sums := totals(budget):
            yield Step("Budget", sums, Series.BUDGET)
        return
    decided = [line for line in budget if not line.revision_reason]
    named = (("Beslutad budget", decided), (f"Revideringar, {len(revisions)} st", revisions))
    for name, lines in named:
        if sums := totals(lines):
            yield Step(name, sums)
    if sums := totals(budget):
        yield Step("Gällande budget", sums, Series.BUDGET)


def _outcome_step(lines: list[BudgetLine], whole: Decimal | None) -> Iterator[Step]:
    outcome = [line for line in lines if line.series == Series.OUTCOME]
    sums = totals(outcome)
    if sums is None:
        return
    months = frozenset[int]().union(*(months_of(line.period) for line in outcome))
    if months == YEAR:
        departs = None if whole is None else sums.total - whole
        yield Step("Utfall", sums, Series.OUTCOME, None, departs)
        return
    used = percent(sums.total, whole) if whole else ""
    name = f"Utfall {covered(months)}"
    yield Step(name, sums, Series.OUTCOME, None, None, f"{used} av budgeten" if used else "")
