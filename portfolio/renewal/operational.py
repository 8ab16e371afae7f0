"""The operational plans of the new year: those there are, and those that are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from activities.models import OperationalPlan
from objects.periods import Period, with_years_of
from objects.recording import Stamp
from objects.writing import save_row
from portfolio.renewal.copying import copy_of, free_code
from portfolio.renewal.goals import Goals, SchemeFate, carry_goals, fate_of


@dataclass(frozen=True)
class PlanFate:
    """The operational plan of a unit in the new year: ``ready``, or made after ``model``.

    ``model`` is the unit's latest plan before; ``scheme`` is None where the plan is ready.
    """

    model: OperationalPlan
    year: int
    ready: OperationalPlan | None
    code: str
    name: str
    scheme: SchemeFate | None


@dataclass(frozen=True)
class Target:
    """An operational plan that stands in the database, and its goals by code."""

    plan: OperationalPlan
    goals: Goals


def plan_fates(plans: Iterable[OperationalPlan], year: int) -> dict[int, PlanFate]:
    """Tell, by unit, which plan of ``year`` continues ``plans``, whose latest come first.

    The number of queries follows the units.
    """
    models: dict[int, OperationalPlan] = {}
    for plan in plans:
        models.setdefault(plan.unit_id, plan)
    ready = OperationalPlan.objects.filter(unit__in=models, year=year).select_related("goal_scheme")
    by_unit: dict[int, list[OperationalPlan]] = {}
    for plan in ready.order_by("code"):
        by_unit.setdefault(plan.unit_id, []).append(plan)
    return {unit: _fate(model, year, by_unit.get(unit, [])) for unit, model in models.items()}


def _fate(model: OperationalPlan, year: int, ready: list[OperationalPlan]) -> PlanFate:
    old, new = Period.of_year(model.year), Period.of_year(year)
    if ready:
        namesake = with_years_of(model.code, old, new)
        chosen = next((plan for plan in ready if plan.code == namesake), ready[0])
        return PlanFate(model, year, chosen, chosen.code, chosen.name, None)
    code = free_code(OperationalPlan, model.code, old, new)
    scheme = fate_of(model.goal_scheme, old, new, lasting=True)
    return PlanFate(model, year, None, code, with_years_of(model.name, old, new), scheme)


def make_target(fate: PlanFate, stamp: Stamp) -> Target:
    """Give the plan of the new year, made with its committees and words when it is not there."""
    if fate.ready is not None:
        return Target(fate.ready, Goals.of(fate.ready.goal_scheme))
    # Another plan that was made just now may have brought the structure with it.
    year = Period.of_year(fate.year)
    scheme = fate_of(fate.model.goal_scheme, Period.of_year(fate.model.year), year, lasting=True)
    goals = carry_goals(scheme, year, stamp)
    plan = copy_of(
        fate.model,
        code=fate.code,
        name=fate.name,
        year=fate.year,
        goal_scheme=goals.scheme,
        adopted=None,
        is_public=False,
    )
    committees = {"committees": fate.model.committees.all()}
    save_row(plan, user=stamp.user, related=committees, reason=stamp.reason)
    return Target(plan, goals)
