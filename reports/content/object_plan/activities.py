"""What is done for the object of a plan, under the goals that it contributes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from activities.models import Activity
from budget.models import BudgetLine
from budget.models.kinds import Series
from budget.queries import amount_of
from objects.models import Component, Goal, ObjectPlan, Unit
from reports.content.amounts import amount
from reports.content.object_plan.comparison import kind_label
from reports.content.object_plan.nodes import UnitGoals
from reports.content.object_plan.work_nodes import Activities, ActivityRow, GoalActivities, Mention
from reports.content.words import capitalised, carried_label, counted

NO_GOAL = "Utan mål i planen"
ASTERISK = " En asterisk (*) betyder att slutdatumet har flyttats fram jämfört med planen."


def activities_of(plan: ObjectPlan) -> QuerySet[Activity]:
    """The activities for the plan's object that stand in operational plans of its period."""
    period = (plan.period_start.year, plan.period_end.year)
    return Activity.objects.filter(object=plan.object_id, plan__year__range=period)


def build_activities(plan: ObjectPlan, unit_goals: Iterable[UnitGoals]) -> Activities:
    """Give the activities of ``plan`` under its goals, in the order of ``unit_goals``.

    An activity is told under the first goal that it contributes to, and mentioned under the
    others. Six queries.
    """
    found = _read(plan)
    money = _money(plan)
    goals = _goals_in_order(unit_goals, found)
    order = {goal.pk: place for place, goal in enumerate(goals)}
    told = {activity.pk: _own(activity, order) for activity in found}
    here: dict[int, list[Activity]] = {}
    for activity in found:
        for goal in told[activity.pk]:
            here.setdefault(goal.pk, []).append(activity)
    groups = [_group(goal, here[goal.pk], told, money) for goal in goals]
    homeless = [activity for activity in found if not told[activity.pk]]
    if homeless:
        rows = tuple(_row(activity, [], money) for activity in homeless)
        groups.append(GoalActivities("aktiviteter/utan-mal", "", "", NO_GOAL, rows, ()))
    return Activities("aktiviteter", "Aktiviteter", _lead(found, plan), tuple(groups))


def _read(plan: ObjectPlan) -> list[Activity]:
    goals = Goal.objects.filter(scheme=plan.goal_scheme_id).select_related("level")
    return list(
        activities_of(plan)
        .select_related("plan", "status", "predecessor__plan")
        .prefetch_related(
            Prefetch("units", Unit.objects.order_by("order", "code")),
            Prefetch("components", Component.objects.order_by("name", "pk")),
            Prefetch("contributes_to", goals),
            "placements",
        )
        .order_by("plan__year", "plan__code", "number")
    )


@dataclass(frozen=True)
class _Money:
    """What the budget sets aside for an activity, and the keys of the lines that do it."""

    amount: Decimal
    keys: tuple[str, ...]


def _money(plan: ObjectPlan) -> dict[int, _Money]:
    lines = BudgetLine.objects.filter(plan=plan, series=Series.BUDGET, activity__isnull=False)
    found: dict[int, list[BudgetLine]] = {}
    for line in lines.order_by("number", "pk"):
        assert line.activity_id is not None
        found.setdefault(line.activity_id, []).append(line)
    return {
        activity: _Money(
            amount_of(own),
            tuple(post_key(line.number) for line in own),
        )
        for activity, own in found.items()
    }


def post_key(number: int) -> str:
    """Give the key of the node that shows the budget's line with ``number``."""
    return f"budgetpost/{number}"


def _goals_in_order(unit_goals: Iterable[UnitGoals], found: Iterable[Activity]) -> list[Goal]:
    """The goals that anything contributes to, as they stand in the document."""
    keys = [
        node.key for unit in unit_goals for goal in unit.goals for node in (goal, *goal.sub_goals)
    ]
    order = {key: place for place, key in enumerate(keys)}
    goals = {
        goal.pk: goal
        for activity in found
        for goal in activity.contributes_to.all()
        if _key(goal) in order
    }
    return sorted(goals.values(), key=lambda goal: order[_key(goal)])


def _key(goal: Goal) -> str:
    return f"mal/{goal.code}"


def _own(activity: Activity, order: Mapping[int, int]) -> list[Goal]:
    """The goals of the plan that ``activity`` contributes to, in their order."""
    own = (goal for goal in activity.contributes_to.all() if goal.pk in order)
    return sorted(own, key=lambda goal: order[goal.pk])


def _group(
    goal: Goal,
    here: Iterable[Activity],
    told: Mapping[int, list[Goal]],
    money: Mapping[int, _Money],
) -> GoalActivities:
    at_home = [activity for activity in here if told[activity.pk][0] == goal]
    elsewhere = [activity for activity in here if told[activity.pk][0] != goal]
    return GoalActivities(
        key=f"aktiviteter/{goal.code}",
        level=goal.level.name,
        number=goal.number,
        title=goal.title,
        rows=tuple(_row(each, told[each.pk][1:], money) for each in at_home),
        mentions=tuple(
            Mention(activity_key(each), each.title, _name(told[each.pk][0])) for each in elsewhere
        ),
    )


def _name(goal: Goal) -> str:
    return goal.number or goal.title


def activity_key(activity: Activity) -> str:
    """Give the key of the node that shows ``activity``."""
    return f"aktivitet/{activity.key}"


def deadline_key(activity: Activity) -> str:
    """Give the key of the node that shows the deadline of ``activity``."""
    return f"slutdatum/{activity.key}"


def _row(activity: Activity, further: Iterable[Goal], money: Mapping[int, _Money]) -> ActivityRow:
    deadline, status = activity.deadline, activity.status
    paid, further = money.get(activity.pk), list(further)
    return ActivityRow(
        key=activity_key(activity),
        title=activity.title,
        sub_points=activity.points,
        carried=_carried(activity),
        components=tuple(component.name for component in activity.components.all()),
        also=tuple(_name(goal) for goal in further),
        kind=kind_label(activity.kind) if activity.kind else "",
        units=", ".join(unit.code for unit in activity.units.all()),
        deadline=capitalised(deadline.label()) if deadline else "",
        moved=bool(activity.moved),
        status=status.label if status else "",
        status_class=status.status_class if status else "",
        amount=amount(paid.amount if paid else None),
        also_keys=tuple(map(_key, further)),
        post_keys=paid.keys if paid else (),
    )


def _carried(activity: Activity) -> str:
    years = [place.carried_from for place in activity.placements.all() if place.carried_from]
    if not years and activity.predecessor is not None:
        years = [activity.predecessor.plan.year]
    return carried_label(years)


def _lead(found: list[Activity], plan: ObjectPlan) -> str:
    """Say how many there are, and what the asterisk means where one stands."""
    number = counted(len(found), "aktivitet", "aktiviteter")
    verb = "är planerad" if len(found) == 1 else "är planerade"
    moved = any(activity.moved for activity in found)
    return f"{number} {verb} för {plan.year}." + (ASTERISK if moved else "")
