"""Sums, titles and remarks of a sheet: compared with its rows, and never taken for lines."""

from decimal import Decimal

import pytest

from objects.models import ObjectPlan
from tests.budget.interpreted import make_keyed_plan, of_rows
from tests.objects.sheets.workbooks import Cells

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return make_keyed_plan()


def test_a_sheet_in_thousands_may_differ_by_its_rounding_and_no_more(plan: ObjectPlan) -> None:
    lines: Cells = [[f"Post {n}", "VM", "BIN", 33] for n in range(3)]
    head: Cells = [["Post", "Slag", "Nämnd", "Budget 2023 (tkr)"]]

    def control(total: int) -> tuple[Decimal, bool]:
        (found,) = of_rows(plan, [*head, *lines, ["Summa", "", "", total]]).control_sums
        return found.tolerance, found.agrees

    # Three rows and the sum, half a thousand each.
    assert control(100) == (Decimal(2000), True)
    assert control(101) == (Decimal(2000), True)
    assert control(102) == (Decimal(2000), False)


def test_sums_of_sections_without_a_unit_are_checked_where_they_stand(plan: ObjectPlan) -> None:
    rows: Cells = [
        ["Post", "Slag", "Nämnd", "Budget 2023"],
        ["Licenser"],
        ["A", "VM", "BIN", 100000],
        ["B", "VM", "BIN", 50000],
        ["Summa", "", "", 150000],
        ["Drift"],
        ["A", "VM", "BIN", 1000],
        ["Summa", "", "", 999],
        ["Totalt", "", "", 151000],
    ]
    report = of_rows(plan, rows)
    assert not report.faults
    assert [entry.label for entry in report.new if entry.subject == "Komponenter"] == [
        "Licenser",
        "Drift",
    ]
    assert any("rad 5: ”Summa” stämmer med sina 2 rader" in note for note in report.notes)
    assert any("rad 8: ”Summa” stämmer inte" in warning for warning in report.warnings)
    (total,) = report.control_sums
    assert total.agrees


def test_sums_of_rows_are_compared_with_their_rows(plan: ObjectPlan) -> None:
    rows: Cells = [
        ["Post", "Slag", "BIN", "BOU", "Totalt"],
        ["Licens", "VM", 100000, 50000, 150000],
        ["Drift", "VM", 100000, "", 90000],
    ]
    report = of_rows(plan, rows)
    (warning,) = report.warnings
    assert "rad 3: summan i kolumn E är 90\xa0000,00 kr men radens belopp ger 100" in warning


def test_where_rows_have_keys_their_sum_counts_and_not_the_parts(plan: ObjectPlan) -> None:
    rows: Cells = [
        ["Post", "Slag", "Nyckel", "Totalt", "BIN", "BOU"],
        ["Licens", "VM", "BoU/BIN", 100000, 30000, 70000],
    ]
    report = of_rows(plan, rows)
    assert not report.faults
    assert [entry.label for entry in report.new] == ["Licens · VM · BoU/BIN"]


def test_a_remark_that_begins_with_a_word_for_sum_makes_no_sum(plan: ObjectPlan) -> None:
    rows: Cells = [
        ["Post", "Slag", "Nämnd", "Budget 2023", "Kommentar"],
        ["A", "VM", "BIN", 100000, ""],
        ["B", "", "", 50000, "Summa enligt avtal"],
    ]
    report = of_rows(plan, rows, answers={"filled:1": "ja", "filled:2": "ja"})
    assert [entry.label for entry in report.new] == ["A · VM · BIN", "B · VM · BIN"]


def test_tables_one_over_the_other_each_keep_their_title(plan: ObjectPlan) -> None:
    head = ["Post", "Nämnd", "Budget 2023"]
    rows: Cells = [
        ["Vidmakthållande"],
        head,
        ["Licens", "BIN", 100000],
        ["Summa", "", 100000],
        [],
        ["Vidareutveckling"],
        head,
        ["Ny", "BOU", 50000],
        ["Summa", "", 50000],
        ["Totalt", "", 150000],
    ]
    report = of_rows(plan, rows)
    assert not report.faults
    assert not report.warnings
    lines = [entry.label for entry in report.new if entry.subject == "Budgetrader"]
    assert lines == ["Licens · VM · BIN", "Ny · VU · BOU"]
    assert [item.label for item in report.control_sums] == [
        "Budget, Summa Vidmakthållande",
        "Budget, Summa Vidareutveckling",
        "Budget, Totalt",
    ]


def test_an_amount_without_a_word_is_a_sum_and_no_line(plan: ObjectPlan) -> None:
    rows: Cells = [
        ["Post", "Slag", "Nämnd", "Budget 2023"],
        ["A", "VM", "BIN", 100000],
        ["B", "VM", "BIN", 50000],
        ["", "", "", 150001],
    ]
    report = of_rows(plan, rows)
    assert len([entry for entry in report.new if entry.subject == "Budgetrader"]) == 2
    assert "är 150\xa0001,00 kr men raderna ger 150\xa0000,00 kr" in report.warnings[0]
