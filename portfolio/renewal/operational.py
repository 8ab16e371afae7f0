"""The operational plans of the new year: those there are, and those that are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from activities.models import OperationalPlan
from objects.periods import Period, with_years_of
from portfolio.renewal.copying import free_code
from portfolio.renewal.goals import SchemeFate, fate_of


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
