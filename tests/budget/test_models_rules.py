"""The rules of money, as form errors and as database errors."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError

from budget.models import BudgetLine, DistributionKey, KeyShare
from budget.models.distribution_key import check_shares
from tests.breaking import assert_refused, assert_refused_as_form
from tests.build import (
    NEW_YEAR,
    make_budget_line,
    make_component,
    make_key,
    make_object,
    make_object_plan,
    make_unit,
)

pytestmark = pytest.mark.django_db


def line_of(**fields: object) -> BudgetLine:
    """A line that is not saved."""
    least = {"plan": make_object_plan(), "number": 1, "kind": "vu", "amount": Decimal("10.50")}
    return BudgetLine(**least | fields)


def test_a_line_has_its_own_number_in_its_plan():
    line = make_budget_line()
    same = line_of(plan=line.plan, number=line.number, unit=line.unit)

    assert_refused(same, "budget_line_number_is_unique_in_its_plan")


def test_a_line_falls_on_a_unit_or_on_a_key_not_on_both():
    line = line_of(unit=make_unit(), key=make_key())

    assert_refused(line, "budget_line_has_a_unit_or_a_key_not_both")


def test_a_budget_line_falls_on_something():
    assert_refused(line_of(), "budget_has_a_bearer")


def test_a_budget_line_has_a_kind():
    assert_refused(line_of(unit=make_unit(), kind=None), "budget_has_a_kind")


@pytest.mark.parametrize("series", ["prognos", "utfall"])
def test_a_forecast_or_an_outcome_may_be_a_total_only(series):
    line = line_of(series=series, kind=None)

    line.full_clean()
    line.save()


def test_a_line_has_an_amount():
    assert_refused_as_form(
        line_of(unit=make_unit(), amount=None), "amount", "Detta fält får inte vara null."
    )


def test_a_line_is_for_a_component_of_the_plans_object():
    plan = make_object_plan()
    line_of(plan=plan, unit=make_unit(), component=make_component(plan.object)).full_clean()
    line = line_of(plan=plan, unit=make_unit(), component=make_component())

    assert_refused_as_form(line, "component", "Komponenten hör till ett annat objekt.")


def test_a_line_falls_by_a_key_for_all_objects_or_for_the_plans_own():
    plan = make_object_plan()
    line_of(plan=plan, key=make_key()).full_clean()
    line_of(plan=plan, key=make_key(object=plan.object)).full_clean()
    line = line_of(plan=plan, key=make_key(object=make_object()))

    assert_refused_as_form(line, "key", "Fördelningsnyckeln hör till ett annat objekt.")


def test_a_key_has_one_version_from_a_day():
    key = make_key()
    same = DistributionKey(code=key.code, name="Samma", valid_from=NEW_YEAR)

    assert_refused(same, "key_has_one_version_from_a_day")
    DistributionKey(code=key.code, name="Nästa", valid_from=date(2023, 1, 1)).full_clean()


def test_a_key_ends_after_it_begins():
    key = DistributionKey(code="x", name="x", valid_from=NEW_YEAR, valid_to=date(2021, 12, 31))

    assert_refused(key, "key_ends_after_it_begins")


def test_a_unit_has_one_share_of_a_key():
    unit = make_unit()
    key = make_key((unit, 1, 2))

    assert_refused(
        KeyShare(key=key, unit=unit, numerator=1, denominator=2), "unit_has_one_share_of_a_key"
    )


@pytest.mark.parametrize(("numerator", "denominator"), [(3, 2), (0, 0)])
def test_a_share_lies_between_nothing_and_the_whole(numerator, denominator):
    share = KeyShare(key=make_key(), unit=make_unit(), numerator=numerator, denominator=denominator)

    assert_refused(share, "share_lies_between_nothing_and_the_whole")


def test_a_share_is_an_exact_fraction():
    assert KeyShare(numerator=1, denominator=3).share == Fraction(1, 3)


def test_shares_make_up_the_whole():
    check_shares([Fraction(1, 3)] * 3)


@pytest.mark.parametrize(
    ("shares", "told"),
    [([], "0 %"), ([Fraction(7, 10)], "70 %"), ([Fraction(2, 3), Fraction(2, 3)], "133,3333 %")],
)
def test_shares_that_do_not_make_up_the_whole_say_what_they_make(shares, told):
    with pytest.raises(ValidationError, match=f"blir {told}"):
        check_shares(shares)
