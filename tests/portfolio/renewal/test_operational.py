"""Which operational plan takes up what goes on: one that is made, or one that is there."""

from datetime import date

import pytest

from activities.models import Activity, OperationalPlan
from objects.models import GoalScheme
from tests.build import (
    make_goal,
    make_level,
    make_object,
    make_operational_plan,
    make_placement,
    make_scheme,
    make_unit,
)
from tests.portfolio.renewal.ground import (
    make_plan,
    make_task,
    make_work,
    renewed,
)

pytestmark = pytest.mark.django_db
YEAR = {"valid_from": date(2022, 1, 1), "valid_to": date(2022, 12, 31)}


@pytest.fixture
def plan():
    return make_plan("UKFA", goal_scheme=make_scheme("ukfa-2022", **YEAR))


@pytest.fixture
def work():
    return make_work(goal_scheme=make_scheme("mal-2022", **YEAR))


def carried() -> list[Activity]:
    return list(Activity.objects.filter(plan__year__gt=2022).order_by("number"))


def test_next_years_plan_is_made_with_committees_words_and_goals_of_this_years(plan, work):
    committee = make_unit()
    work.committees.add(committee)
    work.name, work.is_public = "Verksamhetsplan 2022", True
    work.save()
    place = make_placement(
        make_task(work, plan.object), goal=make_goal(work.goal_scheme, code="g"), order=30
    )
    unit = make_unit()
    place.units.add(unit)

    renewed(plan)

    made = OperationalPlan.objects.get(year=2023)
    assert (made.code, made.name, made.is_public) == ("UF-2023", "Verksamhetsplan 2023", False)
    assert (made.unit, made.vocabulary) == (work.unit, work.vocabulary)
    assert list(made.committees.all()) == [committee]
    assert (made.goal_scheme.code, made.goal_scheme.predecessor) == ("mal-2023", work.goal_scheme)
    [copy] = carried()[0].placements.all()
    assert (copy.goal.code, copy.goal.scheme, copy.order) == ("g", made.goal_scheme, 30)
    assert list(copy.units.all()) == [unit]


def test_goals_that_still_hold_are_not_copied(plan):
    lasting = make_scheme("mal-2019-2026", valid_from=date(2019, 1, 1), valid_to=date(2026, 12, 31))
    make_task(make_work(goal_scheme=lasting), plan.object)

    renewed(plan)

    assert OperationalPlan.objects.get(year=2023).goal_scheme == lasting


def test_goals_that_replace_this_years_are_used_and_what_has_no_place_is_left_without(plan, work):
    ready = make_scheme("mal-2023", predecessor=work.goal_scheme, valid_from=date(2023, 1, 1))
    goal = make_goal(ready, code="lever")
    activity = make_task(work, plan.object)
    make_placement(activity, goal=make_goal(work.goal_scheme, code="lever"))
    make_placement(activity, goal=make_goal(work.goal_scheme, code="utgar"))

    renewed(plan)

    assert OperationalPlan.objects.get(year=2023).goal_scheme == ready
    assert [place.goal for place in carried()[0].placements.all()] == [goal]
    assert GoalScheme.objects.filter(valid_from__year=2023).count() == 2


def test_next_years_plan_is_used_when_it_is_there(plan, work):
    ready = make_operational_plan(
        "VP-23", unit=work.unit, year=2023, goal_scheme=make_scheme("mal-2023")
    )
    goal = make_goal(ready.goal_scheme, code="g")
    there = make_task(make_work("X-2023", 2023), make_object())
    there.plan, there.number = ready, 41
    there.save()
    make_placement(there, goal=goal, order=70)
    make_placement(
        make_task(work, plan.object), goal=make_goal(work.goal_scheme, code="g"), order=10
    )

    renewed(plan)

    [one] = Activity.objects.filter(plan=ready).exclude(pk=there.pk)
    assert one.number == 42
    assert one.placements.get().order == 80
    assert OperationalPlan.objects.filter(unit=work.unit, year=2023).count() == 1


def test_what_next_years_plan_says_already_is_joined_not_said_twice(plan, work):
    ready = make_operational_plan(unit=work.unit, year=2023, goal_scheme=work.goal_scheme)
    old = make_task(work, plan.object, title="Byta system.")
    old.contributes_to.add(make_goal(plan.goal_scheme, code="1"))
    twin = make_task(make_work("X", 2023), make_object(), title="byta system")
    Activity.objects.filter(pk=twin.pk).update(plan=ready, object=None)

    new = renewed(plan)

    twin.refresh_from_db()
    assert (twin.predecessor, twin.object) == (old, plan.object)
    assert [goal.scheme for goal in twin.contributes_to.all()] == [new.goal_scheme]
    assert Activity.objects.filter(plan=ready).count() == 1
    assert twin.history.latest().history_change_reason == f"Ny plan från {plan.code}"


def test_what_another_object_has_in_next_years_plan_is_left_alone(plan, work):
    ready = make_operational_plan(unit=work.unit, year=2023, goal_scheme=work.goal_scheme)
    old = make_task(work, plan.object, title="Byta system")
    twin = make_task(make_work("X", 2023), make_object(), title="Byta system")
    Activity.objects.filter(pk=twin.pk).update(plan=ready)

    renewed(plan, activities=frozenset({old.pk}))

    twin.refresh_from_db()
    assert twin.predecessor is None
    assert not old.successors.exists()


def test_what_was_carried_over_by_hand_is_not_carried_again(plan, work):
    old = make_task(work, plan.object)
    by_hand = make_task(make_work("UF-2023", 2023, unit=work.unit), plan.object, predecessor=old)

    renewed(plan)

    assert carried() == [by_hand]


def test_two_plans_of_one_unit_go_on_in_one_and_the_same_wording_goes_on_once():
    plan = make_plan(period_start=date(2022, 1, 1), period_end=date(2023, 12, 31))
    first = make_work("UF-2022")
    second = make_work("UF-2023", 2023, unit=first.unit)
    for work, titles in ((first, ("Samma", "Äldre")), (second, ("Samma", "Yngre"))):
        for title in titles:
            make_task(work, plan.object, title=title)

    renewed(plan)

    [target] = OperationalPlan.objects.filter(year=2024)
    made = {one.title: one.predecessor for one in target.activities.all()}
    assert {title: old.plan.code for title, old in made.items() if old} == {
        "Samma": "UF-2023",
        "Äldre": "UF-2022",
        "Yngre": "UF-2023",
    }
    assert target.code == "UF-2024"


def test_a_school_year_takes_up_the_year_that_ends_and_leaves_the_one_that_goes_on():
    plan = make_plan(period_start=date(2022, 7, 1), period_end=date(2023, 6, 30))
    work = make_work("UF-2022")
    old = make_task(work, plan.object, title="Äldre")
    make_task(make_work("UF-2023", 2023, unit=work.unit), plan.object, title="Pågår")

    renewed(plan)

    target = OperationalPlan.objects.get(year=2023)
    assert {one.title: one.predecessor for one in target.activities.all()} == {
        "Pågår": None,
        "Äldre": old,
    }


def test_two_units_with_the_same_goals_share_the_copy(plan, work):
    other = make_work("KFF-2022", goal_scheme=work.goal_scheme)
    make_level(work.goal_scheme)
    for each in (work, other):
        make_task(each, plan.object)

    renewed(plan)

    schemes = {one.goal_scheme for one in OperationalPlan.objects.filter(year=2023)}
    assert len(schemes) == 1
    assert GoalScheme.objects.filter(predecessor=work.goal_scheme).count() == 1
