"""The pages of imports with forecasts, parts of the year and revisions."""

from typing import Any

import pytest
from django.test import Client

from budget.models import BudgetLine
from objects.models import ObjectPlan
from tests.budget.tables import load, make_plan
from tests.budget.uploading.pages import (
    HEAD,
    address,
    budget,
    confirm,
    make_controller,
    previewed,
    sent,
    signed_in,
)
from tests.build import make_object_plan
from tests.objects.sheets.workbooks import xlsx

pytestmark = pytest.mark.django_db
ROW = ["Unikum", "Licenser", "VM", "BOU", ""]


@pytest.fixture
def plan() -> ObjectPlan:
    return make_plan()


@pytest.fixture
def client() -> Client:
    return signed_in(make_controller())


def add(line: BudgetLine, number: int, **changes: Any) -> None:
    """Another line like `line` in what `changes` does not say."""
    like = BudgetLine.objects.get(pk=line.pk)
    like.pk, like.number = None, number
    for name, value in changes.items():
        setattr(like, name, value)
    like.save()


def test_the_list_with_every_series_and_a_revision_comes_back_unchanged(plan, client):
    assert load(plan, [[*ROW, 1000], ["Objektgemensamt", "Råd", "VU", "", "BoU/BIN", 7]]).is_saved
    line = BudgetLine.objects.get(plan=plan, title="Licenser")
    add(line, 10, series="prognos", forecast=1, amount=1100)
    add(line, 11, series="prognos", forecast=2, amount=1200)
    add(line, 12, series="utfall", period="t1", amount=300)
    add(line, 13, series="utfall", period="m06", amount=40)
    add(line, 14, year=2023, amount=50)
    add(line, 15, amount=1000)
    add(line, 16, amount=5, revises=line, revision_reason="Ny taxa")
    total = {"unit": None, "kind": None, "component": None, "title": ""}
    add(line, 17, series="prognos", forecast=3, amount=9, **total)

    prepared = sent(client, plan, client.get("/budget/budgetrader.xlsx").content)
    report = previewed(client, prepared).report

    assert report.ok, report.faults
    assert (report.new, report.changed, report.missing) == ([], [], [])
    assert report.counts()["Budgetrader"]["unchanged"] == 9
    assert "1 rad med skäl till revidering lästes inte" in " ".join(report.notes)


def test_rows_of_another_plan_in_the_list_are_refused(plan, client):
    assert load(plan, [[*ROW, 1000]]).is_saved
    content = client.get("/budget/budgetrader.xlsx").content
    other = make_object_plan(period_start=plan.period_start, period_end=plan.period_end)

    (fault,) = previewed(client, sent(client, other, content)).report.faults

    assert f"”{plan.code}” är en annan plan; väntade {other.code}" in str(fault)


def test_an_edited_forecast_in_the_list_is_all_that_changes(plan, client):
    assert load(plan, [[*ROW, 1000]]).is_saved
    line = BudgetLine.objects.get(plan=plan)
    add(line, 10, series="prognos", forecast=1, amount=1100)
    add(line, 11, series="prognos", forecast=2, amount=1200)
    text = client.get("/budget/budgetrader.csv").content.decode("utf-8-sig")
    prepared = sent(client, plan, text.replace("1200", "1250").encode(), "b.csv")
    preview = previewed(client, prepared)
    assert [entry.label for entry in preview.report.changed] == [
        "Prognos 2 · Unikum · Licenser · VM · BOU"
    ]
    confirm(client, prepared, preview.digest)
    assert BudgetLine.objects.get(number=11).amount == 1250
    assert BudgetLine.objects.get(number=10).amount == 1100


def test_posts_that_are_alike_come_back_in_the_plans_own_workbook(plan, client):
    assert load(plan, [[*ROW, 1000]]).is_saved
    line = BudgetLine.objects.get(plan=plan)
    add(line, 7, amount=5)
    add(line, 8, amount=1000)
    content = client.get(f"/budget/inlasning/mall/{plan.code}.xlsx").content
    report = previewed(client, sent(client, plan, content)).report
    assert report.ok, report.faults
    assert not report.has_changes
    assert not report.missing


def test_a_column_is_chosen_to_be_a_forecast_or_a_part_of_the_year(plan, client):
    rows = xlsx({"Budget": [[*HEAD, "Senaste", "Våren"], [*ROW, 1000, 1100, 300]]})
    prepared = sent(client, plan, rows)
    client.post(
        address(prepared),
        {"role-6": "amount:prognos:2", "role-7": "amount:utfall", "period-7": "t1"},
    )
    page = client.get(address(prepared)).content.decode()
    assert '<option value="amount:prognos:2" selected>Prognos 2, belopp</option>' in page
    assert '<option value="t1" selected>Tertial 1</option>' in page
    confirm(client, prepared, previewed(client, prepared).digest)
    found = set(BudgetLine.objects.values_list("series", "forecast", "period"))
    assert found == {("budget", None, ""), ("prognos", 2, ""), ("utfall", None, "t1")}


@pytest.mark.parametrize(
    "data",
    [
        {"role-5": "amount:prognos:4"},
        {"role-5": "amount:utfall:1"},
        {"role-5": "amount:budget", "period-5": "t4"},
    ],
)
def test_a_forecast_or_a_part_that_is_none_is_refused(data, plan, client):
    prepared = sent(client, plan, budget([[*ROW, 1000]]))
    answer = client.post(address(prepared), data)
    assert answer.status_code in {302, 400, 422}
    before = prepared.reading
    prepared.refresh_from_db()
    assert prepared.reading == before
