"""Writes that keep activities in step with what has been reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from django.db import transaction

from activities.models import Activity, OperationalPlan, StatusChoice, StatusReport
from objects.fuzzy import is_starred
from objects.recording import Stamp, Writes, write

if TYPE_CHECKING:
    from objects.fuzzy import FuzzyDate
    from objects.models import User

# Where places contradict each other, what is least finished holds until someone has decided.
_LEAST_FINISHED_FIRST = (
    StatusChoice.Class.REMAINING,
    StatusChoice.Class.PAUSED,
    StatusChoice.Class.ONGOING,
    StatusChoice.Class.NOT_ASSESSED,
    StatusChoice.Class.CONTINUOUS,
    StatusChoice.Class.NOT_RELEVANT,
    StatusChoice.Class.DONE,
)
STATE_FIELDS = ("status", "deadline", "has_conflict")


class Reported(Protocol):
    """What one place of an activity reports."""

    @property
    def status(self) -> StatusChoice | None: ...
    @property
    def deadline(self) -> FuzzyDate | None: ...


@dataclass(frozen=True, slots=True)
class State:
    """How an activity stands on the whole."""

    status: StatusChoice | None
    deadline: FuzzyDate | None
    has_conflict: bool


def state_of(reports: Sequence[Reported]) -> State:
    """The state that the reports of one activity at one follow-up add up to.

    Places contradict each other when their status classes or deadlines differ; then the least
    finished status and the latest deadline hold.
    """
    choices = [report.status for report in reports if report.status]
    deadlines = [report.deadline for report in reports if report.deadline]
    order = [str(value) for value in _LEAST_FINISHED_FIRST]
    return State(
        status=min(choices, key=lambda one: order.index(one.status_class), default=None),
        deadline=max(deadlines, key=lambda one: one.sort_key, default=None),
        has_conflict=statuses_differ(reports) or deadlines_differ(reports),
    )


def statuses_differ(reports: Iterable[Reported]) -> bool:
    """Whether places of one activity report statuses of different classes."""
    return len({report.status.status_class if report.status else None for report in reports}) > 1


def deadlines_differ(reports: Iterable[Reported]) -> bool:
    """Whether places of one activity report different deadlines, or only some say it moved."""
    return len({_meaning(report.deadline) for report in reports}) > 1


def _meaning(deadline: FuzzyDate | None) -> tuple[object, ...]:
    return (*deadline.sort_key[:3], is_starred(deadline.text)) if deadline else ()


@transaction.atomic
def refresh_states(
    *,
    plan: OperationalPlan,
    activities: Iterable[int] | None = None,
    user: User | None = None,
    reason: str = "",
) -> int:
    """Bring status, deadline and conflicts of activities up to their latest follow-up.

    Takes all activities of ``plan``, or those with the primary keys ``activities``; one that was
    never reported is left as it is. Returns how many changed. Permission is the caller's matter.
    """
    reports = StatusReport.objects.filter(activity__plan=plan)
    if activities is not None:
        reports = reports.filter(activity__in=list(activities))
    ordered = reports.order_by("activity", "-follow_up__cut_off", "pk")
    changed: Writes[Activity] = Writes()
    for activity, group in groupby(
        ordered.select_related("activity", "status", "follow_up"), key=lambda one: one.activity
    ):
        if _refresh(activity, list(group)):
            changed.changed.append(activity)
    write(Activity, changed, STATE_FIELDS, Stamp(user, reason))
    return len(changed.changed)


def _refresh(activity: Activity, reports: list[StatusReport]) -> bool:
    latest = [one for one in reports if one.follow_up_id == reports[0].follow_up_id]
    state = state_of(latest)
    if activity.deadline_set_after(report.reported_at for report in latest):
        state = State(state.status, activity.deadline, statuses_differ(latest))
    old = (activity.status_id, activity.deadline, activity.has_conflict)
    apply_state(activity, state)
    return old != (activity.status_id, activity.deadline, activity.has_conflict)


def apply_state(activity: Activity, state: State) -> None:
    """Set the fields of ``activity`` that follow from its reports, without saving."""
    activity.status = state.status
    activity.deadline = state.deadline
    activity.has_conflict = state.has_conflict
