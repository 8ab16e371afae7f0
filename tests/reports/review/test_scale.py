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

QUERIES = 23


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


def test_two_thousand_goals_and_five_thousand_activities_are_reviewed_in_seconds(plan, goal):
    goals = Goal.objects.bulk_create(
        Goal(scheme=goal.scheme, level=goal.level, code=f"g{number}", title="Förbättra det")
        for number in range(2000)
    )
    one = sound_activity(plan)
    activities = Activity.objects.bulk_create(
        Activity(
            plan=one.plan,
            object=plan.object,
            number=number,
            title=f"{number}",
            text_key=f"{number}",
        )
        for number in range(10_000, 15_000)
    )
    link = Activity.contributes_to.through
    link.objects.bulk_create(
        link(activity=activity, goal=goals[place % 2000])
        for place, activity in enumerate(activities)
    )
    started = time.perf_counter()
    review = review_plan(ObjectPlan.objects.select_related("object").get(pk=plan.pk), today=TODAY)
    assert time.perf_counter() - started < 10
    assert len(review.remarks) == 2000 * 3 + 5000 * 3
