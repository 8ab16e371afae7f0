"""A plan with a revised budget, two forecasts and an outcome, for tests of pages of money."""

from datetime import date
from decimal import Decimal

from objects.models import ObjectPlan
from tests.build import (
    make_activity,
    make_budget_line,
    make_component,
    make_goal,
    make_key,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_scheme,
    make_unit,
)


def kr(text: str) -> Decimal:
    return Decimal(text)


def money_plan() -> ObjectPlan:
    """VM 900,00 shared by thirds and VU 100,00 of BIN, revised by 50,00; prognos 2 is 1 200,01.

    The outcome of the year is not all in. An activity of 100,00 stands under two goals.
    """
    bin_, bou = make_unit("BIN", order=1), make_unit("BOU", order=2)
    scheme = make_scheme()
    goals = [make_goal(scheme, number=number, title=f"Mål {number}") for number in ("1", "2")]
    plan = make_object_plan(make_object("UKFA", units=[bin_, bou]), goal_scheme=scheme)
    key = make_key((bin_, 1, 3), (bou, 2, 3))
    part = make_component(plan.object, name="Skola24")
    activity = make_activity(make_operational_plan("VP-2022"), object=plan.object, title="Byta")
    activity.contributes_to.set(goals)
    make_budget_line(plan, title="Drift", kind="vm", amount=kr("900.00"), key=key, component=part)
    paid = {"kind": "vu", "unit": bin_, "activity": activity}
    own = make_budget_line(plan, title="Byte", amount=kr("100.00"), **paid)
    make_budget_line(
        plan,
        title="Mer till bytet",
        kind="vu",
        unit=bin_,
        amount=kr("50.00"),
        revises=own,
        revision_reason="Dyrare än väntat",
    )
    for number, vm in ((1, "900.00"), (2, "1000.01")):
        told = {"series": "prognos", "forecast": number}
        make_budget_line(plan, kind="vm", amount=kr(vm), key=key, component=part, **told)
        make_budget_line(plan, amount=kr("200.00"), **paid, **told)
    spent = {"series": "utfall", "period": "t1"}
    make_budget_line(plan, kind="vm", amount=kr("300.00"), key=key, component=part, **spent)
    return plan


def other_year(plan: ObjectPlan) -> ObjectPlan:
    """The same object's plan for 2023, with 10,00 for BIN."""
    made = make_object_plan(plan.object, year=2023)
    bearer = plan.object.units.get(code="BIN")
    make_budget_line(made, kind="vm", unit=bearer, amount=kr("10.00"))
    assert made.period_start == date(2023, 1, 1)
    return made
