"""The start page and the page of one object."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group

from objects.models import PlanVersion, RoleAssignment
from tests.build import (
    NEW_YEAR,
    make_activity,
    make_budget_line,
    make_component,
    make_follow_up,
    make_goal,
    make_key,
    make_level,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_report,
    make_scheme,
    make_unit,
    make_user,
)

START_QUERIES = 39


@pytest.fixture
def leader(db):
    return make_user("ledare", first_name="Objektledare IT")


@pytest.fixture
def signed_in(client, leader):
    client.force_login(leader)
    return client


@pytest.fixture
def ukfa(leader):
    unit, other = make_unit("BIN", name="Bildningsnämnden"), make_unit("BOU", name="Barnnämnden")
    made = make_object("UKFA", name="Utbildning", units=[unit, other])
    RoleAssignment.objects.create(
        object=made, user=leader, role="ledare", side="it", valid_from=NEW_YEAR
    )
    before = make_object_plan(made, year=2021)
    make_budget_line(before, series="prognos", kind=None, unit=None, amount=Decimal(900))
    scheme = make_scheme()
    top = make_goal(scheme, number="1", title="Likvärdig skola")
    make_goal(scheme, level=make_level(scheme, 2), parent=top, number="1:1", title="Alla läser")
    plan = make_object_plan(made, year=2022, goal_scheme=scheme)
    PlanVersion.objects.create(plan=plan, label="0.8", stage="preliminar", dated=date(2021, 9, 29))
    PlanVersion.objects.create(plan=plan, label="1.0", stage="beslutad", order=2)
    make_budget_line(plan, unit=unit, kind="vm", amount=Decimal(700))
    key = make_key((unit, 1, 2), (other, 1, 2))
    make_budget_line(plan, key=key, kind="vu", amount=Decimal(301))
    make_component(made, name="Unikum", supplier="Leverantören", contract_end=date(2022, 6, 30))
    return made


def test_the_start_page_tells_what_concerns_the_reader(ukfa, signed_in):
    plan = make_operational_plan(name="Verksamhetsplan 2022")
    choice = plan.vocabulary.choices.get()
    make_activity(plan, status=choice, title="Motsägelsefull", has_conflict=True)
    make_activity(plan, status=choice)
    make_follow_up(plan)
    page = signed_in.get("/")
    overview, text = page.context["overview"], page.content.decode()

    assert "Du är objektledare IT för UKFA." in text
    assert [stage.latest.label for stage in overview.plans] == ["0.8"]
    assert [(one.number, one.shares[0].number) for one in overview.follow_ups] == [(2, 2)]
    assert (overview.attention.conflict_count, overview.attention.moved_count) == (1, 0)
    sums = {row.unit.code: row.total for row in overview.budget.rows}
    assert sums == {"BIN": Decimal("850.50"), "BOU": Decimal("150.50")}
    for words in ("Verksamhetsplan 2022", "31 augusti 2022", "Motsägelsefull", "UKFA-2022.pdf"):
        assert words in text


def test_a_follow_up_that_nobody_has_reported_to_yet_tells_no_state(ukfa, signed_in):
    reported = make_report().follow_up
    make_follow_up(reported.plan, cut_off=date(2022, 12, 31))
    states = signed_in.get("/").context["overview"].follow_ups
    assert [state.follow_up for state in states] == [reported]


@pytest.mark.django_db
def test_a_member_and_a_controller_are_told_what_they_are(client):
    member, controller = make_user("ledamot"), make_user("controller")
    member.committees.add(make_unit("BIN", name="Bildningsnämnden"))
    controller.groups.add(Group.objects.get_or_create(name="Controller")[0])
    client.force_login(member)
    assert "Du är ledamot av Bildningsnämnden." in client.get("/").content.decode()
    client.force_login(controller)
    assert "Du läser som controller." in client.get("/").content.decode()


@pytest.mark.parametrize("plans", [1, 3])
def test_the_start_page_costs_the_same_however_many_plans_there_are(
    plans, ukfa, signed_in, django_assert_num_queries
):
    unit = make_unit()
    for _ in range(plans):
        plan = make_object_plan(make_object())
        make_budget_line(plan, key=make_key((unit, 1, 1)))
        make_follow_up(make_operational_plan())
    with django_assert_num_queries(START_QUERIES):
        signed_in.get("/")


def test_the_page_of_an_object_gathers_all_rooms(ukfa, signed_in):
    activity = make_activity(object=ukfa, title="Byta skolval")
    page = signed_in.get("/objekt/UKFA/")
    story, text = page.context["story"], page.content.decode()

    assert [(one.level, len(one.business), len(one.it)) for one in story.roles] == [
        ("budget", 0, 0),
        ("beslut", 0, 1),
        ("operativ", 0, 0),
    ]
    assert [row.contract for row in story.components] == ["Avtalet har löpt ut"]
    assert [goal.title for goal in story.goals[0].below] == ["Alla läser"]
    assert story.budget.table.total == Decimal(1001)
    assert (story.budget.forecast, story.budget.difference) == (Decimal(900), Decimal(101))
    assert [one.plan.code for one in story.plans] == ["UKFA-2022", "UKFA-2021"]
    assert f'href="/aktiviteter/{activity.plan.code}/{activity.number}/"' in text


def test_an_object_without_anything_still_has_a_page(leader, client):
    client.force_login(make_user(is_superuser=True))
    make_object("TOMT")
    page = client.get("/objekt/TOMT/").content.decode()
    assert "Ingen utsedd" in page
    assert "Objektet har ingen plan som du får läsa." in page


def test_a_key_that_does_not_sum_to_the_whole_is_told_and_stops_no_page(ukfa, signed_in):
    plan = ukfa.plans.get(period_start=NEW_YEAR)
    make_budget_line(plan, key=make_key((make_unit(), 1, 2)))
    for address in ("/", "/objekt/UKFA/"):
        page = signed_in.get(address)
        assert page.status_code == 200
        assert 'class="fault"' in page.content.decode()


def test_an_object_that_others_own_is_not_found(ukfa, client):
    client.force_login(make_user())
    assert client.get("/objekt/UKFA/").status_code == 404
