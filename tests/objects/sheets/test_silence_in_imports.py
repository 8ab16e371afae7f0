"""An import says what is wrong where it once kept silent."""

import pytest

from budget.models import BudgetLine
from budget.services import import_budget
from objects.sheets import ImportReport
from tests.budget.tables import HEAD, KEY_HEAD, LINES, make_plan
from tests.objects.sheets.workbooks import csv_of, xlsx

pytestmark = pytest.mark.django_db


def load(content: bytes, name: str) -> ImportReport:
    report = import_budget(content=content, file_name=name, plan=make_plan())
    assert not report.is_saved
    assert not BudgetLine.objects.exists()
    return report


@pytest.mark.parametrize("head", [HEAD, KEY_HEAD])
@pytest.mark.parametrize("name", ["b.xlsx", "b.csv"])
def test_a_budget_file_with_nothing_below_its_header_has_no_rows(
    head: list[str], name: str
) -> None:
    content = csv_of([head]) if name == "b.csv" else xlsx({"Blad": [head]})
    (fault,) = load(content, name).faults
    assert "rad 1: har inga rader; väntade minst en rad" in str(fault)


def test_an_amount_that_its_commas_split_is_never_saved_as_one_krona() -> None:
    head = ",".join(HEAD)
    report = load(f"{head}\nK,b,VM,BIN,,1,107,850.00\nK,c,VM,BIN,,2\n".encode(), "b.csv")
    (fault,) = report.faults
    assert (fault.row, fault.column, fault.value) == (2, "G", "107")
    assert "raden har 8 celler, rubriken 6" in str(fault)


def test_an_amount_that_is_a_formula_never_worked_out_is_not_read_as_empty() -> None:
    content = xlsx({"Blad": [HEAD, [*LINES[1][:5], "=SUM(A1:A2)"]]})
    (fault,) = load(content, "b.xlsx").faults
    assert "formel utan sparat värde" in str(fault)
    assert fault.column == "F"
