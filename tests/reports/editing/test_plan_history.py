"""The history of the whole plan, from which what was removed comes back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from objects.models import Goal, Influence
from tests.build import make_user
from tests.reports import factories
from tests.reports.editing.parts import (
    GOAL,
    KINDS,
    PLAN,
    ROWS,
    SENT,
    address,
    save,
)

pytestmark = pytest.mark.django_db

PURPOSE = address("avsnitt", "syfte")
each_kind = pytest.mark.parametrize("kind", KINDS)


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

    assert len(queries) == 25
