"""The budget's lines for activities and goals, each with the way to what it pays for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from budget.models import BudgetLine
from budget.models.kinds import Series
from objects.models import Goal, ObjectPlan
from reports.content.amounts import sure_amount
from reports.content.object_plan.activities import activity_key, post_key
from reports.content.object_plan.comparison import kind_label
from reports.content.object_plan.goals import goal_key
from reports.content.object_plan.nodes import BudgetPost, UnitGoals
from reports.content.object_plan.revisions import bearer_label
from reports.content.object_plan.work_nodes import Activities

KEY, TITLE = "budgetposter", "Poster för aktiviteter och mål"


@dataclass(frozen=True)
class _Told:
    """What the document tells elsewhere: goals by key, and the goal of each activity by key."""

    goals: dict[str, str]
    homes: dict[str, str]
    order: dict[str, int]


def build_posts(
    plan: ObjectPlan, activities: Activities, unit_goals: Iterable[UnitGoals]
) -> tuple[BudgetPost, ...]:
    """Give the lines that have an activity or a goal, those of an activity together (one query)."""
    lines = BudgetLine.objects.filter(
        Q(activity__isnull=False) | Q(goal__isnull=False), plan=plan, series=Series.BUDGET
    ).select_related("activity__plan", "goal", "unit", "key")
    told = _told(activities, unit_goals)
    posts = [_post(line, told) for line in lines.order_by("number", "pk")]
    return tuple(sorted(posts, key=lambda post: told.order.get(post.activity_key, len(told.order))))


def _told(activities: Activities, unit_goals: Iterable[UnitGoals]) -> _Told:
    homes = {row.key: group.goal_key for group in activities.groups for row in group.rows}
    return _Told(
        goals={
            key: name
            for unit in unit_goals
            for goal in unit.goals
            for key, name in (
                (goal.key, goal.number or goal.title),
                *((sub.key, sub.number or sub.title) for sub in goal.sub_goals),
            )
        },
        homes=homes,
        order={key: place for place, key in enumerate(homes)},
    )


def _post(line: BudgetLine, told: _Told) -> BudgetPost:
    activity = activity_key(line.activity) if line.activity else ""
    goal = goal_key(line.goal) if line.goal else told.homes.get(activity, "")
    return BudgetPost(
        key=post_key(line.number),
        title=line.title,
        kind=kind_label(line.kind) if line.kind else "",
        bearer=bearer_label(line),
        amount=sure_amount(line.amount),
        activity=line.activity.title if line.activity else "",
        activity_key=activity if activity in told.homes else "",
        goal=told.goals.get(goal) or _name(line.goal),
        goal_key=goal if goal in told.goals else "",
    )


def _name(goal: Goal | None) -> str:
    return goal.number or goal.title if goal else ""
