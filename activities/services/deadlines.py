"""Setting and moving the deadline of an activity in the plan itself, outside any follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.models import Activity, StatusReport
from activities.permissions import require_edit_activity
from activities.services.current import as_it_stands
from activities.services.states import refresh_states
from objects.writing import save_row

if TYPE_CHECKING:
    from objects.fuzzy import FuzzyDate
    from objects.models import User

REASON_NEEDED = "Skriv varför slutdatumet ändras: planen är beslutad."


def same_time(one: FuzzyDate | None, other: FuzzyDate | None) -> bool:
    """Whether two deadlines mean the same days, in whatever words."""
    if one is None or other is None:
        return one is other
    return one.sort_key[:3] == other.sort_key[:3]


def needs_reason(activity: Activity, deadline: FuzzyDate | None) -> bool:
    """Whether to change to ``deadline`` asks for a reason: the plan as adopted says another one."""
    return (
        activity.plan.is_adopted
        and _planned(activity) is not None
        and not same_time(activity.deadline, deadline)
    )


def set_deadline(activity: Activity, deadline: FuzzyDate | None, reason: str) -> None:
    """Put ``deadline`` on the unsaved ``activity``; the planned one follows until it is adopted.

    Once the plan is adopted, the planned deadline stays what it was, so that a move shows.

    Raises:
        ValidationError: the change needs a reason.
    """
    if needs_reason(activity, deadline) and not reason.strip():
        raise ValidationError({"reason": REASON_NEEDED}, code="required")
    if activity.plan.is_adopted:
        planned = _planned(activity)
        activity.planned_deadline = deadline if planned is None else planned
    else:
        activity.planned_deadline = deadline
    if not same_time(activity.deadline, deadline):
        activity.deadline_set_at = timezone.now()
    activity.deadline = deadline


def _planned(activity: Activity) -> FuzzyDate | None:
    """What the plan says; without it, what has held so far."""
    return activity.planned_deadline or activity.deadline


@transaction.atomic
def change_deadline(
    *,
    activity: Activity,
    deadline: FuzzyDate | None,
    reason: str = "",
    user: User | None,
    revision: int | None = None,
) -> Activity:
    """Move the deadline of ``activity``, and of what an open follow-up has been told of it.

    ``revision`` is what the writer read (None: whatever stands there). Gives the activity as it
    was saved.

    Raises:
        PermissionDenied: the user may not edit the activity.
        StaleError: someone has changed the deadline since ``revision``.
        ValidationError: the plan is adopted and no reason was given.
    """
    require_edit_activity(user, activity)
    current = as_it_stands(activity, revision, touching={"deadline"})
    set_deadline(current, deadline, reason)
    save_row(current, user=user, reason=reason.strip())
    tell_follow_up(current, reason.strip(), user)
    return current


def tell_follow_up(activity: Activity, reason: str, user: User | None) -> None:
    """Let the reports of the latest follow-up say the new deadline, as long as it is open.

    Where places told different deadlines, the one of the plan has settled that.
    """
    latest = activity.plan.follow_ups.filter(reports__activity=activity).first()
    if latest is None:
        return
    if latest.is_open:
        for report in StatusReport.objects.filter(follow_up=latest, activity=activity):
            if not same_time(report.deadline, activity.deadline):
                report.deadline, report.deadline_reason = activity.deadline, reason
                save_row(report, user=user, within=activity, reason=reason)
    refresh_states(plan=activity.plan, activities=[activity.pk], user=user, reason=reason)
