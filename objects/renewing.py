"""From one plan to the next: which plan may be renewed, and how the history tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from objects.models import ObjectPlan
from objects.periods import Period
from objects.permissions import Action, Rights

_REASON = "Ny plan från "


@dataclass(frozen=True)
class Renewal:
    """What can be done next with a plan, and what it was made from.

    ``year`` is that of the plan to make next, None where the object has one already; ``source`` is
    the code of the plan that this one was made from, empty when it was made in another way.
    """

    year: int | None
    source: str


def reason_of(source: ObjectPlan) -> str:
    """What the history says of all that is made from ``source``."""
    return f"{_REASON}{source.code}"


def later_plan(source: ObjectPlan) -> ObjectPlan | None:
    """The plan of the same object that follows on ``source``, if there is one (one query)."""
    later = ObjectPlan.objects.filter(
        object_id=source.object_id, period_start__gt=source.period_start
    )
    return later.order_by("period_start").first()


def renewal_of(plan: ObjectPlan, rights: Rights) -> Renewal | None:
    """Tell whoever has ``rights`` what can be done next with ``plan`` (two queries).

    None for those who may not renew it.
    """
    if not rights.may(Action.RENEW_PLAN, plan.object_id):
        return None
    following = Period(plan.period_start, plan.period_end).following()
    return Renewal(None if later_plan(plan) else following.start.year, made_from(plan))


def made_from(plan: ObjectPlan) -> str:
    """The code of the plan that ``plan`` was made from, or nothing (one query)."""
    made = plan.history.filter(history_type="+").order_by("history_id")
    reason = made.values_list("history_change_reason", flat=True).first() or ""
    return reason.removeprefix(_REASON) if reason.startswith(_REASON) else ""
