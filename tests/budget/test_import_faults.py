"""Everything wrong in a file is said at once, with its place, and nothing is saved."""

import pytest

from budget.models import BudgetLine, DistributionKey
from budget.services import import_budget
from objects.models import Component, ImportBatch, ObjectPlan, Unit
from objects.sheets import ImportReport
from tests.budget.tables import HEAD, KEY_HEAD, LINES, book, load, load_csv, make_plan, said
from tests.objects.sheets.workbooks import Cells, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


def load_keys(plan: ObjectPlan, shares: Cells) -> ImportReport:
    content = book([HEAD, *LINES[1:2]], [KEY_HEAD, *shares])
    return import_budget(content=content, file_name="b.xlsx", plan=plan)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["A", "B", "VX", "BOU", "", 1], "rad 2, kolumn C (VM/VU): ”VX” är inget slag"),
        (["A", "B", "", "BOU", "", 1], "kolumn C (VM/VU): saknar slag"),
        (["A", "B", "VM", "XYZ", "", 1], "kolumn D (Nämnd): ”XYZ” är ingen känd nämnd"),
        (["A", "B", "VM", "", "Nyckel X", 1], "”Nyckel X” är ingen känd fördelningsnyckel"),
        (["A", "B", "VM", "BOU", "BoU/BIN", 1], "kolumn E (Fördelningsnyckel): ”BoU/BIN” står"),
        (["A", "B", "VM", "", "", 1], "kolumn D (Nämnd): saknar både nämnd och nyckel"),
        (["A", "B", "VM", "BOU", "", ""], "kolumn F (Budget 2022): saknar belopp"),
        (["A", "B", "VM", "BOU", "", "abc"], "”abc” går inte att läsa som belopp"),
        (["A", "B", "VM", "BOU", "", "1.234"], "”1.234” går inte att läsa som belopp"),
        (["A", "B", "VM", "BOU", "", "-"], "”-” är inget belopp; väntade ett belopp; skriv 0"),
        (["A", "B", "VM", "BOU", "", 0.001], "”0.001” går inte att läsa som belopp"),
        (["A", "B" * 301, "VM", "BOU", "", 1], "är för lång; väntade högst 300 tecken"),
        (["A" * 201, "B", "VM", "BOU", "", 1], "är för lång; väntade högst 200 tecken"),
    ],
)
def test_a_wrong_cell_is_named_with_its_place(
    plan: ObjectPlan, row: list[object], expected: str
) -> None:
    report = load(plan, [row])
    assert not report.ok
    assert expected in said(report)
    assert not BudgetLine.objects.exists()


def test_all_faults_come_at_once_and_nothing_is_saved(plan: ObjectPlan) -> None:
    report = load(plan, [*LINES, ["A", "B", "VX", "XYZ", "", "abc"], ["A", "", "VM", "", "", 2]])
    assert [(fault.row, fault.column) for fault in report.faults] == [
        (5, "C"),
        (5, "D"),
        (5, "F"),
        (6, "D"),
    ]
    assert not report.is_saved
    for model in (BudgetLine, DistributionKey, Component, ImportBatch):
        assert not model.objects.exists()


def test_the_same_line_twice_in_a_file_is_a_fault_and_no_update(plan: ObjectPlan) -> None:
    report = load(plan, [LINES[1], [" infomentor ", "licens  förskola", "VM", "bou", "", 7]])
    assert "licens förskola · VM · BOU” står redan på rad 2" in said(report)
    assert report.faults[0].row == 3


def test_a_unit_that_did_not_exist_in_the_period_is_a_fault(plan: ObjectPlan) -> None:
    Unit.objects.filter(code="BOU").update(valid_to="2021-12-31")
    assert "finns inte i planens period" in said(load(plan, LINES[1:2]))


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([["A", "BOU", 0.7], ["A", "BIN", 0.2]], "ger nyckeln ”A” summan 90"),
        ([["A", "BOU", 70], ["A", "BIN", 20]], "ger nyckeln ”A” summan 90"),
        ([["A", "BOU", 0.5], ["A", "BOU", 0.5]], "står redan på rad 2 i nyckeln"),
        ([["A", "XYZ", 1]], "kolumn B (Nämnd): ”XYZ”"),
        ([["A", "BOU", "hälften"], ["A", "BIN", 0.5]], "”hälften” går inte att läsa"),
        ([["A", "BOU", -1], ["A", "BIN", 2]], "”-1” går inte att läsa"),
        ([["A" * 201, "BOU", 1]], "namnet på en nyckel"),
    ],
)
def test_a_key_that_does_not_share_the_whole_is_a_fault(
    plan: ObjectPlan, shares: Cells, expected: str
) -> None:
    report = load_keys(plan, shares)
    assert expected in said(report)
    assert len(report.faults) == 1
    assert report.faults[0].subject == "Fördelningsnycklar"
    assert not DistributionKey.objects.exists()


def test_lines_of_a_faulty_key_are_not_blamed_as_well(plan: ObjectPlan) -> None:
    content = book([HEAD, *LINES], [KEY_HEAD, ["BoU/BIN", "BOU", 0.7]])
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    assert len(report.faults) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nämnd;VM/VU;Budget 2023\nBIN;VM;1\n", "”Budget 2023” gäller ett annat år än planen"),
        ("Nämnd;VM/VU;Budget 2022 (tkr)\nBIN;VM;1\n", "säger att beloppen inte är i kronor"),
        ("Nämnd;VM/VU;Kostnad\nBIN;VM;1\n", "saknar en kolumn med belopp"),
        ("Nämnd;VM/VU;Budget 2022;Budget\nBIN;VM;1;2\n", "betyder detsamma som kolumn C"),
        ("Nämnd;Nämnd;VM/VU;Budget\nBIN;BIN;VM;1\n", "betyder detsamma som kolumn A"),
        ("Nämnd;Budget 2022\nBIN;1\n", "saknar kolumnen VM/VU"),
        ("VM/VU;Budget 2022\nVM;1\n", "saknar kolumnen Nämnd eller Fördelningsnyckel"),
        ("Hej;på;dig\n1;2;3\n", "har ingen känd rubrikrad"),
    ],
)
def test_a_table_that_is_not_understood_says_what_it_lacks(
    plan: ObjectPlan, text: str, expected: str
) -> None:
    report = load_csv(plan, text)
    assert expected in said(report)
    assert not BudgetLine.objects.exists()


def test_two_sheets_of_lines_need_a_choice(plan: ObjectPlan) -> None:
    content = xlsx({"Ett": [HEAD, LINES[1]], "Två": [HEAD, LINES[1]]})
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    assert "bladen ”Ett” och ”Två” är lika detaljerade" in said(report).replace("Bladen", "bladen")
    chosen = import_budget(content=content, file_name="b.xlsx", plan=plan, sheet="två")
    assert chosen.is_saved


def test_a_sheet_that_is_not_there_is_a_fault_that_names_the_others(plan: ObjectPlan) -> None:
    assert "väntade något av ”Budget”, ”Nycklar”" in said(load(plan, LINES, sheet="Blad 9"))


def test_a_file_that_is_no_workbook_is_a_fault(plan: ObjectPlan) -> None:
    report = import_budget(content=b"PK\x03\x04trasig", file_name="b.xlsx", plan=plan)
    assert "skadad" in said(report)
