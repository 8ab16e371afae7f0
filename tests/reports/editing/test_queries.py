"""Saving takes as many queries however much the plan holds."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.build import make_user
from tests.reports import factories
from tests.reports.editing.parts import GOAL, HTMX, PLAN, ROWS, address, revision_in

pytestmark = pytest.mark.django_db

# The second number is of locks, which only a database that locks rows is asked for.
MOST = {
    "avsnitt": (19, 2),
    "mal": (21, 2),
    "version": (16, 1),
    "styrande": (23, 2),
    "aktivitet": (61, 6),
    "slutdatum": (33, 2),
}


def queries_of_save(client: Client, where: str, data: dict[str, object]) -> int:
    """How many queries it takes to save, once the form is open."""
    revision = revision_in(client.get(where, headers=HTMX).content.decode())
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(where, {**data, "revision": revision}, headers=HTMX)
    assert answer.status_code == 200
    return len(queries)


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_save_takes_as_many_queries_however_much_the_plan_holds(rows, client):
    plan = factories.object_plan(rows=rows)
    factories.work_for(plan)
    client.force_login(make_user("chef", is_superuser=True))
    goal, version, document = (ROWS[kind](plan) for kind in ("mal", "version", "styrande"))
    activity = ROWS["aktivitet"](plan)

    found = {
        "avsnitt": queries_of_save(client, address("avsnitt", "syfte"), {"body": "Nytt"}),
        "mal": queries_of_save(client, address("mal", goal.pk), GOAL | {"unit": goal.unit_id}),
        "version": queries_of_save(
            client, address("version", version.pk), {"label": "0.0", "stage": "utkast"}
        ),
        "styrande": queries_of_save(
            client,
            address("styrande", document.pk),
            {"document": document.document_id, "number": 1, "effect": "Ny"},
        ),
        "aktivitet": queries_of_save(
            client, address("aktivitet", activity.pk), {"title": "Ny", "deadline": "2022"}
        ),
        "slutdatum": queries_of_save(
            client, address("slutdatum", activity.pk), {"deadline": "2023"}
        ),
    }

    locks = connection.features.has_select_for_update
    assert found == {kind: most + locks * locked for kind, (most, locked) in MOST.items()}


@pytest.mark.parametrize("rows", [1, 3])
def test_pencil_mode_takes_as_many_queries_however_much_the_plan_holds(rows, client):
    factories.work_for(factories.object_plan(rows=rows))
    client.force_login(make_user("chef", is_superuser=True))
    client.get(f"{PLAN}?redigera")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{PLAN}?redigera")

    assert len(queries) == 41
