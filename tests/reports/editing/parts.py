"""What is common to tests of a plan's parts: addresses, and one row of each kind."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from activities.models import Activity
from budget.models import DifferenceReason
from objects.models import (
    Component,
    Goal,
    Influence,
    InfluenceDirection,
    ObjectPlan,
    PeriodDeviation,
    PlanVersion,
)
from tests.build import make_component
from tests.reports import factories

PLAN = "/objektplaner/UKFA-2022/"
HTMX = {"HX-Request": "true"}


def a_component(plan: ObjectPlan) -> Component:
    found = Component.objects.filter(object=plan.object).first()
    return found or make_component(plan.object, name="Lärplattform")


def a_reason(plan: ObjectPlan) -> DifferenceReason:
    found = plan.difference_reasons.first()
    return found or plan.difference_reasons.create(text="Fler licenser", order=1)


def an_activity(plan: ObjectPlan) -> Activity:
    found = Activity.objects.filter(object=plan.object).first()
    return found or factories.work_for(plan).activities.order_by("number")[0]


GOAL = {"title": "Nytt mål", "number": "1", "description": "", "indicator": "", "deadline": ""}
# A row of each kind in the plan of the factories, and what a form of it may send.
ROWS: dict[str, Callable[[ObjectPlan], Any]] = {
    "version": lambda plan: PlanVersion.objects.get(plan=plan, label="0.1"),
    "avvikelse": lambda plan: PeriodDeviation.objects.get(plan=plan, title="Initiativ 1"),
    "styrande": lambda plan: Influence.objects.get(plan=plan, number=1),
    "inriktning": lambda plan: InfluenceDirection.objects.get(influence__number=1),
    "mal": lambda plan: Goal.objects.get(code="1"),
    "komponent": a_component,
    "skillnad": a_reason,
    "aktivitet": an_activity,
}
SENT: dict[str, dict[str, Any]] = {
    "version": {"label": "0.7", "stage": "utkast", "dated": "2022-01-31", "comment": "Ny"},
    "avvikelse": {"kind": "sen", "title": "Nytt initiativ", "reason": "För sent"},
    "styrande": {"new_title": "Skollagen", "number": "7", "effect": "Styr"},
    "inriktning": {"body": "Ny riktning"},
    "mal": GOAL,
    "komponent": {"name": "Unikum", "kind": "it", "phase": "forvaltning"},
    "skillnad": {"text": "Ny orsak", "amount": "1 200 000", "kind": "vm"},
    "aktivitet": {"title": "Ny aktivitet", "sub_points": "Ett", "kind": "vu", "deadline": "2023"},
}
KINDS = sorted(ROWS)


def address(kind: str, ident: object, more: str = "") -> str:
    return f"{PLAN}redigera/{kind}/{ident}/{more}"


def revision_in(page: str) -> str:
    """The revision that a form carries."""
    return page.partition('name="revision" value="')[2].partition('"')[0]


def save(client: Client, where: str, data: dict[str, Any], **more: Any) -> Any:
    """Open the form at ``where`` and send it with ``data``."""
    form = client.get(where, **more).content.decode()
    return client.post(where, {**data, "revision": revision_in(form)}, **more)
