"""Unfinished activities go on in the operational plan of the new year."""

from datetime import date

import pytest

from activities.models import Activity, OperationalPlan
from objects.fuzzy import parse_fuzzy
from objects.periods import Period
from portfolio.renewal.outlook import look_ahead
from tests.build import (
    make_component,
    make_goal,
    make_object,
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


def test_a_leap_of_years_tells_the_year_and_lets_what_lies_between_go_on(plan, work):
    goal = make_goal(work.goal_scheme, code="g")
    make_placement(make_task(work, plan.object, deadline=parse_fuzzy("2023", year=None)), goal=goal)

    renewed(plan, Period.of_year(2024))

    [one] = carried()
    assert (one.plan.code, one.plan.year, one.deadline) == ("UF-2024", 2024, None)
    assert one.placements.get().carried_from == 2022


def test_the_outlook_tells_what_is_lost_before_anything_is_done(plan, work):
    make_task(work, plan.object, deadline=parse_fuzzy("december 2022", year=None))
    make_task(work, plan.object, Class.DONE)

    outlook = look_ahead(plan, next_period(plan)).activities

    [fate] = outlook.unfinished
    assert (fate.deadline, str(fate.lost_deadline)) == (None, "december 2022")
    assert len(outlook.finished) == 1
    assert [(one.code, one.ready) for one in outlook.plans] == [("UF-2023", None)]
