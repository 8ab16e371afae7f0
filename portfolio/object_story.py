"""What the page of one object tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from activities.models import Activity
from activities.queries import for_list
from budget.models.kinds import Series
from budget.queries import series_totals
from objects.models import Component, Goal, ManagedObject, ObjectPlan, RoleAssignment, User
from objects.permissions import rights_of
from objects.renewing import renewal_of
from objects.visibility import Reader
from portfolio.budget_table import BudgetTable, budget_table
from portfolio.plan_stage import PlanStage, plan_stages

ACTIVITIES = 10
SOON = timedelta(days=183)


@dataclass(frozen=True)
class RoleLevel:
    """One of pm3's three levels, with who holds its role on either side."""

    level: str
    role: str
    business: tuple[RoleAssignment, ...]
    it: tuple[RoleAssignment, ...]


@dataclass(frozen=True)
class ComponentRow:
    """A component, and whether its contract has ended or soon will."""

    component: Component
    contract: str


@dataclass(frozen=True)
class GoalRow:
    """A long-term goal with its sub-goals."""

    goal: Goal
    below: tuple[Goal, ...]


@dataclass(frozen=True)
class BudgetStory:
    """The latest plan's budget against the forecast of the plan before; amounts in kronor.

    ``forecast`` and ``difference`` are None where there is no forecast.
    """

    plan: ObjectPlan
    table: BudgetTable
    forecast: Decimal | None
    difference: Decimal | None


@dataclass(frozen=True)
class NextPlan:
    """The plan that the reader may begin: its ``year``, made from the plan coded ``source``."""

    source: str
    year: int


@dataclass(frozen=True)
class ObjectStory:
    """The page of one object."""

    roles: tuple[RoleLevel, ...]
    components: tuple[ComponentRow, ...]
    plans: tuple[PlanStage, ...]
    next_plan: NextPlan | None
    goals: tuple[GoalRow, ...]
    goals_of: ObjectPlan | None
    budget: BudgetStory | None
    activities: Sequence[Activity]
    activity_count: int


def object_story(found: ManagedObject, user: Reader) -> ObjectStory:
    """Gather what ``user`` may read of ``found``."""
    plans = plan_stages(ObjectPlan.objects.visible_to(user).filter(object=found))
    with_goals = next((one.plan for one in plans if one.plan.goal_scheme_id), None)
    activities = Activity.objects.visible_to(user).filter(object=found)
    return ObjectStory(
        roles=_roles(found),
        components=_components(found),
        plans=plans,
        next_plan=_next_plan(plans, user),
        goals=_goals(with_goals),
        goals_of=with_goals,
        budget=_budget([one.plan for one in plans]),
        activities=tuple(for_list(activities)[:ACTIVITIES]),
        activity_count=activities.count(),
    )


def _next_plan(plans: tuple[PlanStage, ...], user: Reader) -> NextPlan | None:
    if not plans or not isinstance(user, User):
        return None
    latest = plans[0].plan
    renewal = renewal_of(latest, rights_of(user))
    return NextPlan(latest.code, renewal.year) if renewal and renewal.year else None


def _roles(found: ManagedObject) -> tuple[RoleLevel, ...]:
    held = list(found.roles.current(timezone.localdate()).select_related("user"))

    def holders(role: str, side: str) -> tuple[RoleAssignment, ...]:
        return tuple(one for one in held if one.role == role and one.side == side)

    sides = RoleAssignment.Side
    return tuple(
        RoleLevel(
            RoleAssignment.LEVELS[role],
            str(role.label),
            holders(role, sides.BUSINESS),
            holders(role, sides.IT),
        )
        for role in RoleAssignment.Role
    )


def _components(found: ManagedObject) -> tuple[ComponentRow, ...]:
    today = timezone.localdate()
    ordered = found.components.order_by("-kind", "name", "pk")
    return tuple(ComponentRow(one, _contract(one.contract_end, today)) for one in ordered)


def _contract(end: date | None, today: date) -> str:
    if end is None or end > today + SOON:
        return ""
    return "Avtalet har löpt ut" if end < today else "Löper ut inom ett halvår"


def _goals(plan: ObjectPlan | None) -> tuple[GoalRow, ...]:
    if plan is None:
        return ()
    goals = list(Goal.objects.filter(scheme=plan.goal_scheme_id).select_related("unit"))
    return tuple(
        GoalRow(goal, tuple(one for one in goals if one.parent_id == goal.pk))
        for goal in goals
        if goal.parent_id is None
    )


def _budget(plans: list[ObjectPlan]) -> BudgetStory | None:
    for plan, before in zip(plans, [*plans[1:], None], strict=False):
        table = budget_table([plan])
        if table.total is None and not table.fault:
            continue
        forecast = series_totals(before).get(Series.FORECAST) if before else None
        difference = None if forecast is None or table.total is None else table.total - forecast
        return BudgetStory(plan, table, forecast, difference)
    return None
