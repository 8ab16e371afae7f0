"""Writing the changes of an import, in the order that their references ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activities.models import Activity, FollowUp, Placement, StatusReport
from activities.services.states import refresh_states
from objects.models import Goal
from objects.recording import Stamp, Writes, write

if TYPE_CHECKING:
    from activities.importing.changes import Changes
    from activities.models import OperationalPlan
    from objects.models import ImportBatch


def save(plan: OperationalPlan, changes: Changes, stamp: Stamp, batch: ImportBatch) -> None:
    """Save ``changes`` with their history, and ``batch`` beside them. Call it in a transaction."""
    batch.save()
    follow_up = changes.follow_up
    if not FollowUp.objects.filter(plan=plan, cut_off=follow_up.cut_off).exists():
        follow_up._history_user = stamp.user  # type: ignore[attr-defined]
        follow_up._change_reason = stamp.reason_in(type(follow_up).history.model)  # type: ignore[attr-defined]
        follow_up.save()
    _save_goals(changes.goals, stamp)
    write(Activity, changes.activities, ["sub_points"], stamp)
    write(Placement, changes.placements, ["order", "carried_from"], stamp)
    fields = ["placement", "status", "comment", "deadline", "reported_by", "reported_at"]
    write(StatusReport, changes.reports, fields, stamp)
    refresh_states(plan=plan, user=stamp.user, reason=stamp.reason)


def _save_goals(goals: Writes[Goal], stamp: Stamp) -> None:
    """Level by level, since a goal needs the key of the one above it."""
    waiting = goals.new
    while waiting:
        ready = [goal for goal in waiting if goal.parent is None or goal.parent.pk]
        waiting = [goal for goal in waiting if goal.parent is not None and not goal.parent.pk]
        write(Goal, Writes(new=ready), [], stamp)
    write(Goal, Writes(changed=goals.changed), ["order", "description"], stamp)
