"""A plan to make the next one of, and short ways to do it."""

from dataclasses import replace
from typing import Any

from activities.models import Activity, OperationalPlan, StatusChoice
from objects.models import (
    GoverningDocument,
    Influence,
    ManagedObject,
    ObjectPlan,
    PlanSection,
    RoleAssignment,
    User,
)
from objects.periods import Period
from portfolio.renewal.material import period_of
from portfolio.renewal.outlook import Choices, look_ahead
from portfolio.renewal.services import renew_plan
from tests.build import (
    NEW_YEAR,
    make_activity,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_user,
    make_vocabulary,
)

Class = StatusChoice.Class


def make_leader(item: ManagedObject) -> User:
    user = make_user(first_name="Objektledare")
    RoleAssignment.objects.create(
        object=item, user=user, role="ledare", side="it", valid_from=NEW_YEAR
    )
    return user


def make_plan(code: str = "", **fields: Any) -> ObjectPlan:
    return make_object_plan(make_object(code), **fields)


def make_section(plan: ObjectPlan, kind: str = "purpose", body: str = "<p>Så.</p>") -> PlanSection:
    return PlanSection.objects.create(plan=plan, kind=kind, body=body)


def make_influence(plan: ObjectPlan, number: int = 1, title: str = "") -> Influence:
    document = GoverningDocument.objects.create(title=title or f"Dokument {plan.code} {number}")
    return Influence.objects.create(plan=plan, document=document, number=number)


def make_work(code: str = "UF-2022", year: int = 2022, **fields: Any) -> OperationalPlan:
    """An operational plan whose vocabulary has a word for every class of status."""
    words = make_vocabulary()
    for order, (name, label) in enumerate(Class.choices):
        words.choices.create(label=label, order=order, status_class=name)
    return make_operational_plan(code, year=year, **{"vocabulary": words} | fields)


def make_task(
    plan: OperationalPlan, item: ManagedObject, status: str = "", **fields: Any
) -> Activity:
    """An activity of an object with a status of a class; none unless told."""
    choice = plan.vocabulary.choices.get(status_class=status) if status else None
    return make_activity(plan, object=item, status=choice, **fields)


def next_period(plan: ObjectPlan) -> Period:
    return period_of(plan).following()


def renewed(
    plan: ObjectPlan, period: Period | None = None, user: User | None = None, **choices: Any
) -> ObjectPlan:
    """Make the plan after ``plan``, with everything going on but for ``choices``."""
    period = period or next_period(plan)
    everything = Choices.everything(look_ahead(plan, period))
    return renew_plan(source=plan, period=period, user=user, choices=replace(everything, **choices))
