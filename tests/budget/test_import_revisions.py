"""Files read into plans with revisions, parts of years and decided budgets."""

from typing import Any

import pytest

from budget.models import BudgetLine
from objects.models import ObjectPlan, PlanVersion
from tests.budget.tables import LINES, load, make_plan, said

pytestmark = pytest.mark.django_db
CHANGED = [["Unikum", "Licenser", "VM", "", "BoU/BIN", 1200], *LINES[1:]]


@pytest.fixture
def plan() -> ObjectPlan:
    plan = make_plan()
    assert load(plan, LINES).is_saved
    return plan


def revise(plan: ObjectPlan) -> None:
    line = BudgetLine.objects.get(plan=plan, title="Licenser")
    BudgetLine.objects.create(
        plan=plan,
        number=90,
        kind=line.kind,
        key=line.key,
        component=line.component,
        title=line.title,
        amount="199.95",
        revises=line,
        revision_reason="Ny taxa",
    )


def test_a_decided_budget_is_not_changed_by_a_file(plan):
    PlanVersion.objects.create(plan=plan, label="1.0", stage="beslutad", is_issued=True)
    report = load(plan, [*CHANGED, ["Unikum", "Ny", "VM", "BOU", "", 5]])

    assert not report.is_saved
    assert len(report.faults) == 2
    assert "revidera den i rutnätet" in said(report)
    assert load(plan, LINES).ok


def test_a_revised_line_is_compared_with_what_holds(plan):
    revise(plan)
    report = load(plan, CHANGED)
    assert (report.new, report.changed, report.faults) == ([], [], [])
    report = load(plan, LINES)
    assert not report.is_saved
    assert "revidera den i rutnätet" in said(report)


def test_parts_of_years_and_numbered_forecasts_are_left_alone_by_a_file_of_the_budget(plan):
    line = BudgetLine.objects.get(plan=plan, title="Licens förskola")
    variants: list[dict[str, Any]] = [
        {"period": "t1"},
        {"year": 2023},
        {"series": "prognos", "forecast": 1},
    ]
    for number, fields in enumerate(variants, start=80):
        same: dict[str, Any] = {"kind": line.kind, "unit": line.unit, "component": line.component}
        BudgetLine.objects.create(
            plan=plan, number=number, title=line.title, amount=7, **same | fields
        )
    report = load(plan, [*LINES[:1], ["Infomentor", "Licens förskola", "VM", "BOU", "", 600]])

    assert report.is_saved
    assert [entry.label for entry in report.missing] == ["Samordning · VU · BoU/BIN"]
    line.refresh_from_db()
    assert line.amount == 600
    assert set(BudgetLine.objects.filter(number__gte=80).values_list("amount", flat=True)) == {7}
