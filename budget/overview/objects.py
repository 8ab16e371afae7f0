"""Money by object and object family."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from budget.measuring.figures import Figures
from budget.overview.addresses import plan_address
from budget.overview.parts import note_of
from budget.overview.tables import Layout, Named, Table, table
from objects.models import ObjectPlan


def read_plans(keys: Collection[int]) -> dict[int, ObjectPlan]:
    """The plans with the primary ``keys``, with their objects (one query)."""
    plans = ObjectPlan.objects.filter(pk__in=keys).select_related("object__family")
    return {plan.pk: plan for plan in plans}


def objects_table(
    by_plan: Mapping[int, Figures], plans: Mapping[int, ObjectPlan], layout: Layout, total: Named
) -> Table:
    """A row for each object, by name."""
    ordered = sorted(by_plan, key=lambda pk: (plans[pk].object.name, plans[pk].code))
    named = [
        Named(plans[pk].object.name, by_plan[pk], plans[pk].code, plan_address(plans[pk]))
        for pk in ordered
    ]
    return table("objekt", "Per objekt", "Objekt", layout, named, total, note=note_of(layout))
