"""The whole step: who may take it, that it is taken once, and that it is all or nothing."""

from typing import Any

import pytest
from django.contrib.auth.models import Group as StockGroup
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity, OperationalPlan
from objects.models import Goal, GoalScheme, ObjectPlan, PlanSection
from objects.periods import Period
from objects.permissions import EVERYTHING, Rights
from objects.renewing import later_plan, made_from, renewal_of
from objects.roles import Group
from portfolio.renewal.outlook import look_ahead
from portfolio.renewal.services import PlanExistsError, renew_plan
from reports.content.object_plan import build_object_plan
from tests.build import (
    make_budget_line,
    make_component,
    make_goal,
    make_level,
    make_object,
    make_object_plan,
    make_placement,
    make_scheme,
    make_unit,
    make_user,
)
from tests.portfolio.renewal.ground import (
    make_influence,
    make_leader,
    make_plan,
    make_section,
    make_task,
    make_work,
    next_period,
    renewed,
)

pytestmark = pytest.mark.django_db


def filled(goals: int = 1, activities: int = 1, lines: int = 1) -> ObjectPlan:
    scheme = make_scheme()
    top = make_goal(scheme, code="topp")
    below = make_level(scheme, 2)
    for number in range(goals):
        make_goal(scheme, level=below, parent=top, code=f"mal-{number}")
    plan = make_plan(goal_scheme=scheme)
    work, unit = make_work(f"{plan.object.code}-VP-2022"), make_unit()
    component = make_component(plan.object)
    place = make_goal(work.goal_scheme)
    for _ in range(activities):
        activity = make_task(work, plan.object, units=[unit])
        activity.contributes_to.add(top)
        activity.components.add(component)
        make_placement(activity, goal=place)
    for _ in range(lines):
        make_budget_line(plan, unit=unit, activity=activity if activities else None)
    make_section(plan)
    make_influence(plan)
    return plan


@pytest.mark.parametrize("group", [None, *(one for one in Group)])
def test_those_whose_role_allows_it_may_begin_a_new_plan_and_no_others(group):
    plan, user = make_plan(), make_user()
    if group:
        user.groups.add(StockGroup.objects.get_or_create(name=group)[0])
    allowed = group in {Group.ADMINISTRATOR, Group.PORTFOLIO_MANAGER}
    if allowed:
        renew_plan(source=plan, period=next_period(plan), user=user)
        return
    with pytest.raises(PermissionDenied):
        renew_plan(source=plan, period=next_period(plan), user=user)
    assert later_plan(plan) is None


def test_the_objektledare_of_the_object_may_and_of_another_may_not():
    plan = make_plan()
    with pytest.raises(PermissionDenied):
        renew_plan(source=plan, period=next_period(plan), user=make_leader(make_object()))

    made = renew_plan(source=plan, period=next_period(plan), user=make_leader(plan.object))

    assert made.history.get().history_user is not None


def test_a_plan_of_nothing_gives_one_that_can_be_begun_on():
    made = renewed(make_plan())

    assert made.goal_scheme is None
    assert not made.budget_lines.exists()
    assert not OperationalPlan.objects.exists()
    assert [one.kind for one in made.sections.all()] == ["background"]


@pytest.mark.parametrize("without", ["goals", "activities", "lines"])
def test_an_object_may_lack_goals_activities_or_budget(without):
    made = renewed(filled(**{without: 0}))

    assert made.budget_lines.count() == (without != "lines")
    assert Activity.objects.filter(plan__year=2023).count() == (without != "activities")


def test_a_second_plan_is_not_made():
    plan = filled()
    first = renewed(plan)
    rows = Goal.objects.count(), Activity.objects.count(), PlanSection.objects.count()

    with pytest.raises(PlanExistsError) as refused:
        renewed(plan)

    assert refused.value.plan == first
    assert rows == (Goal.objects.count(), Activity.objects.count(), PlanSection.objects.count())


def test_a_plan_for_a_later_period_counts_as_the_next():
    plan = make_plan()
    later = make_object_plan(plan.object, year=2025)

    with pytest.raises(PlanExistsError) as refused:
        renewed(plan)

    assert refused.value.plan == later


def test_a_fault_half_way_leaves_nothing_behind():
    plan = filled()
    # The object plan and its goals are saved before an operational plan without a name is refused.
    OperationalPlan.objects.update(name="")
    before = ObjectPlan.objects.count(), GoalScheme.objects.count(), Goal.objects.count()

    with pytest.raises(ValidationError):
        renewed(plan)

    assert before == (
        ObjectPlan.objects.count(),
        GoalScheme.objects.count(),
        Goal.objects.count(),
    )
    assert later_plan(plan) is None


def queries_of(call: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        call()
    return len(captured)


def test_the_number_of_queries_does_not_follow_the_number_of_rows():
    few, many = filled(1, 1, 1), filled(12, 12, 12)

    assert queries_of(lambda: look_ahead(few, next_period(few))) == queries_of(
        lambda: look_ahead(many, next_period(many))
    )
    assert queries_of(lambda: renewed(few)) == queries_of(lambda: renewed(many))


def test_what_can_be_done_next_with_a_plan_is_told_to_those_who_may():
    plan = make_plan()
    assert renewal_of(plan, Rights()) is None
    told = renewal_of(plan, EVERYTHING)
    assert told is not None
    assert (told.year, told.source) == (2023, "")

    new = renewed(plan)

    assert [renewal_of(one, EVERYTHING) for one in (plan, new)] != [None, None]
    assert (getattr(renewal_of(plan, EVERYTHING), "year", ""), made_from(new)) == (None, plan.code)
    assert getattr(renewal_of(new, EVERYTHING), "year", "") == 2024


def test_a_leap_of_years_leaves_the_years_between_without_a_plan():
    plan = filled()

    new = renewed(plan, Period.of_year(2025))

    assert (new.code, new.year) == (f"{plan.object.code}-2025", 2025)
    assert new.predecessor() == plan


def test_after_a_leap_the_budget_is_compared_with_the_forecast_of_the_year_there_is():
    plan = filled()
    make_budget_line(plan, series="prognos", amount=100)

    told = build_object_plan(renewed(plan, Period.of_year(2025))).budget.comparison

    assert told.title == "Budget 2025 mot prognos 2022"
    assert (told.forecast_label, told.lead) == (
        "Prognos 2022",
        "Budgeten för 2025 är lika stor som prognosen för 2022.",
    )
