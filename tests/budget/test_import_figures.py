"""The published figures come out of the real tables, whatever file they lie in."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from budget.models import BudgetLine, ControlTotal, DistributionKey
from budget.models.kinds import Series
from budget.queries import allocated, key_effects, series_totals, sum_of, totals
from budget.services import import_budget
from objects.models import ObjectPlan
from objects.sheets import ImportReport
from tests.budget.tables import (
    PUBLISHED,
    SHARED,
    TOTAL,
    demo_csv,
    demo_sheets,
    load_fixtures,
    make_plan,
    published,
)
from tests.objects.sheets.workbooks import ods, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


def shared(name: str) -> bytes:
    if not (SHARED / name).exists():
        pytest.skip(f"{SHARED / name} is not here")
    return (SHARED / name).read_bytes()


def load_shared(plan: ObjectPlan, name: str, sheet: str | None = None) -> ImportReport:
    return import_budget(content=shared(name), file_name=name, plan=plan, sheet=sheet)


def assert_published(plan: ObjectPlan) -> None:
    assert BudgetLine.objects.filter(plan=plan, series=Series.BUDGET).count() == 30
    assert published(plan) == PUBLISHED
    assert sum_of(BudgetLine.objects.filter(plan=plan)) == TOTAL


def test_the_workbook_of_lines_gives_the_published_table(plan: ObjectPlan) -> None:
    report = load_shared(plan, "budgetrader-2022.xlsx")
    assert report.is_saved
    assert_published(plan)
    assert report.counts()["Budgetrader"]["new"] == 30
    assert all(item.agrees for item in report.control_sums)
    assert ControlTotal.objects.get().amount == TOTAL


def test_the_demo_tables_give_the_published_table(plan: ObjectPlan) -> None:
    assert all(report.is_saved for report in load_fixtures(plan))
    assert_published(plan)


@pytest.mark.parametrize("make", [xlsx, ods])
def test_the_same_lines_in_a_workbook_with_two_sheets(
    plan: ObjectPlan, make: Callable[..., bytes]
) -> None:
    name = f"budget.{make.__name__}"
    assert import_budget(content=make(demo_sheets()), file_name=name, plan=plan).is_saved
    assert_published(plan)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_same_lines_in_any_csv(plan: ObjectPlan, delimiter: str, encoding: str) -> None:
    load_fixtures(plan)
    report = import_budget(content=demo_csv(delimiter, encoding), file_name="b.csv", plan=plan)
    assert report.ok
    assert report.counts()["Budgetrader"]["unchanged"] == 30
    assert not report.has_changes or report.counts()["Budgetrader"]["new"] == 0


@pytest.mark.parametrize("name", ["budget-2022-publicerad.xlsx", "budget-2022-publicerad.csv"])
def test_a_published_table_fills_an_empty_plan_with_eight_sums(plan: ObjectPlan, name: str) -> None:
    report = load_shared(plan, name)
    assert report.is_saved
    assert report.counts()["Budgetrader"]["new"] == 8
    assert published(plan) == PUBLISHED
    assert len(report.control_sums) >= 5
    assert all(item.agrees for item in report.control_sums)
    again = load_shared(plan, name)
    assert again.ok
    assert not again.has_changes


@pytest.mark.parametrize("name", ["budget-2022-publicerad.xlsx", "budget-2022-publicerad.csv"])
def test_a_published_table_is_compared_with_the_lines_that_a_plan_has(
    plan: ObjectPlan, name: str
) -> None:
    load_fixtures(plan)
    report = load_shared(plan, name)
    assert report.ok
    assert len(report.unchanged) == 8
    assert {entry.note for entry in report.unchanged} == {"stämmer med planens 30 rader"}
    assert_published(plan)


@pytest.mark.parametrize(("sheet", "rows"), [("Finansiering", 4), ("VM-VU", 2), ("Nämnd", 8)])
def test_each_sheet_of_the_published_workbook_agrees_with_the_lines(
    plan: ObjectPlan, sheet: str, rows: int
) -> None:
    load_fixtures(plan)
    report = load_shared(plan, "budget-2022-publicerad.xlsx", sheet)
    assert report.ok
    assert len(report.unchanged) == rows


def test_last_years_forecast_goes_to_last_years_plan_as_a_total(plan: ObjectPlan) -> None:
    last_year = make_plan(2021)
    report = load_shared(plan, "budget-2022-publicerad.xlsx")
    assert series_totals(last_year) == {"prognos": Decimal("23032000.00")}
    assert report.counts()["Budgetrader i UKFA-2021"]["new"] == 1
    line = BudgetLine.objects.get(plan=last_year)
    assert (line.kind, line.unit, line.key, line.number) == (None, None, None, 1)
    again = load_shared(plan, "budget-2022-publicerad.xlsx")
    assert not again.has_changes
    line.amount = Decimal("1.00")
    line.save()
    assert load_shared(plan, "budget-2022-publicerad.xlsx").counts()["Budgetrader i UKFA-2021"][
        "changed"
    ]
    assert series_totals(last_year) == {"prognos": Decimal("23032000.00")}


def test_last_years_forecast_without_such_a_plan_is_said_not_to_be_imported(
    plan: ObjectPlan,
) -> None:
    report = load_shared(plan, "budget-2022-publicerad.xlsx")
    assert any("objektet har ingen plan för 2021" in warning for warning in report.warnings)


def test_the_keys_explain_what_falls_on_each_unit(plan: ObjectPlan) -> None:
    load_fixtures(plan)
    effects = {effect.key.name: effect for effect in key_effects(plan)}
    assert {name: len(effect.lines) for name, effect in effects.items()} == {
        "Alla fyra": 6,
        "BoU/BIN": 9,
    }
    for effect in effects.values():
        assert sum(amount for _, amount in effect.by_unit) == effect.total
    in_all = totals(allocated(plan))
    assert in_all is not None
    assert in_all.by_kind == {"vm": Decimal("23481701.00"), "vu": Decimal("5269500.00")}
    assert DistributionKey.objects.count() == 2
