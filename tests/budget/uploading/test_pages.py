"""From file to plan in the browser's pages: sent, read, corrected, taken in, taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from budget.models import BudgetLine, PreparedImport
from objects.models import ImportBatch, ObjectPlan
from objects.sheets.bounds import MAX_BYTES
from tests.budget.tables import LINES, amounts, book, load, make_plan
from tests.budget.uploading.pages import (
    FAULTY,
    HEAD,
    START,
    address,
    budget,
    confirm,
    make_controller,
    previewed,
    send,
    sent,
    signed_in,
)
from tests.objects.sheets.workbooks import Cells

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


@pytest.fixture
def client() -> Client:
    return signed_in(make_controller())


def test_a_file_goes_all_the_way_and_back(plan, client):
    prepared = sent(client, plan, book([HEAD, *LINES]))
    page = client.get(address(prepared))
    assert [column.role for column in page.context["grid"].columns] == [
        "component",
        "title",
        "kind",
        "unit",
        "key",
        "amount:budget",
    ]
    preview = previewed(client, prepared)
    assert len(preview.report.new) == 6
    assert not BudgetLine.objects.exists()
    done = confirm(client, prepared, preview.digest)
    batch = ImportBatch.objects.get()
    assert done["Location"] == f"{START}klar/{batch.pk}/"
    assert amounts(plan) == {
        "Licenser": Decimal("1000.05"),
        "Licens förskola": Decimal(500),
        "Samordning": Decimal(-10),
    }
    assert not PreparedImport.objects.exists()
    assert batch.outcome["reading"]["sheet"] == "Budget"
    client.post(f"{START}klar/{batch.pk}/angra/")
    assert not BudgetLine.objects.exists()
    assert "Ångrad" in client.get(f"{START}klar/{batch.pk}/").content.decode()
    again = client.post(f"{START}klar/{batch.pk}/angra/", follow=True)
    assert "redan ångrad" in again.content.decode()


def test_what_stands_in_the_way_of_undoing_is_listed(plan, client):
    load(plan, LINES)
    line = BudgetLine.objects.get(title="Licenser")
    line.amount = 1
    line.save()
    answer = client.post(f"{START}klar/{ImportBatch.objects.get().pk}/angra/")
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "kan inte ångras" in text
    assert "UKFA-2022, rad 1" in text


def test_faulty_cells_are_corrected_in_their_place_and_the_file_stays_as_it_is(plan, client):
    content = budget(FAULTY)
    prepared = sent(client, plan, content)
    preview = previewed(client, prepared)
    assert [(cell.name, cell.value) for cell in preview.faults] == [
        ("cell-3-5", "ett par"),
        ("cell-4-5", "cirka 10"),
    ]
    assert confirm(client, prepared, preview.digest).status_code == 302
    assert not BudgetLine.objects.exists()
    client.post(address(prepared, "granska/"), {"cell-3-5": "2 000,50", "cell-4-5": "10"})
    preview = previewed(client, prepared)
    assert preview.may_be_confirmed
    confirm(client, prepared, preview.digest)
    assert amounts(plan)["Stöd"] == Decimal("2000.50")
    batch = ImportBatch.objects.get()
    assert bytes(batch.content) == content
    assert {"row": 3, "column": 5, "value": "2 000,50"} in batch.outcome["corrections"]


def test_a_correction_that_is_wrong_too_is_told_as_a_fault(plan, client):
    prepared = sent(client, plan, budget(FAULTY))
    client.post(address(prepared, "granska/"), {"cell-3-5": "ett annat par", "cell-4-5": "7"})
    (cell,) = previewed(client, prepared).faults
    assert (cell.value, cell.is_corrected) == ("ett annat par", True)


def test_a_plan_that_changed_meanwhile_gives_a_new_preview(plan, client):
    load(plan, LINES)
    changed = [["Unikum", "Licenser", "VM", "", "BoU/BIN", 5], *LINES[1:]]
    prepared = sent(client, plan, book([HEAD, *changed]))
    shown = previewed(client, prepared)
    line = BudgetLine.objects.get(title="Licenser")
    line.amount = 77
    line.save()
    answer = confirm(client, prepared, shown.digest)
    assert answer.status_code == 409
    assert "Planen har ändrats" in answer.content.decode()
    (group,) = answer.context["preview"].groups["changed"]
    assert group.entries[0].changes[0].old == "77,00 kr"
    assert amounts(plan)["Licenser"] == 77
    assert confirm(client, prepared, answer.context["preview"].digest).status_code == 302
    assert amounts(plan)["Licenser"] == 5


def test_the_second_of_two_controllers_sees_a_new_preview(plan, client):
    other = signed_in(make_controller("annan"))
    mine = sent(client, plan, book([HEAD, *LINES]))
    theirs = sent(other, plan, book([HEAD, *LINES]))
    first, second = previewed(client, mine), previewed(other, theirs)
    assert confirm(client, mine, first.digest).status_code == 302
    answer = confirm(other, theirs, second.digest)
    assert answer.status_code == 409
    assert not answer.context["preview"].may_be_confirmed
    assert len(answer.context["preview"].report.unchanged) == 4
    assert ImportBatch.objects.count() == 1


def test_a_second_press_on_the_button_takes_nothing_in_twice(plan, client):
    prepared = sent(client, plan, book([HEAD, *LINES]))
    digest = previewed(client, prepared).digest
    confirm(client, prepared, digest)
    again = client.post(address(prepared, "las-in/"), {"visad": digest}, follow=True)
    assert again.redirect_chain == [("/budget/inlasning/", 302)]
    assert "Filen är redan inläst" in again.content.decode()
    assert BudgetLine.objects.count() == 3


def test_an_upload_is_seen_by_its_owner_alone_and_thrown_away_by_a_button(plan, client):
    prepared = sent(client, plan, budget(FAULTY))
    other = signed_in(make_controller("annan"))
    pages = ("", "granska/", "felrader.xlsx")
    assert {other.get(address(prepared, page)).status_code for page in pages} == {404}
    assert other.post(address(prepared, "kasta/")).status_code == 404
    assert prepared.file_name not in other.get(START).content.decode()
    client.post(address(prepared, "kasta/"))
    assert not PreparedImport.objects.exists()


def test_files_that_nobody_came_back_to_go_at_the_next_upload(plan, client):
    old, young = (sent(client, plan, budget(FAULTY)) for _ in range(2))
    aged = timezone.now() - timedelta(days=31)
    PreparedImport.objects.filter(pk=old.pk).update(created_at=aged)
    new = sent(client, plan, budget(FAULTY))
    assert set(PreparedImport.objects.all()) == {young, new}


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "b.xlsx", "Filen är tom"),
        (b"x" * (MAX_BYTES + 200_000), "b.csv", "för stor; väntade högst 20 MB"),
        (b"PK\x03\x04half", "b.xlsx", "Filen"),
        (b"%PDF-1.7 a", "b.xlsx", "inget kalkylblad"),
        (b"a;b\n1;\x07\n", "b.csv", "styrtecken"),
        (budget([]), "b.ods", "heter .ods"),
    ],
    ids=["empty", "large", "half", "pdf", "nul", "ending"],
)
def test_a_file_that_cannot_be_read_is_refused_at_the_field_and_not_kept(
    content, name, said, plan, client
):
    answer = send(client, plan, content, name)
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors["file"])
    assert not PreparedImport.objects.exists()


def test_a_form_without_plan_or_file_says_so(client):
    answer = client.post(START, {"plan": "99999999999999999999", "file": "text"})
    assert set(answer.context["form"].errors) == {"plan", "file"}


def test_sums_move_from_before_to_after_for_each_namnd_and_kind(plan, client):
    load(plan, LINES)
    rows: Cells = [["Unikum", "Licenser", "VM", "", "BoU/BIN", 2000], *LINES[1:]]
    prepared = sent(client, plan, book([HEAD, *rows, ["Summa", *[""] * 4, 2491]]))
    preview = previewed(client, prepared)
    (outlook,) = preview.outlook
    assert (outlook.total.before, outlook.total.after) == (Decimal("1490.05"), Decimal(2490))
    moved = {(one.unit, one.kind): (one.before, one.after) for one in outlook.units}
    assert moved["BOU", "VM"] == (Decimal("1200.03"), Decimal(1900))
    assert moved["BIN", "VU"] == (Decimal("-3.00"), Decimal("-3.00"))
    (control,) = preview.report.control_sums
    assert (control.stated, control.computed, control.agrees) == (2491, 2490, False)


def test_rows_that_look_like_the_same_cost_twice_are_pointed_out(plan, client):
    rows: Cells = [
        ["Unikum", "Licenser", "VM", "BOU", "", 100],
        ["Unikum", "Licencer", "VM", "BOU", "", 100],
        ["Unikum", "Del 1", "VM", "BOU", "", 100],
        ["Unikum", "Del 2", "VM", "BOU", "", 100],
    ]
    prepared = sent(client, plan, budget(rows))
    found = previewed(client, prepared).alike
    assert [(pair.first.row, pair.second.row) for pair in found] == [(2, 3)]


@pytest.mark.parametrize("count", [1, 3])
def test_the_start_costs_fifteen_queries_whatever_has_been_read(
    count, plan, client, django_assert_num_queries
):
    for number in range(count):
        load(plan, [["A", f"Post {number}", "VM", "BOU", "", 1]])
        sent(client, plan, budget(FAULTY))
    with django_assert_num_queries(15):
        page = client.get(START)
    assert len(page.context["batches"]) == count
    assert escape("b.xlsx") in page.content.decode()
