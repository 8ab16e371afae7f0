"""Two who begin a new plan at the same moment get one plan; the second is told of it."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, connections

from activities.models import OperationalPlan
from budget.models import DistributionKey
from objects.models import GoalScheme, ObjectPlan
from portfolio.renewal.services import PlanExistsError
from tests.build import make_budget_line, make_key, make_scheme, make_unit
from tests.portfolio.renewal.ground import make_plan, make_task, make_work, renewed

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="a database in memory has one connection"
    ),
]


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Run ``calls`` on a connection each, begun together; what each gave, or its exception."""
    start = Barrier(len(calls))
    given: list[Any] = [None] * len(calls)

    def run(place: int) -> None:
        start.wait()
        try:
            given[place] = calls[place]()
        except Exception as error:  # the test looks at it
            given[place] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def test_one_plan_is_made_and_the_second_is_told_of_it():
    plan = make_plan(goal_scheme=make_scheme("mal-2022"))
    make_task(make_work(), plan.object)

    given = at_once(*[lambda: renewed(plan)] * 3)

    [made] = ObjectPlan.objects.exclude(pk=plan.pk)
    assert sorted(type(each).__name__ for each in given) == ["ObjectPlan"] + ["PlanExistsError"] * 2
    assert {each.plan for each in given if isinstance(each, PlanExistsError)} == {made}
    assert GoalScheme.objects.filter(predecessor=plan.goal_scheme).count() == 1


def test_two_objects_that_share_a_plan_its_goals_and_a_key_make_each_of_them_once():
    last = date(2022, 12, 31)
    work = make_work(goal_scheme=make_scheme(valid_to=last))
    shared = make_key((make_unit(), 1, 1), valid_to=last)
    plans = [make_plan() for _ in range(4)]
    for plan in plans:
        make_task(work, plan.object)
        make_budget_line(plan, key=shared)

    given = at_once(*[lambda plan=plan: renewed(plan) for plan in plans])

    assert {type(each) for each in given} == {ObjectPlan}
    [target] = OperationalPlan.objects.filter(year=2023)
    assert sorted(one.number for one in target.activities.all()) == [1, 2, 3, 4]
    assert GoalScheme.objects.filter(predecessor=work.goal_scheme).count() == 1
    assert DistributionKey.objects.filter(code=shared.code).count() == 2
