"""Unfinished activities go on in the operational plan of the new year."""

from datetime import date

import pytest

from activities.models import Activity, OperationalPlan
from objects.fuzzy import parse_fuzzy
from objects.models import GoalScheme
from objects.periods import Period
from portfolio.renewal.outlook import look_ahead
from tests.build import (
    make_component,
    make_goal,
    make_level,
    make_object,
    make_operational_plan,
    make_placement,
    make_scheme,
    make_unit,
    make_user,
)
from tests.portfolio.renewal.ground import (
    Class,
    make_plan,
    make_task,
    make_work,
    next_period,
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


@pytest.mark.parametrize("status", ["", *Class.values])
def test_all_but_what_is_done_or_no_longer_relevant_goes_on(plan, work, status):
    make_task(work, plan.object, status)

    renewed(plan)

    assert bool(carried()) is (status not in {Class.DONE, Class.NOT_RELEVANT})


def test_activities_of_other_objects_and_other_years_stay(plan, work):
    make_task(work, make_object())
    make_task(make_work("UF-2021", 2021), plan.object)

    renewed(plan)

    assert carried() == []
    assert not OperationalPlan.objects.filter(year=2023).exists()


def test_what_the_author_unticks_stays(plan, work):
    kept, left = make_task(work, plan.object), make_task(work, plan.object)

    renewed(plan, activities=frozenset({kept.pk}))

    assert [one.predecessor for one in carried()] == [kept]
    assert not left.successors.exists()


def test_it_goes_on_with_units_owner_components_and_the_copies_of_its_goals(plan, work):
    unit, owner = make_unit(), make_user()
    component, goal = make_component(plan.object), make_goal(plan.goal_scheme, code="1")
    old = make_task(
        work, plan.object, Class.PAUSED, units=[unit], owner=owner, kind="vu", sub_points="En\nTvå"
    )
    old.components.add(component)
    old.contributes_to.add(goal, make_goal(code="nagon-annans"))

    new = renewed(plan)

    [one] = carried()
    assert (one.predecessor, one.object, one.owner, one.kind) == (old, plan.object, owner, "vu")
    assert (one.status, one.has_conflict, one.sub_points) == (None, False, "En\nTvå")
    assert list(one.units.all()) == [unit]
    assert list(one.components.all()) == [component]
    assert new.goal_scheme is not None
    assert list(one.contributes_to.all()) == [new.goal_scheme.goals.get(code="1")]


def test_its_history_begins_with_all_its_links_and_the_reason(plan, work):
    unit, component = make_unit(), make_component(plan.object)
    old = make_task(work, plan.object, units=[unit])
    old.components.add(component)
    old.contributes_to.add(make_goal(plan.goal_scheme, code="1"))

    renewed(plan, user=make_user("objektledare", is_superuser=True))

    [one] = carried()
    [record] = one.history.all()
    assert (record.history_type, record.history_change_reason) == ("+", f"Ny plan från {plan.code}")
    assert str(record.history_user) == "objektledare"
    assert [link.unit for link in record.units.all()] == [unit]
    assert [link.component for link in record.components.all()] == [component]
    assert [link.goal.code for link in record.contributes_to.all()] == ["1"]


def test_an_owner_who_has_left_does_not_go_on(plan, work):
    make_task(work, plan.object, owner=make_user(is_active=False))

    renewed(plan)

    assert carried()[0].owner is None


@pytest.mark.parametrize(
    ("planned", "current", "goes_on"),
    [
        ("juni 2022", "Förskjuts till hösten 2023*", "hösten 2023"),
        ("2022", "Förskjuts till 2023*", "2023"),
        ("december 2023", None, "december 2023"),
        ("december 2022", "december 2022", None),
        ("juni 2022", "december 2022*", None),
        ("löpande", "löpande", "löpande"),
        (None, None, None),
    ],
)
def test_a_deadline_goes_on_only_when_it_lies_in_the_new_year_or_later(
    plan, work, planned, current, goes_on
):
    read = [parse_fuzzy(text, year=2022) if text else None for text in (planned, current)]
    make_task(work, plan.object, planned_deadline=read[0], deadline=read[1])

    renewed(plan)

    [one] = carried()
    told = [str(each) if each else None for each in (one.planned_deadline, one.deadline)]
    assert told == [goes_on, goes_on]
    one.refresh_from_db()
    assert one.moved is False


def test_it_remains_from_the_year_when_it_was_first_planned(plan, work):
    goal = make_goal(work.goal_scheme, code="g")
    make_placement(make_task(work, plan.object), goal=goal)
    twice = make_task(work, plan.object)
    make_placement(twice, goal=goal, order=1)
    make_placement(twice, goal=goal, order=2, carried_from=2019)

    renewed(plan)

    years = [[place.carried_from for place in one.placements.all()] for one in carried()]
    assert years == [[2022], [2019, 2019]]


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


def test_a_leap_of_years_tells_the_year_and_lets_what_lies_between_go_on(plan, work):
    goal = make_goal(work.goal_scheme, code="g")
    make_placement(make_task(work, plan.object, deadline=parse_fuzzy("2023", year=None)), goal=goal)

    renewed(plan, Period.of_year(2024))

    [one] = carried()
    assert (one.plan.code, one.plan.year, one.deadline) == ("UF-2024", 2024, None)
    assert one.placements.get().carried_from == 2022


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


def test_the_outlook_tells_what_is_lost_before_anything_is_done(plan, work):
    make_task(work, plan.object, deadline=parse_fuzzy("december 2022", year=None))
    make_task(work, plan.object, Class.DONE)

    outlook = look_ahead(plan, next_period(plan)).activities

    [fate] = outlook.unfinished
    assert (fate.deadline, str(fate.lost_deadline)) == (None, "december 2022")
    assert len(outlook.finished) == 1
    assert [(one.code, one.ready) for one in outlook.plans] == [("UF-2023", None)]
