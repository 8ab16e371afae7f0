"""What the database holds of a plan, read with a fixed number of queries before comparing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from activities.models import Activity, FollowUp, OperationalPlan, Placement, StatusReport
from objects.models import Goal
from objects.names import name_key

if TYPE_CHECKING:
    from datetime import date

    from activities.importing.rows import GoalPath


@dataclass(frozen=True, slots=True)
class Stored:
    """The plan's goals, activities, places and reports, each by what the file knows it by."""

    goals: dict[GoalPath, Goal]
    activities: dict[str, Activity]
    placements: dict[tuple[int, int], list[Placement]]
    reports: dict[int, list[StatusReport]]
    units: dict[int, frozenset[int]]
    placement_units: dict[int, frozenset[int]]
    place_counts: Counter[int]
    follow_up: FollowUp | None

    def place_count(self, activity: Activity) -> int:
        """In how many places ``activity`` stands before the import."""
        return self.place_counts[activity.pk] if activity.pk else 0

    @classmethod
    def load(cls, plan: OperationalPlan, cut_off: date) -> Stored:
        """``placements`` is by goal and activity; ``reports``, of the follow-up, by activity."""
        activities = plan.activities.order_by("number")
        known = Placement.objects.filter(activity__plan=plan).select_related("goal", "activity")
        places = list(known.order_by("order", "pk"))
        follow_up = FollowUp.objects.filter(plan=plan, cut_off=cut_off).first()
        placements: dict[tuple[int, int], list[Placement]] = defaultdict(list)
        for place in places:
            placements[place.goal_id, place.activity_id].append(place)
        reports: dict[int, list[StatusReport]] = defaultdict(list)
        if follow_up:
            for report in follow_up.reports.select_related("status").order_by("pk"):
                reports[report.activity_id].append(report)
        return cls(
            goals=_goals(plan),
            activities={activity.text_key: activity for activity in activities},
            placements=placements,
            reports=reports,
            units=_units(Activity, plan=plan),
            placement_units=_units(Placement, activity__plan=plan),
            place_counts=Counter(place.activity_id for place in places),
            follow_up=follow_up,
        )


def _goals(plan: OperationalPlan) -> dict[GoalPath, Goal]:
    goals = {goal.pk: goal for goal in Goal.objects.filter(scheme_id=plan.goal_scheme_id)}

    def path(goal: Goal) -> GoalPath:
        above = path(goals[goal.parent_id]) if goal.parent_id else ()
        return (*above, (goal.level_id, name_key(goal.title)))

    by_path: dict[GoalPath, Goal] = {}
    for goal in goals.values():
        by_path.setdefault(path(goal), goal)
    return by_path


def _units(model: Any, **of_plan: OperationalPlan) -> dict[int, frozenset[int]]:
    source = model.units.field.m2m_field_name()
    owners = model.objects.filter(**of_plan).order_by()
    links = model.units.through.objects.filter(**{f"{source}__in": owners})
    units: dict[int, set[int]] = defaultdict(set)
    for owner, unit in links.values_list(f"{source}_id", "unit_id"):
        units[owner].add(unit)
    return {owner: frozenset(members) for owner, members in units.items()}
