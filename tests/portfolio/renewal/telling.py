"""Activities that were reported, and what the draft makes of them."""

from typing import Any

from activities.models import Activity, FollowUp
from activities.services.states import refresh_states
from objects.fuzzy import parse_fuzzy
from objects.models import ObjectPlan
from portfolio.renewal.draft import Draft
from portfolio.renewal.outlook import look_ahead
from tests.build import make_report
from tests.portfolio.renewal.ground import make_task, next_period


def told(
    plan: ObjectPlan,
    follow_up: FollowUp,
    status: str,
    planned: str = "",
    now: str = "",
    **more: Any,
) -> Activity:
    """An activity of the plan's object, reported at a follow-up."""
    title = {"title": more.pop("title")} if "title" in more else {}
    read = [parse_fuzzy(text, year=2022) if text else None for text in (planned, now or planned)]
    activity = make_task(follow_up.plan, plan.object, planned_deadline=read[0], **title)
    choice = follow_up.plan.vocabulary.choices.get(status_class=status)
    make_report(activity, follow_up=follow_up, status=choice, deadline=read[1], **more)
    refresh_states(plan=follow_up.plan)
    return activity


def draft_of(plan: ObjectPlan, carried: int = 0) -> Draft:
    return look_ahead(plan, next_period(plan)).draft(carried)


def text_of(plan: ObjectPlan, kind: str, carried: int = 0) -> str:
    return {str(each): body for each, body in draft_of(plan, carried).sections}.get(kind, "")
