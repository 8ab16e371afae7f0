"""What happened to a part and to the whole plan, and the way back to how it was."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from objects.models import Goal, Influence, InfluenceDirection, PlanSection, PlanVersion
from tests.build import make_unit, make_user
from tests.reports import factories
from tests.reports.editing.parts import (
    GOAL,
    HTMX,
    KINDS,
    PLAN,
    ROWS,
    SENT,
    address,
    revision_in,
    save,
)

pytestmark = pytest.mark.django_db

PURPOSE = address("avsnitt", "syfte")
each_kind = pytest.mark.parametrize("kind", KINDS)


def write_twice(desk):
    for body in ("<p>Första texten</p>", "<p>Andra texten</p>"):
        save(desk, PURPOSE, {"body": body})
    return PlanSection.history.get(body="<p>Första texten</p>")


def test_the_history_of_a_part_tells_who_when_and_what_word_by_word(desk):
    write_twice(desk)

    page = desk.get(f"{PURPOSE}historik/").content.decode()

    assert "Objektledare verksamhet" in page
    assert '<del><span class="unseen">borttaget: </span>Första</del>' in page
    assert '<ins><span class="unseen">tillagt: </span>Andra</ins>' in page
    assert page.index("Andra") < page.rindex("Första")


def test_an_earlier_text_is_brought_back_and_so_recorded(desk, plan, leader):
    record = write_twice(desk)
    where = f"{PURPOSE}aterstall/{record.history_id}/"
    page = desk.get(f"{PURPOSE}historik/").content.decode()

    answer = desk.post(where, {"revision": revision_in(page)}, headers=HTMX)

    assert answer.status_code == 200
    assert "Första texten" in answer.content.decode()
    assert plan.sections.get(kind="purpose").body == "<p>Första texten</p>"
    latest = PlanSection.history.latest("history_id")
    assert latest.history_user == leader
    assert latest.history_change_reason.startswith("Återställd till 20")


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_an_earlier_text_never_goes_over_what_someone_wrote_meanwhile(headers, desk, plan):
    record = write_twice(desk)

    answer = desk.post(
        f"{PURPOSE}aterstall/{record.history_id}/", {"revision": "1"}, headers=headers
    )

    assert answer.status_code == 409
    assert "Någon ändrade delen medan du läste" in answer.content.decode()
    assert plan.sections.get(kind="purpose").body == "<p>Andra texten</p>"


def test_what_is_against_the_rules_today_is_not_brought_back(desk, plan):
    version = ROWS["version"](plan)
    save(desk, address("version", version.pk), SENT["version"])
    save(desk, address("version", version.pk), SENT["version"] | {"label": "0.2"})
    record = PlanVersion.history.get(label="0.7")
    plan.versions.create(label="0.7", stage="utkast")
    history = desk.get(address("version", version.pk, "historik/")).content.decode()

    answer = desk.post(
        address("version", version.pk, f"aterstall/{record.history_id}/"),
        {"revision": revision_in(history)},
    )

    assert answer.status_code == 422
    assert "Planen har redan en version" in answer.content.decode()


def test_the_units_of_a_direction_are_brought_back_too(desk, plan):
    row = ROWS["inriktning"](plan)
    where = address("inriktning", row.pk)
    unit = make_unit("KTN")
    save(desk, where, {"body": "Först", "units": [unit.pk]})
    record = InfluenceDirection.history.latest("history_id")
    save(desk, where, {"body": "Sedan", "units": []})
    page = desk.get(f"{where}historik/").content.decode()

    desk.post(f"{where}aterstall/{record.history_id}/", {"revision": revision_in(page)})

    assert list(row.units.all()) == [unit]


@pytest.mark.parametrize("record", [0, 999_999])
def test_a_change_that_never_was_is_not_found(record, desk):
    write_twice(desk)

    assert desk.post(f"{PURPOSE}aterstall/{record}/", {}).status_code == 404


def test_a_record_of_another_part_is_not_brought_back_here(desk, plan):
    write_twice(desk)
    save(desk, address("avsnitt", "bakgrund"), {"body": "Bakgrunden"})
    foreign = PlanSection.history.get(kind="background")

    assert desk.post(f"{PURPOSE}aterstall/{foreign.history_id}/", {}).status_code == 404


# The plan's own history


@each_kind
def test_a_removed_part_is_brought_back_from_the_plans_history(kind, desk, plan):
    row = ROWS[kind](plan)
    model, pk = type(row), row.pk
    save(desk, address(kind, pk, "ta-bort/"), {})
    page = desk.get(f"{PLAN}historik/").content.decode()
    record = model.history.get(id=pk, history_type="-")
    where = address(kind, pk, f"aterstall/{record.history_id}/")

    assert f'action="{where}"' in page
    answer = desk.post(where)

    assert answer["Location"] == f"{PLAN}?redigera#redigera-{kind}-{pk}"
    assert model.objects.filter(pk=pk).exists()
    assert f'action="{where}"' not in desk.get(f"{PLAN}historik/").content.decode()


def test_a_document_comes_back_with_what_it_asks_and_of_whom(desk, plan):
    influence = ROWS["styrande"](plan)
    units = set(influence.directions.get().units.all())
    direction = influence.directions.get()
    save(desk, address("inriktning", direction.pk), {"body": "x", "units": [u.pk for u in units]})
    pk = influence.pk
    save(desk, address("styrande", pk, "ta-bort/"), {})
    record = Influence.history.get(id=pk, history_type="-")

    desk.post(address("styrande", pk, f"aterstall/{record.history_id}/"))

    assert set(Influence.objects.get(pk=pk).directions.get().units.all()) == units


def test_a_goal_comes_back_with_the_sub_goals_that_went_with_it_and_no_others(desk, plan):
    goal, below = ROWS["mal"](plan), Goal.objects.get(code="1-1")
    save(desk, address("mal", "ny") + f"?under={goal.pk}", GOAL | {"parent": goal.pk})
    other = Goal.objects.latest("pk")
    save(desk, address("mal", other.pk, "ta-bort/"), {})
    save(desk, address("mal", goal.pk, "ta-bort/"), {})
    record = Goal.history.get(id=goal.pk, history_type="-")

    desk.post(address("mal", goal.pk, f"aterstall/{record.history_id}/"))

    assert set(Goal.objects.values_list("pk", flat=True)) == {goal.pk, below.pk}


def test_what_stood_under_something_removed_waits_for_it(desk, plan):
    goal, below = ROWS["mal"](plan), Goal.objects.get(code="1-1")
    save(desk, address("mal", below.pk, "ta-bort/"), {})
    save(desk, address("mal", goal.pk, "ta-bort/"), {})
    record = Goal.history.get(id=below.pk, history_type="-")

    answer = desk.post(address("mal", below.pk, f"aterstall/{record.history_id}/"), follow=True)

    assert "Det går inte att ta tillbaka" in answer.content.decode()
    assert not Goal.objects.exists()


def test_the_row_that_took_the_number_keeps_it_when_a_document_comes_back(desk, plan):
    influence = ROWS["styrande"](plan)
    pk = influence.pk
    save(desk, address("styrande", pk, "ta-bort/"), {})
    save(desk, address("styrande", "ny"), SENT["styrande"] | {"number": "1"})
    record = Influence.history.get(id=pk, history_type="-")

    desk.post(address("styrande", pk, f"aterstall/{record.history_id}/"))

    assert Influence.objects.get(pk=pk).number == 2


def test_the_plans_history_is_paged_newest_first(desk, plan):
    for number in range(32):
        save(desk, PURPOSE, {"body": f"<p>text{number}.</p>"})

    first = desk.get(f"{PLAN}historik/").content.decode()
    second = desk.get(f"{PLAN}historik/?sida=2").content.decode()

    assert first.index("</span>text31<") < first.index("</span>text29<")
    assert 'href="?sida=2"' in first
    assert "text0<" not in first
    assert 'href="?sida=1"' in second


def test_the_plans_history_is_for_those_who_may_edit_it(client, plan):
    client.force_login(make_user("lasare"))

    assert client.get(f"{PLAN}historik/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_plans_history_takes_as_many_queries_however_much_has_happened(rows, client):
    factories.object_plan(rows=rows)
    client.force_login(make_user("chef", is_superuser=True))
    client.get(f"{PLAN}historik/")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{PLAN}historik/")

    assert len(queries) == 27
