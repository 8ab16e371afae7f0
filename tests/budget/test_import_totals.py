"""Totals, published tables and forecasts: compared or kept as sums, never counted twice."""

from decimal import Decimal

import pytest

from budget.models import BudgetLine, ControlTotal
from budget.queries import series_totals, sum_of, totals_by_component
from budget.services import import_budget
from objects.models import ObjectPlan
from tests.budget.tables import (
    HEAD,
    LINES,
    amounts,
    book,
    load,
    load_csv,
    make_plan,
    said,
)

pytestmark = pytest.mark.django_db

PIVOT = "Nämnd;VM/VU;Budget 2022\n{rows}"


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


def test_totals_are_kept_and_compared_but_never_money(plan: ObjectPlan) -> None:
    totals = [["Summa", "", "", "", "", 99], ["", "BOU Total", "", "", "", 500]]
    report = load(plan, [*LINES[1:2], *totals])
    assert report.is_saved
    assert BudgetLine.objects.count() == 1
    kept = {
        total.label: (total.amount, str(total.unit or "")) for total in ControlTotal.objects.all()
    }
    assert kept == {"Summa": (Decimal("99.00"), ""), "BOU Total": (Decimal("500.00"), "BOU")}
    assert "”Summa” är 99,00 kr men raderna ger 500,00 kr" in said(report)
    assert [item.agrees for item in report.control_sums] == [False, True]


def test_a_total_that_agrees_with_the_file_but_not_with_the_plan_is_warned_of(
    plan: ObjectPlan,
) -> None:
    load(plan, LINES[:1])
    report = load(plan, [*LINES[1:2], ["Totalt", "", "", "", "", 500]])
    assert "”Totalt” är 500,00 kr men planen får 1\xa0500,05 kr" in said(report)


def test_a_word_for_total_in_a_title_of_a_whole_row_is_money(plan: ObjectPlan) -> None:
    load(plan, [["A", "Total kostnad för driften", "VM", "BOU", "", 5]])
    assert amounts(plan) == {"Total kostnad för driften": Decimal("5.00")}


def test_a_published_table_that_differs_from_the_plans_lines_is_faulty(plan: ObjectPlan) -> None:
    load(plan, LINES)
    report = load_csv(plan, PIVOT.format(rows="BIN;VM;300,02\nBOU;VM;1 300,03\n"))
    assert [entry.note for entry in report.unchanged] == ["stämmer med planens 3 rader"]
    (fault,) = report.faults
    assert "1\xa0300,03 kr" in str(fault)
    assert "1\xa0200,03 kr" in str(fault)
    assert {entry.label for entry in report.missing} == {"BIN VU Budget", "BOU VU Budget"}
    assert BudgetLine.objects.count() == 3


def test_lines_are_not_added_to_a_plan_that_holds_their_sums(plan: ObjectPlan) -> None:
    load_csv(plan, PIVOT.format(rows="BIN;VM;300,01\nBOU;VM;1 200,04\n"))
    report = load(plan, LINES)
    assert "planen har 2 rader utan post" in said(report).lower()
    assert BudgetLine.objects.count() == 2


def test_a_forecast_beside_the_budget_is_a_series_of_its_own(plan: ObjectPlan) -> None:
    content = book([[*HEAD, "Prognos 2022"], [*LINES[1], 450], [*LINES[2], ""]])
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    assert report.is_saved
    assert list(BudgetLine.objects.values_list("series", "amount")) == [
        ("budget", Decimal("500.00")),
        ("prognos", Decimal("450.00")),
        ("budget", Decimal("-10.00")),
    ]


def test_last_years_columns_row_by_row_become_a_total_of_last_year(plan: ObjectPlan) -> None:
    last_year = make_plan(2021)
    head = [*HEAD, "Prognos 2021", "Budget 2021"]
    content = book([head, [*LINES[1], 450, 9], [*LINES[2], "", 9]])
    report = import_budget(content=content, file_name="b.xlsx", plan=plan)
    assert report.is_saved
    assert sum_of(BudgetLine.objects.filter(plan=plan)) == Decimal("490.00")
    assert series_totals(last_year) == {"prognos": Decimal("450.00")}
    assert "”Budget 2021” (18,00 kr) lästes inte in" in said(report).replace("\xa0", " ")


def test_totals_by_component_put_what_is_common_last(plan: ObjectPlan) -> None:
    load(plan, LINES)
    found = [(part and part.name, sums.total) for part, sums in totals_by_component(plan)]
    assert found == [
        ("Infomentor", Decimal("500.00")),
        ("Unikum", Decimal("1000.05")),
        (None, Decimal("-10.00")),
    ]
