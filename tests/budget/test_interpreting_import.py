"""From a workbook never seen before to budget lines, with faults and sums in the file's words."""

from decimal import Decimal

import pytest

from budget.interpreting import Reading, apply_reading, find_reading
from objects.models import ObjectPlan
from objects.sheets import read_workbook
from tests.budget.interpreted import imported, make_keyed_plan, of_rows
from tests.budget.workbooks import BOOKS, Book, formulas_not_worked_out
from tests.objects.sheets.workbooks import Cells, csv_of, ods_of, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return make_keyed_plan()


@pytest.mark.parametrize("name", sorted(set(BOOKS) - {"only unclear numbers", "filled down"}))
def test_every_book_becomes_new_lines_and_its_sums_agree(plan: ObjectPlan, name: str) -> None:
    book = BOOKS[name]
    report = imported(plan, book.content(), book.answers)
    assert [str(fault) for fault in report.faults] == []
    new = [entry for entry in report.new if entry.subject == "Budgetrader"]
    assert len(new) == len(book.meant)
    assert all(control.agrees for control in report.control_sums)


def test_faults_name_the_cell_of_the_file_and_not_of_the_form_it_was_put_in(
    plan: ObjectPlan,
) -> None:
    report = of_rows(
        plan,
        [
            ["Underlag i tkr"],
            ["Belopp B23", "Betalare", "Slag", "Avser"],
            ["abc", "BIN", "VX", "Licenser"],
            ["12,5", "", "VM", "Drift"],
        ],
        answers={},
    )
    assert [(fault.place, fault.value) for fault in report.faults] == [
        ("Blad ”Blad1”, rad 3, kolumn C (Slag)", "VX"),
        ("Blad ”Blad1”, rad 3, kolumn A (Belopp B23)", "abc"),
        ("Blad ”Blad1”, rad 4, kolumn B (Betalare)", None),
    ]


def test_a_correction_takes_the_place_of_a_cell(plan: ObjectPlan) -> None:
    book = Book(formulas_not_worked_out, [])
    assert [(fault.row, fault.column) for fault in imported(plan, book.content()).faults] == [
        (3, "E"),
        (4, "D"),
    ]
    corrections = {(3, 4): "200 000", (4, 3): "BoU/BIN"}
    report = imported(plan, book.content(), corrections=corrections)
    assert not report.faults
    assert [entry.note for entry in report.new] == [
        "100,00 kr",
        "200\xa0000,00 kr",
        "5,00 kr",
    ]


def test_an_unclear_number_is_a_fault_until_it_is_answered(plan: ObjectPlan) -> None:
    rows = [["Post", "Slag", "Nämnd", "Budget"], ["Licens", "VM", "BIN", "1.234"]]
    assert "entydigt belopp" in str(of_rows(plan, rows).faults[0])
    report = of_rows(plan, rows, answers={"style": "komma"})
    assert [entry.note for entry in report.new] == ["1\xa0234,00 kr"]


def test_keys_among_the_units_and_units_among_the_keys_are_told_apart(plan: ObjectPlan) -> None:
    rows: Cells = [
        ["Post", "Slag", "Betalare", "Nyckel", "Budget 2023"],
        ["A", "VM", "BoU/BIN", "", 100000],
        ["B", "VM", "", "BIN", 50000],
        ["C", "VM", "Egen", "", 25000],
    ]
    keys: Cells = [["Nyckel", "Nämnd", "Andel"], ["Egen", "BOU", 0.5], ["Egen", "BIN", 0.5]]
    report = imported(plan, xlsx({"Budget": rows, "Nycklar": keys}))
    assert [str(fault) for fault in report.faults] == []
    assert [entry.label for entry in report.new] == [
        "Egen",
        "A · VM · BoU/BIN",
        "B · VM · BIN",
        "C · VM · Egen",
    ]


def test_words_for_kinds_of_the_sheets_own_are_asked_about(plan: ObjectPlan) -> None:
    rows: Cells = [
        ["Post", "Kategori", "Nämnd", "Budget 2023"],
        ["A", "Drift", "BIN", 100000],
        ["B", "VU", "BIN", 50000],
        ["C", "Drift", "BIN", 25000],
    ]
    found = find_reading(read_workbook(xlsx({"B": rows}), "b.xlsx"), 2023)
    (question,) = found.questions
    assert question.must_be_answered
    assert (question.name, question.places) == ("kinds:Drift", ((2, 1), (4, 1)))
    report = of_rows(plan, rows, answers={"kinds:Drift": "VM"})
    assert [entry.label for entry in report.new] == ["A · VM · BIN", "B · VU · BIN", "C · VM · BIN"]


def test_shares_in_columns_of_units_are_no_amounts(plan: ObjectPlan) -> None:
    rows: Cells = [
        ["Post", "Slag", "Budget 2023", "BIN", "BOU"],
        ["A", "VM", 100000, 0.3, 0.7],
        ["B", "VM", 50000, "30 %", "70 %"],
    ]
    found = find_reading(read_workbook(xlsx({"B": rows}), "b.xlsx"), 2023)
    assert {question.name for question in found.questions} == {"bearer"}
    assert "Läses inte in: kolumn D (BIN), kolumn E (BOU)." in found.notes
    report = of_rows(plan, rows, answers={"bearer": "key:BoU/BIN"})
    assert [entry.note for entry in report.new] == ["100\xa0000,00 kr", "50\xa0000,00 kr"]


