"""The new budget begins from last year's lines, or from nothing."""

from datetime import date
from decimal import Decimal

import pytest

from budget.models import DistributionKey
from budget.queries import totals_by_unit
from portfolio.renewal.budget import Beginning
from portfolio.renewal.outlook import look_ahead
from tests.build import (
    make_budget_line,
    make_component,
    make_goal,
    make_key,
    make_scheme,
    make_unit,
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


@pytest.fixture
def plan():
    return make_plan(goal_scheme=make_scheme("mal-2022"))


def test_lines_go_on_with_all_that_they_say_but_where_they_were_read(plan):
    component = make_component(plan.object)
    old = make_budget_line(
        plan,
        title="Licenser",
        amount="1840500.25",
        component=component,
        note="Tre år",
        source_row=4,
    )

    [line] = renewed(plan).budget_lines.all()

    assert (line.number, line.title, line.amount) == (old.number, "Licenser", Decimal("1840500.25"))
    assert (line.unit, line.kind, line.series) == (old.unit, "vm", "budget")
    assert (line.component, line.note, line.source_row) == (component, "Tre år", None)


def test_a_revised_budget_goes_on_as_it_is_now(plan):
    kept, gone = make_budget_line(plan, amount=100), make_budget_line(plan, amount=50)
    for line, amount in ((kept, 20), (gone, -50)):
        make_budget_line(plan, unit=line.unit, amount=amount, revises=line, revision_reason="Så")
    added = make_budget_line(plan, amount=7, revision_reason="Tillkom")

    lines = renewed(plan).budget_lines.order_by("number")

    assert [(line.number, line.amount) for line in lines] == [
        (kept.number, Decimal(120)),
        (added.number, Decimal(7)),
    ]
    assert {(line.revises, line.revision_reason) for line in lines} == {(None, "")}


def test_parts_of_the_year_go_on_as_parts_of_the_next(plan):
    make_budget_line(plan, period="t2", year=2022)

    [line] = renewed(plan).budget_lines.all()

    assert (line.period, line.of_year) == ("t2", line.plan.year)


def test_forecast_and_outcome_stay_with_the_year_they_tell_of(plan):
    for series in ("prognos", "utfall"):
        make_budget_line(plan, series=series)

    assert not renewed(plan).budget_lines.exists()


@pytest.mark.parametrize(
    ("beginning", "kinds"),
    [
        (Beginning.ALL, ["vm", "vu", "nyutveckling"]),
        (Beginning.MAINTENANCE, ["vm"]),
        (Beginning.NOTHING, []),
    ],
)
def test_the_author_chooses_what_the_budget_begins_from(plan, beginning, kinds):
    for kind in ("vm", "vu", "nyutveckling"):
        make_budget_line(plan, kind=kind)

    new = renewed(plan, beginning=beginning)

    assert [line.kind for line in new.budget_lines.order_by("number")] == kinds


def test_a_line_follows_its_activity_and_its_goal_where_they_go_on(plan):
    work = make_work()
    kept, done = make_task(work, plan.object), make_task(work, plan.object, Class.DONE)
    goal, foreign = make_goal(plan.goal_scheme, code="1"), make_goal(code="1")
    make_budget_line(plan, number=1, activity=kept, goal=goal)
    make_budget_line(plan, number=2, activity=done, goal=foreign)

    new = renewed(plan)

    first, second = new.budget_lines.order_by("number")
    assert first.activity is not None
    assert first.activity.predecessor == kept
    assert first.goal is not None
    assert (first.goal.code, first.goal.scheme) == ("1", new.goal_scheme)
    assert (second.activity, second.goal) == (None, None)


def shared(plan, **fields) -> DistributionKey:
    key = make_key((make_unit(), 1, 3), (make_unit(), 2, 3), **{"object": plan.object} | fields)
    make_budget_line(plan, key=key, amount=100)
    return key


@pytest.mark.parametrize("last", [None, date(2023, 1, 1), date(2023, 12, 31)])
def test_a_key_that_holds_when_the_year_begins_is_used_as_it_is(plan, last):
    key = shared(plan, valid_to=last)

    [line] = renewed(plan).budget_lines.all()

    assert line.key == key
    assert DistributionKey.objects.count() == 1


def test_a_key_that_has_ended_gets_a_version_with_the_same_shares(plan):
    key = shared(plan, valid_to=date(2022, 12, 31))

    new = renewed(plan)

    version = new.budget_lines.get().key
    assert version is not None
    assert version != key
    assert (version.code, version.name, version.object) == (key.code, key.name, key.object)
    assert (version.valid_from, version.valid_to) == (date(2023, 1, 1), date(2023, 12, 31))
    shares = [
        list(one.shares.values_list("unit", "numerator", "denominator")) for one in (version, key)
    ]
    assert shares[0] == shares[1]
    assert [total.total for _, total in totals_by_unit(new)] == [
        total.total for _, total in totals_by_unit(plan)
    ]


@pytest.mark.parametrize("by", ["code", "name"])
def test_a_version_that_is_there_already_is_used(plan, by):
    key = shared(plan, name="BoU/BIN", valid_to=date(2022, 12, 31))
    others = {"code": "annan", "name": "BOU BIN"} if by == "name" else {"code": key.code}
    ready = make_key(object=plan.object, valid_from=date(2023, 1, 1), **others)
    make_key(name="BoU/BIN", valid_from=date(2023, 1, 1))

    assert renewed(plan).budget_lines.get().key == ready


def test_two_objects_that_share_a_key_share_its_new_version(plan):
    key, other = shared(plan, object=None, valid_to=date(2022, 12, 31)), make_plan()
    make_budget_line(other, key=key)

    keys = {renewed(each).budget_lines.get().key for each in (plan, other)}

    assert len(keys) == 1
    assert DistributionKey.objects.filter(code=key.code).count() == 2


def test_keys_of_lines_that_do_not_go_on_are_left_alone(plan):
    shared(plan, valid_to=date(2022, 12, 31))

    renewed(plan, beginning=Beginning.NOTHING)

    assert DistributionKey.objects.count() == 1


def test_the_outlook_counts_what_each_beginning_gives(plan):
    for kind, amount in (("vm", 100), ("vu", "50.50")):
        make_budget_line(plan, kind=kind, amount=amount)

    budget = look_ahead(plan, next_period(plan)).budget

    assert [(len(budget.chosen(each)), budget.total(each)) for each in Beginning] == [
        (2, Decimal("150.50")),
        (1, Decimal(100)),
        (0, Decimal(0)),
    ]
