"""Which forecast counts when there are several."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from budget.models import BudgetLine
from budget.models.kinds import Series
from budget.queries import lines_of, series_totals
from tests.build import make_budget_line, make_object_plan

pytestmark = pytest.mark.django_db


def forecast(plan, amount, **fields):
    return make_budget_line(plan, series=Series.FORECAST, amount=amount, **fields)


def test_only_the_latest_forecast_of_a_plan_counts():
    plan, other = make_object_plan(), make_object_plan()
    forecast(plan, 10, forecast=1)
    latest = forecast(plan, 20, forecast=2)
    alone = forecast(other, 40, forecast=1)
    assert list(lines_of(plan, Series.FORECAST)) == [latest]
    assert list(lines_of(other, Series.FORECAST)) == [alone]
    assert series_totals(plan) == {Series.FORECAST: Decimal("20.00")}


def test_a_forecast_without_a_number_is_replaced_by_a_numbered_one():
    plan = make_object_plan()
    forecast(plan, 10)
    assert series_totals(plan)[Series.FORECAST] == 10
    forecast(plan, 15, forecast=1)
    assert series_totals(plan)[Series.FORECAST] == 15


def test_the_forecasts_of_two_years_do_not_replace_each_other():
    plan = make_object_plan()
    forecast(plan, 10, forecast=1, year=2022)
    forecast(plan, 20, forecast=2, year=2023)
    assert series_totals(plan)[Series.FORECAST] == 30


def test_a_first_year_that_is_written_out_is_the_year_of_those_without():
    plan = make_object_plan()
    forecast(plan, 10, forecast=1)
    forecast(plan, 20, forecast=2, year=plan.year)
    assert series_totals(plan)[Series.FORECAST] == 20


@pytest.mark.parametrize(
    "fields",
    [
        {"series": Series.BUDGET, "forecast": 1},
        {"series": Series.FORECAST, "forecast": 4},
        {"series": Series.OUTCOME, "revision_reason": "Fel konto"},
    ],
)
def test_the_database_refuses_numbers_and_reasons_where_there_are_none(fields):
    plan = make_object_plan()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_budget_line(plan, **fields)


def test_a_revision_needs_a_reason_and_a_line_of_the_same_plan():
    line = make_budget_line()
    bare = BudgetLine(plan=line.plan, number=9, kind="vm", amount=5, unit=line.unit, revises=line)
    with pytest.raises(ValidationError, match="skäl"):
        bare.full_clean()
    bare.revision_reason = "Nämnden sköt till medel."
    bare.full_clean()
    bare.plan = make_object_plan()
    with pytest.raises(ValidationError, match="annan plan"):
        bare.full_clean()
