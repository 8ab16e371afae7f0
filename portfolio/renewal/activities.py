"""Which activities are unfinished, and how each goes on in the new year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from activities.models import Activity, StatusChoice
from objects.fuzzy import FuzzyDate
from portfolio.renewal.operational import PlanFate, plan_fates

FINISHED = frozenset({StatusChoice.Class.DONE, StatusChoice.Class.NOT_RELEVANT})


@dataclass(frozen=True)
class ActivityFate:
    """An unfinished activity as it will stand in the new year.

    ``carried_from`` is the year when it was first planned. ``deadline`` lies in the new year or
    later, else it is None and ``lost_deadline`` tells what it was. ``twin`` stands in the new year
    already: it continues the activity, or says the same in the plan that would take it up.
    """

    activity: Activity
    plan: PlanFate
    carried_from: int
    deadline: FuzzyDate | None
    lost_deadline: FuzzyDate | None
    twin: Activity | None

    @property
    def is_foreign(self) -> bool:
        """Whether the twin belongs to another object, so that it is left alone."""
        return self.twin is not None and self.twin.object_id not in (
            None,
            self.activity.object_id,
        )


@dataclass(frozen=True)
class ActivityOutlook:
    """The activities of an object: those that may go on, and those that stay where they are."""

    unfinished: tuple[ActivityFate, ...] = ()
    finished: tuple[Activity, ...] = ()

    @property
    def plans(self) -> tuple[PlanFate, ...]:
        """The operational plans that take up the unfinished ones, each once."""
        return tuple({id(one.plan): one.plan for one in self.unfinished}.values())


def activity_outlook(activities: tuple[Activity, ...], year: int) -> ActivityOutlook:
    """Tell how ``activities``, whose latest plans come first, go on in ``year``.

    One that has gone on in a year between is left to its successor. The number of queries follows
    the operational plans, not the activities.
    """
    finished = tuple(one for one in activities if _is_finished(one))
    open_ones = [
        one
        for one in activities
        if not _is_finished(one) and (_successor(one, year) or not one.successors.all())
    ]
    plans = plan_fates((one.plan for one in open_ones), year)
    return ActivityOutlook(tuple(_fates(open_ones, plans, year)), finished)


def _is_finished(activity: Activity) -> bool:
    return activity.status is not None and activity.status.status_class in FINISHED


def _successor(activity: Activity, year: int) -> Activity | None:
    return next((one for one in activity.successors.all() if one.plan.year == year), None)


def _fates(
    activities: list[Activity], plans: Mapping[int, PlanFate], year: int
) -> list[ActivityFate]:
    """One a wording and unit: the same activity of two earlier years goes on as one."""
    ready = [plan.ready for plan in plans.values() if plan.ready]
    worded = {activity.text_key for activity in activities}
    same = Activity.objects.filter(plan__in=ready, text_key__in=worded).select_related("plan")
    twins = {(one.plan_id, one.text_key): one for one in same}
    found: dict[tuple[int, str], ActivityFate] = {}
    for activity in activities:
        plan = plans[activity.plan.unit_id]
        twin = twins.get((plan.ready.pk, activity.text_key)) if plan.ready else None
        fate = _fate(activity, plan, _successor(activity, year) or twin, year)
        found.setdefault((activity.plan.unit_id, activity.text_key), fate)
    return list(found.values())


def _fate(activity: Activity, plan: PlanFate, twin: Activity | None, year: int) -> ActivityFate:
    carried = [one.carried_from for one in activity.placements.all() if one.carried_from]
    current = activity.deadline or activity.planned_deadline
    lasts = current is not None and current.sort_key[0] >= date(year, 1, 1)
    return ActivityFate(
        activity=activity,
        plan=plan,
        carried_from=min(carried, default=activity.plan.year),
        deadline=_as_planned(current) if current and lasts else None,
        lost_deadline=None if lasts else current,
        twin=twin,
    )


def _as_planned(deadline: FuzzyDate) -> FuzzyDate:
    """The same time in its plain form: in a new plan, nothing has been moved yet."""
    return FuzzyDate(deadline.start, deadline.end, deadline.precision, deadline.label())
