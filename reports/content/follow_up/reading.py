"""Reads what a follow-up tells: each place of each activity as it stood at the cut-off date."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Prefetch

from activities.models import Activity, FollowUp, Placement, StatusReport
from objects.fuzzy import FuzzyDate
from objects.models import Goal, Unit

UNREPORTED = "Ej rapporterat"
UNREPORTED_CLASS = "ej_bedomt"


@dataclass(frozen=True)
class Place:
    """An activity in one place, with what was reported of it there.

    ``key`` is natural and unique: the goal, the activity's number, and a count where the activity
    stands more than once under the goal.
    """

    key: str
    goal: Goal
    activity: Activity
    units: tuple[Unit, ...]
    carried_from: int | None
    status: str
    status_class: str
    comment: str
    deadline: FuzzyDate | None
    moved: bool

    @property
    def unit_codes(self) -> tuple[str, ...]:
        """The codes of the units that answer for the activity here, in their order."""
        return tuple(unit.code for unit in self.units)

    @property
    def last_year(self) -> int | None:
        """The year of the deadline; None without a deadline or for work that goes on."""
        return self.deadline.end.year if self.deadline and self.deadline.end else None


@dataclass(frozen=True)
class Source:
    """All that the content of a follow-up is built from."""

    follow_up: FollowUp
    committees: tuple[Unit, ...]
    goals: tuple[Goal, ...]
    places: tuple[Place, ...]
    unit: Unit | None
    by_goal: dict[int, list[Place]] = field(default_factory=dict)

    def under(self, goal: Goal) -> list[Place]:
        """Give the places right under ``goal``, in order."""
        return self.by_goal.get(goal.pk, [])


def read_source(follow_up: FollowUp, unit: Unit | None) -> Source:
    """Read what ``follow_up`` tells, or what ``unit`` answers for of it (seven queries)."""
    plan = follow_up.plan
    goals = Goal.objects.filter(scheme=plan.goal_scheme_id).select_related("level")
    places = [
        place
        for place in _places(follow_up)
        if unit is None or any(unit.pk == other.pk for other in place.units)
    ]
    by_goal: dict[int, list[Place]] = {}
    for place in places:
        by_goal.setdefault(place.goal.pk, []).append(place)
    return Source(
        follow_up=follow_up,
        committees=tuple(plan.committees.order_by("order", "code")),
        goals=tuple(goals.order_by("order", "pk")),
        places=tuple(places),
        unit=unit,
        by_goal=by_goal,
    )


def _places(follow_up: FollowUp) -> list[Place]:
    units = Unit.objects.order_by("order", "code")
    placements = (
        Placement.objects.filter(activity__plan=follow_up.plan_id)
        .select_related("activity", "goal")
        .prefetch_related(Prefetch("units", units), Prefetch("activity__units", units))
        .order_by("goal__order", "goal", "order", "pk")
    )
    by_placement, by_activity = _reports(follow_up)
    seen: Counter[tuple[int, int]] = Counter()
    places = []
    for placement in placements:
        seen[placement.goal_id, placement.activity_id] += 1
        count = seen[placement.goal_id, placement.activity_id]
        report = by_placement.get(placement.pk) or by_activity.get(placement.activity_id)
        places.append(_place(placement, report, count))
    return places


def _reports(follow_up: FollowUp) -> tuple[dict[int, StatusReport], dict[int, StatusReport]]:
    """Give the reports of one place by placement, and those of all places by activity."""
    by_placement: dict[int, StatusReport] = {}
    by_activity: dict[int, StatusReport] = {}
    for report in StatusReport.objects.filter(follow_up=follow_up).select_related("status"):
        if report.placement_id is None:
            by_activity[report.activity_id] = report
        else:
            by_placement[report.placement_id] = report
    return by_placement, by_activity


def _place(placement: Placement, report: StatusReport | None, count: int) -> Place:
    activity = placement.activity
    deadline = report.deadline if report else activity.deadline
    status = report.status if report else None
    suffix = f"/{count}" if count > 1 else ""
    return Place(
        key=f"{placement.goal.code}/{activity.number}{suffix}",
        goal=placement.goal,
        activity=activity,
        units=tuple(placement.units.all()) or tuple(activity.units.all()),
        carried_from=placement.carried_from,
        status=status.label if status else UNREPORTED,
        status_class=status.status_class if status else UNREPORTED_CLASS,
        comment=report.comment if report else "",
        deadline=deadline,
        moved=_is_moved(activity.planned_deadline, deadline),
    )


def _is_moved(planned: FuzzyDate | None, deadline: FuzzyDate | None) -> bool:
    """Tell whether the deadline's last day lies after the planned one; work that goes on has none.

    The same rule as ``Activity.moved``, for the deadline as it stood at the follow-up.
    """
    if planned is None or deadline is None or planned.end is None or deadline.end is None:
        return False
    return deadline.end > planned.end
