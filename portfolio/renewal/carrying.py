"""Writes unfinished activities into the operational plans of the new year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max

from activities.models import Activity, OperationalPlan, Placement
from objects.models import Goal, ObjectPlan
from objects.recording import Stamp, Writes, record, write
from portfolio.renewal.activities import ActivityFate
from portfolio.renewal.copying import copy_of
from portfolio.renewal.goals import Goals
from portfolio.renewal.operational import PlanFate
from portfolio.renewal.targets import Target, make_target

Fates = list[ActivityFate]


def carry_activities(
    fates: Iterable[ActivityFate], source: ObjectPlan, goals: Goals | None, stamp: Stamp
) -> dict[int, Activity]:
    """Let the activities of ``fates`` go on, and give what became of them by their own keys.

    ``goals`` are those of the new object plan, which activities then contribute to. The number of
    queries follows the operational plans, not the activities.
    """
    by_plan: dict[int, tuple[PlanFate, Fates]] = {}
    for fate in fates:
        if not fate.is_foreign:
            by_plan.setdefault(id(fate.plan), (fate.plan, []))[1].append(fate)
    carried: dict[int, Activity] = {}
    for plan, of_it in by_plan.values():
        carried |= _add([fate for fate in of_it if fate.twin is None], plan, source, goals, stamp)
        carried |= _join([fate for fate in of_it if fate.twin], source, goals, stamp)
    return carried


def _add(
    fates: Fates, plan: PlanFate, source: ObjectPlan, goals: Goals | None, stamp: Stamp
) -> dict[int, Activity]:
    """Add what is new, to a plan that is made if it is not there."""
    if not fates:
        return {}
    target = make_target(plan, stamp)
    last = target.plan.activities.aggregate(last=Max("number"))["last"] or 0
    in_order = sorted(fates, key=lambda fate: (fate.activity.plan.year, fate.activity.number))
    made = {
        fate.activity.pk: _continued(fate, target.plan, number)
        for number, fate in enumerate(in_order, start=last + 1)
    }
    Activity.objects.bulk_create(made.values())
    units = [
        (made[one.activity.pk].pk, unit.pk) for one in fates for unit in one.activity.units.all()
    ]
    _add_links(Activity.units.through, "unit_id", units)
    _link(fates, made, source, goals)
    record(Activity, list(made.values()), "+", stamp)
    _place(fates, made, target, stamp)
    return made


def _continued(fate: ActivityFate, plan: OperationalPlan, number: int) -> Activity:
    owner = fate.activity.owner
    return copy_of(
        fate.activity,
        plan=plan,
        number=number,
        predecessor=fate.activity,
        owner=owner if owner and owner.is_active else None,
        planned_deadline=fate.deadline,
        deadline=fate.deadline,
        status=None,
        has_conflict=False,
    )


def _link(
    fates: Fates, carried: Mapping[int, Activity], source: ObjectPlan, goals: Goals | None
) -> None:
    """Link what goes on to the same components, and to the copies of the plan's goals."""
    by_code: Mapping[str, Goal] = goals.by_code if goals else {}
    components, contributions = [], []
    for fate in fates:
        new = carried[fate.activity.pk].pk
        components += [(new, one.pk) for one in fate.activity.components.all()]
        old_goals = fate.activity.contributes_to.all()
        own = [goal.code for goal in old_goals if goal.scheme_id == source.goal_scheme_id]
        contributions += [(new, by_code[code].pk) for code in own if code in by_code]
    _add_links(Activity.components.through, "component_id", components)
    _add_links(Activity.contributes_to.through, "goal_id", contributions)


def _add_links(through: Any, end: str, pairs: list[tuple[int, int]]) -> None:
    links = (through(activity_id=activity, **{end: other}) for activity, other in pairs)
    through.objects.bulk_create(links, ignore_conflicts=True)


def _join(
    fates: Fates, source: ObjectPlan, goals: Goals | None, stamp: Stamp
) -> dict[int, Activity]:
    """Let what is there already know what it continues and whose it is, where it did not."""
    joined = {fate.activity.pk: fate.twin for fate in fates if fate.twin}
    changed: Writes[Activity] = Writes()
    for fate in fates:
        twin = joined[fate.activity.pk]
        twin.predecessor = twin.predecessor or fate.activity
        twin.object_id = fate.activity.object_id
        changed.change(twin)
    _link(fates, joined, source, goals)
    write(Activity, changed, ["predecessor", "object"], stamp)
    return joined


def _place(fates: Fates, made: Mapping[int, Activity], target: Target, stamp: Stamp) -> None:
    """Put each activity under the goals where it stood, after what stands there already."""
    present = Placement.objects.filter(activity__plan=target.plan).order_by()
    last = dict(present.values_list("goal").annotate(last=Max("order")))
    placements: Writes[Placement] = Writes()
    for fate in fates:
        for place in fate.activity.placements.all():
            goal = target.goals.by_code.get(place.goal.code)
            if goal is None:
                continue
            copy = copy_of(
                place,
                activity=made[fate.activity.pk],
                goal=goal,
                order=last.get(goal.pk, 0) + place.order,
                carried_from=fate.carried_from,
            )
            placements.new.append(copy)
            placements.units[id(copy)] = frozenset(unit.pk for unit in place.units.all())
    write(Placement, placements, [], stamp)
