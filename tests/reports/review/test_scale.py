"""A plan of any size: as many queries, and an answer in reasonable time."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity
from objects.models import Goal, ObjectPlan
from reports.review import review_plan
from tests.build import (
    make_budget_line,
    make_component,
    make_follow_up,
    make_goal,
    make_key,
    make_object_plan,
    make_placement,
    make_report,
    make_unit,
)
from tests.reports.review.ground import TODAY, govern, sound_activity

QUERIES = 28


def queries_of(plan: ObjectPlan) -> int:
    plan = ObjectPlan.objects.select_related("object").get(pk=plan.pk)
    with CaptureQueriesContext(connection) as queries:
        review_plan(plan, today=TODAY)
    return len(queries)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_review_takes_as_many_queries_however_much_the_plan_holds(plan, rows):
    follow_up = make_follow_up(sound_activity(plan).plan)
    earlier = make_object_plan(plan.object, 2021)
    shared = make_key((make_unit(), 1, 2), (make_unit(), 1, 2))
    for number in range(2, 2 + rows):
        govern(plan, number)
        goal = make_goal(plan.goal_scheme)
        activity = sound_activity(plan, goals=[goal], has_conflict=True)
        activity.components.add(make_component(plan.object))
        make_report(activity, follow_up=follow_up, placement=make_placement(activity))
        make_budget_line(plan, key=shared)
        make_budget_line(earlier, key=shared, series="prognos")
    assert queries_of(plan) == QUERIES


def grow(plan: ObjectPlan, goal: Goal, first: int, last: int) -> None:
    """Add goals with the numbers from ``first`` to ``last``, with activities that lead to them."""
    goals = Goal.objects.bulk_create(
        Goal(scheme=goal.scheme, level=goal.level, code=f"g{number}", title="Förbättra det")
        for number in range(first, last)
    )
    numbers = range(10_000 + first * 5 // 2, 10_000 + last * 5 // 2)
    activities = Activity.objects.bulk_create(
        Activity(plan=operational, object=plan.object, number=n, title=f"{n}", text_key=f"{n}")
        for operational in [Activity.objects.filter(contributes_to=goal).get().plan]
        for n in numbers
    )
    link = Activity.contributes_to.through
    link.objects.bulk_create(
        link(activity=activity, goal=goals[place % len(goals)])
        for place, activity in enumerate(activities)
    )


def review_time(plan: ObjectPlan) -> float:
    """How much work the review takes, whatever else the machine is busy with."""
    plan = ObjectPlan.objects.select_related("object").get(pk=plan.pk)
    started = time.process_time()
    review_plan(plan, today=TODAY)
    return time.process_time() - started


def test_the_work_grows_with_the_plan_and_no_faster(plan, goal):
    grow(plan, goal, 0, 500)
    small = review_time(plan)
    grow(plan, goal, 500, 2000)
    assert review_time(plan) < 8 * small, "four times the plan: 2 000 goals, 5 000 activities"
