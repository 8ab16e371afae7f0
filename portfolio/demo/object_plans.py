"""The demo's object plans with everything written in them."""

from budget.models import BudgetLine, DifferenceReason
from objects.models import (
    GoalScheme,
    GoverningDocument,
    Influence,
    InfluenceDirection,
    ManagedObject,
    ObjectPlan,
    PeriodDeviation,
    PlanSection,
    PlanVersion,
)
from portfolio.demo.creating import create, unit, units
from portfolio.demo.source import Facts


def create_object_plans(facts: list[Facts], documents: list[str]) -> None:
    """Save the register of governing documents, and the plans."""
    for title in documents:
        create(GoverningDocument, {"title": title})
    for one in facts:
        scheme = GoalScheme.objects.filter(code=one["goal_scheme"]).first()
        item = ManagedObject.objects.get(code=one["object"])
        plan = create(ObjectPlan, one, object=item, goal_scheme=scheme)
        _create_texts(one, plan)
        _create_influences(one["influences"], plan)
        _create_money(one, plan)


def _create_texts(facts: Facts, plan: ObjectPlan) -> None:
    for one in facts["sections"]:
        create(PlanSection, one, plan=plan, unit=unit(one.get("unit")))
    for order, one in enumerate(facts["versions"], start=1):
        create(PlanVersion, one, plan=plan, order=order)
    for order, one in enumerate(facts["deviations"], start=1):
        component = plan.object.components.get(code=one["component"])
        create(PeriodDeviation, one, plan=plan, component=component, order=order)


def _create_influences(facts: list[Facts], plan: ObjectPlan) -> None:
    for one in facts:
        document = GoverningDocument.objects.get(title=one["document"])
        influence = create(Influence, one, plan=plan, document=document)
        for order, part in enumerate(one["directions"], start=1):
            direction = create(InfluenceDirection, part, influence=influence, order=order)
            direction.units.set(units(part["units"]))


def _create_money(facts: Facts, plan: ObjectPlan) -> None:
    for one in facts["budget_lines"]:
        create(BudgetLine, one, plan=plan)
    for order, one in enumerate(facts["difference_reasons"], start=1):
        create(DifferenceReason, one, plan=plan, order=order)
