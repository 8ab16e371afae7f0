"""Remarks on money: totals that do not agree, and amounts that moved without a word of why."""

from decimal import Decimal

import pytest

from budget.models import BudgetLine, ControlTotal, DifferenceReason
from objects.models import PlanSection, Unit
from tests.build import make_budget_line, make_key, make_object_plan, make_unit
from tests.reports.review.ground import Kind, codes, only_remark, remarks


@pytest.fixture
def earlier(plan):
    return make_object_plan(plan.object, 2021)


@pytest.fixture
def unit(plan):
    return Unit.objects.get(code="BOU")


def last_year(earlier, amount, **fields):
    return make_budget_line(earlier, amount=Decimal(amount), **fields)


def set_budget(amount):
    BudgetLine.objects.filter(series="budget", plan__period_start__year=2022).update(
        amount=Decimal(amount)
    )


def explain(plan, **about):
    return DifferenceReason.objects.create(plan=plan, text="Nya licenser", **about)


ALL_THREE = ["skillnad-totalt", "skillnad-slag", "skillnad-namnd"]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("1100.00", []),
        ("1100.01", ALL_THREE),
        ("900.00", []),
        ("899.99", ALL_THREE),
        ("1000.00", []),
    ],
)
def test_more_than_ten_per_cent_either_way_needs_an_explanation(plan, earlier, unit, now, expected):
    last_year(earlier, 1000, unit=unit, kind="vu")
    set_budget(now)
    assert codes(plan) == expected


def test_the_remark_says_how_much_and_compared_with_what(plan, earlier, unit):
    last_year(earlier, 500, unit=unit, kind="vu")
    total, kind, of_unit = remarks(plan)
    assert total.text == (
        "Beloppet är 500,00 kr (100,0\u00a0%) högre än i budgeten för 2021, och det står inte "
        "varför."
    )
    assert [one.anchor for one in (total, kind, of_unit)] == [
        "budget-mot-prognos-summa",
        "budget-mot-prognos-vu",
        "budget-per-namnd-bou",
    ]
    assert {one.ref for one in (total, kind, of_unit)} == {"skillnad/ny"}
    assert of_unit.place.label == "VU för Barn- och ungdomsnämnden"


def test_without_last_years_budget_its_forecast_is_compared(plan, earlier, unit):
    last_year(earlier, 500, unit=unit, kind="vu", series="prognos")
    assert "i prognosen för 2021" in remarks(plan)[0].text

    last_year(earlier, 1000, unit=unit, kind="vu")
    assert codes(plan) == [], "the budget goes before the forecast"


def test_a_forecast_known_only_as_a_total_is_compared_as_one(plan, earlier):
    last_year(earlier, 500, kind=None, unit=None, series="prognos")
    BudgetLine.objects.filter(series="prognos").update(unit=None)
    assert codes(plan) == ["skillnad-totalt"]


def test_a_forecast_without_units_is_compared_by_kind(plan, earlier):
    last_year(earlier, 500, kind="vu", series="prognos")
    BudgetLine.objects.filter(series="prognos").update(unit=None)
    assert codes(plan) == ["skillnad-totalt", "skillnad-slag"]


def test_a_plan_without_a_year_before_is_compared_with_nothing(plan):
    set_budget("9999.00")
    assert codes(plan) == []


def test_a_cost_that_is_new_or_gone_is_a_difference(plan, earlier, unit):
    other = make_unit("BIN", name="Bildningsnämnden")
    last_year(earlier, 1000, unit=other, kind="vm")
    found = [(one.code, one.place.label) for one in remarks(plan)]
    assert found == [
        ("skillnad-slag", "Budget för VM"),
        ("skillnad-slag", "Budget för VU"),
        ("skillnad-namnd", "VM för Bildningsnämnden"),
        ("skillnad-namnd", "VU för Barn- och ungdomsnämnden"),
    ]


def test_shared_lines_are_compared_as_each_unit_bears_them(plan, earlier, unit):
    other = make_unit("BIN")
    last_year(earlier, 1000, unit=unit, kind="vu")
    line = BudgetLine.objects.get(plan=plan)
    line.unit, line.key = None, make_key((unit, 8, 10), (other, 2, 10))
    line.save()
    assert [(one.code, one.anchor) for one in remarks(plan)] == [
        ("skillnad-namnd", "budget-per-namnd-bin"),
        ("skillnad-namnd", "budget-per-namnd-bou"),
    ]


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ({}, []),
        ({"kind": "vu"}, []),
        ({"kind": "vm"}, ["skillnad-slag", "skillnad-namnd"]),
        ({"unit": "BOU"}, ["skillnad-slag"]),
        ({"kind": "vu", "unit": "BOU"}, []),
        ({"kind": "vu", "unit": "BIN"}, ["skillnad-namnd"]),
    ],
)
def test_a_reason_explains_what_it_is_about(plan, earlier, unit, about, left):
    make_unit("BIN")
    last_year(earlier, 500, unit=unit, kind="vu")
    if "unit" in about:
        about = about | {"unit": Unit.objects.get(code=about["unit"])}
    explain(plan, **about)
    assert codes(plan) == left


def test_the_text_on_the_difference_explains_the_total_only(plan, earlier, unit):
    last_year(earlier, 500, unit=unit, kind="vu")
    PlanSection.objects.create(plan=plan, kind=Kind.DIFFERENCE, body="<p>Nya licenser.</p>")
    assert codes(plan) == ["skillnad-slag", "skillnad-namnd"]


def test_a_reason_of_another_plan_explains_nothing(plan, earlier, unit):
    last_year(earlier, 500, unit=unit, kind="vu")
    explain(earlier)
    assert codes(plan) == ALL_THREE


def test_a_printed_total_that_differs_is_remarked(plan):
    total = ControlTotal.objects.create(
        plan=plan, label="Summa", sheet="Budget", row=3, amount=Decimal("1000.01")
    )
    remark = only_remark(plan)
    assert (remark.code, remark.anchor) == ("kontrollsumma", "kontroll-budget-3-summa")
    assert "är 1\u00a0000,01 kr, men posterna ger 1\u00a0000,00 kr" in remark.text

    total.tolerance = Decimal("0.01")
    total.save()
    assert codes(plan) == []


def test_a_plan_without_budget_is_remarked_as_such_and_not_compared(plan, earlier, unit):
    last_year(earlier, 500, unit=unit, kind="vu")
    BudgetLine.objects.filter(plan=plan).delete()
    assert codes(plan) == ["budget-saknas"]
