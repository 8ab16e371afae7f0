"""Files that are handed out: the plan's budget to fill in, and the rows that are wrong."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from budget.models import BudgetLine, PreparedImport
from objects.models import Component, ObjectPlan
from tests.budget.tables import amounts, load_fixtures, make_plan, published
from tests.budget.uploading.pages import (
    HEAD,
    address,
    budget,
    confirm,
    make_controller,
    previewed,
    sent,
    signed_in,
)
from tests.build import make_budget_line, make_key, make_unit
from tests.objects.sheets.workbooks import Cells, ods

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://ond.example")'


@pytest.fixture
def plan() -> ObjectPlan:
    plan = make_plan()
    load_fixtures(plan)
    return plan


@pytest.fixture
def client() -> Client:
    return signed_in(make_controller())


def plan_file(client: Client, plan: ObjectPlan) -> bytes:
    answer = client.get(f"/budget/inlasning/mall/{plan.code}.xlsx")
    assert answer.status_code == 200
    return answer.content


def saved(book: Any) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def said(client: Client, plan: ObjectPlan, content: bytes, name: str = "b.xlsx") -> Any:
    return previewed(client, sent(client, plan, content, name)).report


def test_a_plan_that_is_handed_out_and_read_back_changes_nothing(plan, client):
    report = said(client, plan, plan_file(client, plan))
    assert report.ok
    assert not report.has_changes
    assert not report.missing
    assert report.counts()["Budgetrader"]["unchanged"] == BudgetLine.objects.count()
    assert report.counts()["Fördelningsnycklar"]["unchanged"] == 2


def test_what_is_edited_in_the_file_is_all_that_changes(plan, client):
    book = load_workbook(BytesIO(plan_file(client, plan)))
    sheet = book.worksheets[0]
    sheet["F2"] = 1234.5
    last = BudgetLine.objects.count() + 2
    for column, value in enumerate(["Nytt system", "Införande", "VU", "AMI", "", 50], start=1):
        sheet.cell(last, column, value)
    prepared = sent(client, plan, saved(book))
    preview = previewed(client, prepared)
    (changed,) = preview.report.changed
    assert [one.new for one in changed.changes] == ["1\xa0234,50 kr"]
    assert [entry.subject for entry in preview.report.new] == ["Budgetrader", "Komponenter"]
    confirm(client, prepared, preview.digest)
    assert amounts(plan)["Införande"] == 50


def test_texts_that_look_like_formulas_are_texts_and_come_back_as_they_were(client):
    plan, unit = make_plan(), make_unit("NY")
    part = Component.objects.create(object=plan.object, code="plus", name="+Plus")
    for title in (FORMULA, "-minus", "'citat", "@at"):
        make_budget_line(plan, unit=unit, title=title, component=part, amount=5)
    content = plan_file(client, plan)
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows(max_col=5) for cell in row} <= {"s", "n"}
    assert sheet["B2"].value == FORMULA
    report = said(client, plan, content)
    assert report.ok
    assert not report.has_changes


def test_exact_shares_and_other_years_keys_are_left_whole(plan, client):
    third = make_key(
        (make_unit("X"), 1, 3), (make_unit("Y"), 1, 3), (make_unit("Z"), 1, 3), name="Tredjedelar"
    )
    make_budget_line(plan, number=99, key=third, title="Delas i tre", amount=1)
    before = published(plan)
    report = said(client, plan, plan_file(client, plan))
    assert report.ok
    assert not report.has_changes
    assert published(plan) == before


def test_the_file_offers_what_there_is_to_choose_from(plan, client):
    book = load_workbook(BytesIO(plan_file(client, plan)))
    rules = {
        str(rule.sqref)[0]: rule for rule in book.worksheets[0].data_validations.dataValidation
    }
    lists = book["Val"]
    assert lists.sheet_state == "hidden"
    offered = {
        letter: [cell.value for cell in lists[letter] if cell.value is not None] for letter in rules
    }
    assert offered["C"] == ["VM", "VU", "Nyutveckling", "Övrigt"]
    assert offered["D"] == ["AMI", "BIN", "BOU", "KOF"]
    assert offered["E"] == ["Alla fyra", "BoU/BIN"]
    assert "Infomentor" in offered["A"]
    assert (rules["A"].showErrorMessage, rules["D"].showErrorMessage) == (False, True)


def test_a_plan_without_lines_gives_a_file_to_fill_in(client):
    plan = make_plan()
    book = load_workbook(BytesIO(plan_file(client, plan)))
    sheet = book.worksheets[0]
    for column, value in enumerate(["Nytt", "Drift", "VM", "BOU", "", 10], start=1):
        sheet.cell(2, column, value)
    prepared = sent(client, plan, saved(book))
    confirm(client, prepared, previewed(client, prepared).digest)
    assert amounts(plan) == {"Drift": 10}


def test_the_list_as_a_file_can_be_read_back_too(plan, client):
    prepared = sent(client, plan, client.get("/budget/budgetrader.xlsx").content)
    asked = client.get(address(prepared)).context["questions"]
    assert not [one.name for one in asked if one.must_be_answered]
    report = previewed(client, prepared).report
    assert report.ok
    assert not report.changed
    assert report.counts()["Budgetrader"]["unchanged"] == BudgetLine.objects.count()


def test_the_same_cells_in_another_format_change_nothing(plan, client):
    book = load_workbook(BytesIO(plan_file(client, plan)))
    cells = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets[:2]}
    report = said(client, plan, ods(cells), "b.ods")
    assert report.ok
    assert not report.has_changes


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice finns inte")
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_file_that_libreoffice_saved_changes_nothing(kind, plan, client, tmp_path: Path):
    file = tmp_path / "b.xlsx"
    file.write_bytes(plan_file(client, plan))
    out = tmp_path / "ut"
    command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(out), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    report = said(client, plan, (out / f"b.{kind}").read_bytes(), f"b.{kind}")
    assert report.ok
    assert not report.has_changes


def test_faulty_rows_are_handed_out_with_why_and_no_formula(client):
    plan = make_plan()
    rows: Cells = [
        ["Unikum", "Licenser", "VM", "BOU", "", 100],
        ["+46", "Stöd", "VX", "BOU", "", "ett par"],
        ["Unikum", "Mer stöd", "VM", "Ingen nämnd alls", "", 1],
    ]
    prepared = sent(client, plan, budget(rows))
    PreparedImport.objects.update(reading=prepared.reading | {"decided": ["unit:ingennämndalls"]})
    answer = client.get(address(prepared, "felrader.xlsx"))
    sheet = load_workbook(BytesIO(answer.content)).active
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert found[0] == ["Rad", "Fel", *HEAD]
    assert found[1][0] == 3
    assert found[1][1].splitlines() == [
        "VM/VU: ”VX” är inget slag; väntade VM, VU, nyutveckling eller övrigt",
        (
            "Budget 2022 (kr): ”ett par” går inte att läsa som belopp; "
            "väntade ett belopp i kronor, till exempel 1 234,50"
        ),
    ]
    assert found[1][2:] == ["+46", "Stöd", "VX", "BOU", None, "ett par"]
    assert sheet["C2"].data_type == "s"
    assert sheet["C2"].quotePrefix
