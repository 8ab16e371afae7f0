"""The long-term goals of a plan, förvaltning by förvaltning."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from objects.models import Goal, ObjectPlan, Unit
from reports.content.object_plan.nodes import LongTermGoal, SubGoal, UnitGoals
from reports.content.object_plan.texts import Texts
from reports.content.words import capitalised

SHARED = "Gemensamma mål"
Below = Mapping[int | None, Sequence[Goal]]
"""Goals by the key of the goal that they stand under, None for those at the top."""


def goals_of(plan: ObjectPlan) -> QuerySet[Goal]:
    """The goals and sub-goals that the document shows, in their order, with their units."""
    goals = Goal.objects.filter(scheme=plan.goal_scheme_id, level__beside=False)
    return goals.select_related("unit", "level").order_by("order", "pk")


def build_unit_goals(plan: ObjectPlan, texts: Texts) -> tuple[UnitGoals, ...]:
    """Give each unit that has goals or a text on them, goals of no unit first (one query)."""
    goals = list(goals_of(plan))
    below: dict[int | None, list[Goal]] = {}
    for goal in goals:
        below.setdefault(goal.parent_id, []).append(goal)
    top = below.get(None, [])
    units = {unit.pk: unit for unit in texts.units}
    units.update({goal.unit.pk: goal.unit for goal in top if goal.unit is not None})
    shared = [goal for goal in top if goal.unit_id is None]
    chapters = [UnitGoals("mal/gemensamma", SHARED, "", _goals(shared, below))] if shared else []
    in_order = sorted(units.values(), key=lambda unit: (unit.order, unit.code))
    return (*chapters, *(_unit_goals(unit, texts, top, below) for unit in in_order))


def long_term_goal(goal: Goal, children: Iterable[Goal] = ()) -> LongTermGoal:
    """Give a goal with its sub-goals, in their order."""
    return LongTermGoal(
        key=goal_key(goal),
        number=goal.number,
        title=goal.title,
        description=goal.description,
        sub_goals=tuple(map(sub_goal, children)),
        indicator=goal.indicator,
        deadline=_deadline(goal),
    )


def sub_goal(goal: Goal) -> SubGoal:
    """Give a sub-goal."""
    return SubGoal(
        key=goal_key(goal),
        number=goal.number,
        title=goal.title,
        description=goal.description,
        indicator=goal.indicator,
        deadline=_deadline(goal),
    )


def goal_key(goal: Goal) -> str:
    """Give the key of the node that shows ``goal``."""
    return f"mal/{goal.code}"


def _deadline(goal: Goal) -> str:
    return capitalised(goal.deadline.label()) if goal.deadline else ""


def _unit_goals(unit: Unit, texts: Texts, top: list[Goal], below: Below) -> UnitGoals:
    own = [goal for goal in top if goal.unit_id == unit.pk]
    text = texts.for_unit(unit)
    return UnitGoals(text.key, text.title, text.body, _goals(own, below), unit.code)


def _goals(top: list[Goal], below: Below) -> tuple[LongTermGoal, ...]:
    return tuple(long_term_goal(goal, below.get(goal.pk, ())) for goal in top)
