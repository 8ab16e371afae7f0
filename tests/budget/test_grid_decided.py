"""The grid of a decided budget: what is changed becomes a revision, and the decided stays."""

from decimal import Decimal

import pytest
from django.test import Client

from budget.models import BudgetLine
from tests.budget.grid_ground import Ground, make_ground

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    ground = make_ground()
    ground.line(title="Licenser", amount=100, key=ground.key)
    ground.line(title="Drift", amount=50)
    ground.decide()
    return ground


@pytest.fixture
def signed_in(client: Client, ground: Ground) -> Client:
    client.force_login(ground.user)
    return client


def revisions(ground: Ground) -> list[tuple[str, Decimal, str]]:
    found = BudgetLine.objects.filter(plan=ground.plan).exclude(revision_reason="")
    return list(found.order_by("number").values_list("title", "amount", "revision_reason"))


def test_a_change_without_a_reason_is_asked_for_one(ground, signed_in):
    answer = signed_in.post(ground.address, ground.form(signed_in) | {"c-0-ar": "120"})

    assert answer.status_code == 422
    assert "Skriv skälet till revideringen" in answer.content.decode()
    assert 'value="120"' in answer.content.decode()
    assert revisions(ground) == []


def test_changes_become_revisions_and_what_was_decided_is_shown(ground, signed_in):
    sent = {"c-0-ar": "120", "c-1-ar": "", "skal": "Nytt avtal"}
    signed_in.post(ground.address, ground.form(signed_in) | sent)

    assert revisions(ground) == [
        ("Licenser", Decimal(20), "Nytt avtal"),
        ("Drift", Decimal(-50), "Nytt avtal"),
    ]
    decided = BudgetLine.objects.filter(revision_reason="").order_by("number")
    assert [line.amount for line in decided] == [100, 50]
    sheet = signed_in.get(ground.address).context["sheet"]
    cells = [row.cells[0] for row in sheet.rows]
    assert [cell.text for cell in cells] == ["120,00", "0,00"]
    assert [cell.decided for cell in cells] == ["100,00", "50,00"]
    assert [cell.reason for cell in cells] == ["Nytt avtal"] * 2
    assert sheet.total == "120,00"


def test_a_revised_cell_is_revised_again_from_what_holds(ground, signed_in):
    for amount in ("120", "90"):
        sent = {"c-0-ar": amount, "skal": "Nytt avtal"}
        signed_in.post(ground.address, ground.form(signed_in) | sent)
    assert [amount for _, amount, _ in revisions(ground)] == [20, -30]


def test_a_new_row_is_a_revision_of_its_own(ground, signed_in):
    new = {"ny-slag": "vu", "ny-barare": f"n{ground.bin.pk}", "ny-post": "Ny", "ny-ar": "7"}
    signed_in.post(ground.address, ground.form(signed_in) | new | {"skal": "Tillkom"})
    assert revisions(ground) == [("Ny", Decimal(7), "Tillkom")]
    assert BudgetLine.objects.get(title="Ny").revises is None


def test_forecasts_are_written_without_a_reason(ground, signed_in):
    query = "?serie=prognos&prognos=1"
    form = ground.form(signed_in, query)
    signed_in.post(ground.address + query, form | {"c-0-ar": "90"})
    assert BudgetLine.objects.get(series="prognos").amount == 90


def test_a_revision_made_meanwhile_is_a_clash(ground, signed_in):
    form = ground.form(signed_in)
    signed_in.post(ground.address, form | {"c-0-ar": "120", "skal": "En"})
    answer = signed_in.post(ground.address, form | {"c-0-ar": "130", "skal": "En annan"})
    assert answer.status_code == 409
    assert "Var 100,00 kr när du öppnade sidan" in answer.content.decode()
    assert [amount for _, amount, _ in revisions(ground)] == [20]
