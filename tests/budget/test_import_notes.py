"""Remarks of a file become remarks of lines."""

import pytest

from budget.models import BudgetLine
from objects.models import ObjectPlan
from tests.budget.tables import HEAD, make_plan
from tests.budget.test_import_series import read

pytestmark = pytest.mark.django_db
ROW = ["Unikum", "Licenser", "VM", "BOU", "", 100000]


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


def note(plan: ObjectPlan) -> str:
    return BudgetLine.objects.get(plan=plan).note


@pytest.mark.parametrize("caption", ["Anmärkning", "Kommentar", "Notering"])
def test_the_remark_of_a_row_is_kept_with_its_line(caption, plan):
    report = read(plan, [[*HEAD[:5], "Budget 2022 (kr)", caption], [*ROW, "Nytt avtal\nfrån maj"]])
    assert report.ok
    assert note(plan) == "Nytt avtal\nfrån maj"


def test_remarks_in_several_columns_are_all_kept(plan):
    read(
        plan,
        [[*HEAD[:5], "Budget 2022 (kr)", "Kommentar", "Anm"], [*ROW, "Nytt avtal", "se bilaga"]],
    )
    assert note(plan) == "Nytt avtal\nse bilaga"


def test_a_changed_remark_is_shown_and_an_empty_one_takes_none_away(plan):
    head = [*HEAD[:5], "Budget 2022 (kr)", "Kommentar"]
    assert read(plan, [head, [*ROW, "Först"]]).ok
    report = read(plan, [head, [*ROW, "Sedan"]])
    (entry,) = report.changed
    assert [(one.name, one.old, one.new) for one in entry.changes] == [
        ("anmärkning", "Först", "Sedan")
    ]
    assert not read(plan, [head, [*ROW, ""]]).has_changes
    assert note(plan) == "Sedan"


def test_a_remark_that_is_too_long_is_told_where_it_stands(plan):
    head = [*HEAD[:5], "Budget 2022 (kr)", "Kommentar"]
    report = read(plan, [head, [*ROW, "a" * 5001]])
    (fault,) = report.faults
    assert (fault.row, fault.column, fault.problem) == (2, "G", "är för lång")
