"""The long-term goals of a plan, förvaltning by förvaltning."""

from objects.models import Goal, ObjectPlan, Unit
from reports.content.object_plan.nodes import LongTermGoal, SubGoal, UnitGoals
from reports.content.object_plan.texts import Texts

SHARED = "Gemensamma mål"


def build_unit_goals(plan: ObjectPlan, texts: Texts) -> tuple[UnitGoals, ...]:
    """Give each unit that has goals or a text on them, goals of no unit first (one query)."""
    goals = list(
        Goal.objects.filter(scheme=plan.goal_scheme_id, level__beside=False)
        .select_related("unit")
        .order_by("order", "pk")
    )
    top = [goal for goal in goals if goal.parent_id is None]
    units = {unit.pk: unit for unit in texts.units}
    units.update({goal.unit.pk: goal.unit for goal in top if goal.unit is not None})
    shared = [goal for goal in top if goal.unit_id is None]
    chapters = [UnitGoals("mal/gemensamma", SHARED, "", _goals(shared, goals))] if shared else []
    in_order = sorted(units.values(), key=lambda unit: (unit.order, unit.code))
    return (*chapters, *(_unit_goals(unit, texts, top, goals) for unit in in_order))


def _unit_goals(unit: Unit, texts: Texts, top: list[Goal], goals: list[Goal]) -> UnitGoals:
    own = [goal for goal in top if goal.unit_id == unit.pk]
    text = texts.for_unit(unit)
    return UnitGoals(text.key, text.title, text.body, _goals(own, goals))


def _goals(top: list[Goal], goals: list[Goal]) -> tuple[LongTermGoal, ...]:
    return tuple(
        LongTermGoal(
            key=f"mal/{goal.code}",
            number=goal.number,
            title=goal.title,
            description=goal.description,
            sub_goals=tuple(_sub_goal(child) for child in goals if child.parent_id == goal.pk),
        )
        for goal in top
    )


def _sub_goal(goal: Goal) -> SubGoal:
    return SubGoal(
        key=f"mal/{goal.code}",
        number=goal.number,
        title=goal.title,
        description=goal.description,
    )
