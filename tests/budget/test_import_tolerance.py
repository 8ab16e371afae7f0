"""Printed sums keep how far the rounding of their sheet may take them from the rows."""

from decimal import Decimal

import pytest

from budget.models import ControlTotal
from objects.models import ObjectPlan
from tests.budget.tables import make_plan
from tests.budget.test_import_series import read
from tests.objects.sheets.workbooks import Cells

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


def sheet(unit: str, total: object) -> Cells:
    rows: Cells = [[f"Post {number}", "VM", "BIN", 33] for number in range(3)]
    return [["Post", "Slag", "Nämnd", f"Budget 2022 ({unit})"], *rows, ["Summa", "", "", total]]


def test_a_sum_in_thousands_keeps_half_a_thousand_for_each_row_and_itself(plan):
    assert read(plan, sheet("tkr", 100)).ok
    total = ControlTotal.objects.get()
    assert (total.amount, total.tolerance) == (Decimal(100000), Decimal(2000))
    assert not read(plan, sheet("tkr", 100)).has_changes


def test_a_sum_in_kronor_keeps_none(plan):
    assert read(plan, sheet("kr", 99)).ok
    assert ControlTotal.objects.get().tolerance == 0


def test_sums_read_before_tolerances_were_kept_get_theirs_from_the_same_file(plan):
    assert read(plan, sheet("tkr", 100)).ok
    ControlTotal.objects.update(tolerance=0)
    (entry,) = read(plan, sheet("tkr", 100)).changed
    assert [change.name for change in entry.changes] == ["avrundning"]
    assert ControlTotal.objects.get().tolerance == Decimal(2000)
