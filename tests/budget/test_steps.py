"""The steps from budget to outcome, where a plan has more years than one."""

from decimal import Decimal

import pytest

from budget.measuring.steps import steps_of
from budget.queries import spread
from tests.build import make_budget_line, make_object_plan, make_unit

pytestmark = pytest.mark.django_db


def deviations(lines):
    found = [line.plan.budget_lines.get(pk=line.pk) for line in lines]
    return {one.name: one.deviation for one in steps_of(spread(found))}


def test_a_forecast_of_one_year_is_measured_against_the_budget_of_that_year():
    plan, unit = make_object_plan(), make_unit()
    budget = [make_budget_line(plan, unit=unit, year=year) for year in (None, plan.year + 1)]
    forecast = make_budget_line(plan, unit=unit, series="prognos", forecast=1, amount=110)
    assert deviations([*budget, forecast])["Prognos 1"] == Decimal(10)


def test_parts_of_different_years_make_no_whole_year():
    plan, unit = make_object_plan(), make_unit()
    budget = make_budget_line(plan, unit=unit)
    parts = [
        make_budget_line(plan, unit=unit, series="utfall", period=period, year=year)
        for period, year in (("t1", None), ("t2", plan.year + 1), ("t3", plan.year + 1))
    ]
    assert deviations([budget, *parts])["Utfall hittills"] is None