def test_income_written_with_minus_lowers_the_cost_without_a_question(plan: ObjectPlan) -> None:
    rows: Cells = [
        ["Post", "Slag", "Kostnad", "Intäkt"],
        ["A", "VM", 100000, -20000],
        ["B", "VM", "", -50000],
    ]
    workbook = read_workbook(xlsx({"BIN": rows}), "b.xlsx")
    found = find_reading(workbook, 2023)
    assert not found.questions
    assert "Gäller alla rader: BIN." in found.notes
    amounts = [row.values[-1] for row in apply_reading(workbook, found.reading).sheets[0].rows[1:]]
    assert amounts == [Decimal(80000), Decimal(-50000)]


def test_a_sheet_that_tells_neither_kind_nor_bearer_asks_for_them(plan: ObjectPlan) -> None:
    rows: Cells = [["System", "Kostnad 2023"], ["Unikum", 100000], ["Infomentor", 50000]]
    workbook = read_workbook(xlsx({"Blad1": rows}), "b.xlsx")
    asked = find_reading(workbook, 2023).questions
    assert {question.name for question in asked if question.must_be_answered} == {"kind", "bearer"}
    report = of_rows(plan, rows, answers={"kind": "VM", "bearer": "key:BoU/BIN"})
    assert not report.faults
    labels = [entry.label for entry in report.new if entry.subject == "Budgetrader"]
    assert labels == ["Unikum · VM · BoU/BIN", "Infomentor · VM · BoU/BIN"]


def test_two_sheets_that_tell_as_much_must_be_chosen_between(plan: ObjectPlan) -> None:
    rows: Cells = [["Post", "Slag", "Nämnd", "Budget 2023"], ["Licens", "VM", "BIN", 100000]]
    keys: Cells = [["Nyckel", "Nämnd", "Andel"], ["K", "BOU", 0.5], ["K", "BIN", 0.5]]
    workbook = read_workbook(xlsx({"Ett": rows, "Två": rows, "Nycklar": keys}), "b.xlsx")
    question = find_reading(workbook, 2023).questions[0]
    assert (question.name, question.suggested) == ("sheet", "")
    chosen = find_reading(workbook, 2023, sheet="Två")
    assert chosen.reading.sheet == "Två"
    assert chosen.reading.compared == ("Nycklar",)
    assert not chosen.questions
    made = apply_reading(workbook, chosen.reading)
    assert [sheet.name for sheet in made.sheets] == ["Två", "Nycklar"]


def test_columns_that_mean_the_same_must_be_chosen_between(plan: ObjectPlan) -> None:
    head = ["Post", "Slag", "Nämnd", "Budget 2023", "Prognos 1 2023", "Prognos 2 2023"]
    rows: Cells = [head, ["Licens", "VM", "BIN", 100000, 90000, 80000]]
    report = of_rows(plan, rows, answers={"same:4,5": "5"})
    assert not report.faults
    assert [entry.note for entry in report.new] == ["100\xa0000,00 kr", "80\xa0000,00 kr"]


def test_a_csv_of_text_numbers_is_understood(plan: ObjectPlan) -> None:
    rows: Cells = [
        ["Budget 2023, kronor", "", "", ""],
        ["Vad", "VM/VU", "Nämnd", "Summa"],
        ["Licens", "vidmakthållande", "Bildningsnämnden", "1.107.850,00"],
        ["Drift", "vm", "bin", "12.500"],
    ]
    report = imported(plan, csv_of(rows, ";", "cp1252"), name="b.csv")
    assert not report.faults
    assert [entry.note for entry in report.new] == ["1\xa0107\xa0850,00 kr", "12\xa0500,00 kr"]


def test_an_ods_with_two_caption_rows_and_hidden_rows_is_understood(plan: ObjectPlan) -> None:
    def cell(text: str, more: str = "") -> str:
        start = f'<table:table-cell office:value-type="string" {more}>'
        return f"{start}<text:p>{text}</text:p></table:table-cell>"

    def number(value: float) -> str:
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    lines = [
        cell("Underlag i tkr"),
        "",
        cell("Post")
        + cell("VM/VU")
        + cell("Budget 2023", 'table:number-columns-spanned="3"')
        + covered,
        "<table:table-cell table:number-columns-repeated='2'/>"
        + cell("BIN")
        + cell("BOU")
        + cell("Summa"),
        cell("Licens") + cell("VM") + number(100.5) + number(50) + number(150.5),
        cell("Summa") + "<table:table-cell/>" + number(100.5) + number(50) + number(150.5),
    ]
    hidden = '<table:table-row table:visibility="collapse">'
    hidden += (
        cell("Drift")
        + cell("VU")
        + number(1000)
        + "<table:table-cell/>"
        + number(1000)
        + "</table:table-row>"
    )
    rows = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    table = f'<table:table table:name="Blad">{rows}{hidden}</table:table>'
    content = ods_of(f"<office:spreadsheet>{table}</office:spreadsheet>")
    found = find_reading(read_workbook(content, "b.ods"), 2023)
    assert found.reading.header == (3, 4)
    assert [question.name for question in found.questions] == ["hidden"]
    assert "Dolda rader som läses som de andra: rad 7." in found.notes
    report = imported(plan, content, {"hidden": "nej"}, name="b.ods")
    assert not report.faults
    assert not report.warnings
    assert [entry.note for entry in report.new if entry.subject == "Budgetrader"] == [
        "100\xa0500,00 kr",
        "50\xa0000,00 kr",
    ]


def test_a_reading_of_a_sheet_that_is_gone_says_so(plan: ObjectPlan) -> None:
    workbook = read_workbook(xlsx({"A": [["Post"], ["x"]]}), "b.xlsx")
    with pytest.raises(Exception, match="finns inte; väntade något av ”A”"):
        apply_reading(workbook, Reading("B"))
