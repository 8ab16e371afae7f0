"""How a sheet is read, chosen in the browser: columns, templates, and questions answered."""

from decimal import Decimal

import pytest
from django.test import Client

from budget.models import ImportTemplate, PreparedImport
from objects.models import ObjectPlan
from tests.budget.tables import amounts, make_plan
from tests.budget.uploading.pages import (
    FAULTY,
    address,
    budget,
    confirm,
    make_controller,
    previewed,
    send,
    sent,
    signed_in,
)
from tests.objects.sheets.workbooks import Cells, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


@pytest.fixture
def client() -> Client:
    return signed_in(make_controller())


def test_the_reading_is_chosen_and_kept_as_a_template_for_other_files(plan, client):
    rows: Cells = [
        ["Rubrik"],
        ["Sak", "Typ av kostnad", "Bärare", "Pengar"],
        ["A", "VM", "BOU", 12],
    ]
    prepared = sent(client, plan, xlsx({"Blad": rows}))
    chosen = {
        "header": "2",
        "role-0": "title",
        "role-1": "kind",
        "role-2": "unit",
        "role-3": "amount:budget",
        "scale": "tkr",
    }
    client.post(address(prepared), {"header": "2"})
    answer = client.post(address(prepared), {**chosen, "mall": "ja", "namn": "Ekonomens blad"})
    assert answer.status_code == 302
    assert (
        client.post(address(prepared), {"mall": "ja", "namn": "Ekonomens blad"}).status_code == 422
    )
    answer = client.post(address(prepared), {"granska": "ja"})
    assert answer["Location"] == address(prepared, "granska/")
    confirm(client, prepared, previewed(client, prepared).digest)
    assert amounts(plan) == {"A": Decimal("12000.00")}

    moved: Cells = [["Pengar", "Bärare", "Typ av kostnad", "Sak"], [7, "BIN", "VU", "B"]]
    template = ImportTemplate.objects.get(name="Ekonomens blad")
    send(client, plan, xlsx({"Blad": moved}), template=template.pk)
    later = PreparedImport.objects.get()
    confirm(client, later, previewed(client, later).digest)
    assert amounts(plan)["B"] == Decimal("7000.00")


def test_what_can_be_read_in_two_ways_is_asked_before_the_preview(plan, client):
    rows: Cells = [["Post", "VM/VU", "Nämnd", "Budget 2022 (kr)"], ["A", "VM", "Okänd", 1]]
    prepared = sent(client, plan, xlsx({"Blad": rows}))
    answer = client.get(address(prepared, "granska/"), follow=True)
    assert "Svara på frågorna först" in answer.content.decode()
    (question,) = answer.context["questions"]
    client.post(address(prepared), {f"fraga-{question.name}": "BOU", "granska": "ja"})
    assert previewed(client, prepared).may_be_confirmed


@pytest.mark.parametrize(
    "data",
    [
        {"sheet": "Finns inte"},
        {"role-0": "\0"},
        {"role-99999999": "title"},
        {"role-0": "amount:budget", "year-0": "9999"},
        {"role-0": "amount:budget", "year-0": "22"},
        {"scale": "euro"},
        {"header": "999999"},
        {"namn": "x" * 200, "mall": "ja"},
        {"namn": " ", "mall": "ja"},
        {"role-5": "amount:budget", "unit-5": "\0"},
    ],
)
def test_choices_that_are_none_are_refused_and_change_nothing(data, plan, client):
    prepared = sent(client, plan, budget(FAULTY))
    answer = client.post(address(prepared), data)
    assert answer.status_code == 422
    assert not ImportTemplate.objects.exists()
    assert client.get(address(prepared)).status_code == 200


def test_odd_corrections_break_nothing(plan, client):
    prepared = sent(client, plan, budget(FAULTY))
    odd = {"cell-999999-999999": "1", "cell-x-1": "1", "cell--": "", "cell-3-5": "a\0b\x07"}
    client.post(address(prepared, "granska/"), odd)
    assert not previewed(client, prepared).may_be_confirmed


def test_a_rows_own_sum_keeps_its_year_when_the_form_is_sent(plan, client):
    rows: Cells = [
        ["Nämnd", "Slag", "Post", "Intäkter 2022", "Kostnader 2022", "Netto 2022"],
        ["BOU", "VM", "A", 100, 30_000, 29_900],
        ["BIN", "VM", "B", 0, 50_000, 50_000],
    ]
    prepared = sent(client, plan, xlsx({"Blad": rows}))
    assert prepared.reading["columns"]["5"]["sort"] == "total"
    client.post(address(prepared), {"role-5": "total", "granska": "ja"})
    warnings = previewed(client, prepared).report.warnings
    assert not [one for one in warnings if "radens belopp ger" in one]


def test_the_name_of_a_template_is_kept_without_nul(plan, client):
    prepared = sent(client, plan, budget(FAULTY))
    client.post(address(prepared), {"mall": "ja", "namn": "Ekonomens\0 blad"})
    assert ImportTemplate.objects.get().name == "Ekonomens blad"
