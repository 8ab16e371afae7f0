"""The builders: how many queries they take, and what they derive."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import StatusChoice
from budget.models import ControlTotal
from objects.models import ObjectPlan, Unit
from reports.content.follow_up import build_follow_up
from reports.content.object_plan import build_object_plan
from reports.rendering.html import render_print
from tests.reports import factories

pytestmark = pytest.mark.django_db


def queries_of_plan(rows: int) -> int:
    made = factories.object_plan(rows=rows)
    factories.work_for(made)
    plan = ObjectPlan.objects.select_related("object").get(pk=made.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        build_object_plan(plan)
    return len(queries)


def queries_of_follow_up(rows: int) -> int:
    occasion = factories.follow_up(rows=rows)
    occasion = type(occasion).objects.select_related("plan").get(pk=occasion.pk)
    with CaptureQueriesContext(connection) as queries:
        build_follow_up(occasion)
    return len(queries)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_plan_takes_as_many_queries_however_much_it_holds(rows: int) -> None:
    assert queries_of_plan(rows) == 23


@pytest.mark.parametrize("rows", [1, 3])
def test_a_follow_up_takes_as_many_queries_however_long_it_is(rows: int) -> None:
    assert queries_of_follow_up(rows) == 7


def test_an_activity_in_two_places_is_counted_once_among_activities() -> None:
    content = build_follow_up(factories.follow_up(rows=3))
    assert (content.overview.total.rows, content.overview.total.activities) == (6, 3)
    assert "Tre aktiviteter står på mer än ett ställe: tre på två ställen." in (
        content.overview.remarks
    )


def test_a_move_is_told_within_the_year_and_beyond_it() -> None:
    occasion = factories.follow_up(rows=1)
    goal = factories.committee_goal()
    status = StatusChoice.objects.get()
    moves = {"Inom": ("Juni", "Oktober*"), "Bortom": ("Juni", "Förskjuts till våren 2023*")}
    for title, (planned, deadline) in moves.items():
        factories.place(occasion, goal, title, status=status, planned=planned, deadline=deadline)
    content = build_follow_up(occasion)
    assert content.counting_sentence == (
        "En aktivitet har senarelagts under 2022 och en aktivitet har förskjutits till 2023."
    )
    groups = content.perspectives[0].goals[0].groups
    rows = {row.activity: row for group in groups for row in group.rows}
    assert (rows["Inom"].deadline, rows["Inom"].moved) == ("Oktober", True)


def test_an_edition_keeps_what_the_namnd_answers_for_alone_or_with_others() -> None:
    occasion = factories.follow_up(rows=1)
    goal = factories.committee_goal()
    factories.place(occasion, goal, "Bara BIN", status=None, units=("BIN",))
    edition = build_follow_up(occasion, Unit.objects.get(code="BOU"))
    assert edition.overview.total.rows == 2
    assert "Barn- och ungdomsnämnden" in edition.title
    assert edition.key.endswith("/BOU")


def test_a_place_without_report_says_so() -> None:
    occasion = factories.follow_up(rows=1)
    goal = factories.committee_goal()
    factories.place(occasion, goal, "Utan läge", status=None)
    labels = [status.label for status in build_follow_up(occasion).overview.statuses]
    assert labels == ["Genomfört", "Ej rapporterat"]


def test_a_total_that_differs_from_the_lines_is_noted() -> None:
    plan = factories.object_plan()
    printed = {"sheet": "Budget", "row": 3, "amount": Decimal(150)}
    ControlTotal.objects.create(plan=plan, label="Summa", **printed)
    ControlTotal.objects.create(plan=plan, label="Rätt", kind="vu", amount=Decimal(50))
    (note,) = build_object_plan(plan).budget.controls
    assert note.text == (
        "Kontrollsumman ”Summa” i bladet Budget, rad 3, är 150,00 kr, men posterna ger "
        "150,01 kr. Skillnaden är 0,01 kr."
    )


def test_a_revision_is_no_post_and_no_fault_in_what_was_printed() -> None:
    plan = factories.object_plan()
    before = build_object_plan(plan).budget
    line = plan.budget_lines.order_by("number")[0]
    line.pk, line.number, line.amount = None, 90, Decimal(7)
    line.revises, line.revision_reason = plan.budget_lines.order_by("number")[0], "Ny taxa"
    line.save()
    ControlTotal.objects.create(plan=plan, label="Summa", amount=Decimal("150.01"))
    after = build_object_plan(plan).budget
    assert after.count == before.count
    assert after.controls == ()
    assert after.by_unit.total.total
    assert after.by_unit.total.total.label == "157,01"


def test_the_budget_is_compared_with_last_years_forecast() -> None:
    plan = factories.object_plan()
    earlier = ObjectPlan.objects.create(
        code="UKFA-2021",
        object=plan.object,
        period_start=date(2021, 1, 1),
        period_end=date(2021, 12, 31),
    )
    factories.line(earlier, "", "100.00", series="prognos")
    comparison = build_object_plan(plan).budget.comparison
    assert comparison.lead == (
        "Budgeten för 2022 är 50,01 kronor (50,0\u00a0%) högre än prognosen för 2021."
    )
    assert [row.forecast for row in comparison.kinds] == [None, None]


def test_a_plan_without_money_says_so_and_shows_no_zero() -> None:
    plan = factories.object_plan()
    plan.budget_lines.all().delete()
    budget = build_object_plan(plan).budget
    assert budget.count == "Budgeten har inga poster ännu."
    assert budget.comparison.total.budget is None


def test_shared_lines_are_split_to_the_ore() -> None:
    keys = build_object_plan(factories.object_plan()).budget.keys
    assert [(share.short, share.percent, share.amount.exact) for share in keys[0].shares] == [
        ("BIN", "30\u00a0%", "30.00"),
        ("BOU", "70\u00a0%", "70.01"),
    ]


def test_a_plan_without_budget_has_no_sum_and_draws_no_empty_table() -> None:
    content = build_object_plan(factories.object_plan(rows=0))
    assert content.budget.comparison.total.budget is None
    assert content.budget.by_unit.total.total is None
    assert content.budget.summary.total.total is None
    html = render_print(content)
    assert "<table" not in html
    assert "0,00" not in html


def test_a_follow_up_without_activities_says_so_and_draws_no_empty_table() -> None:
    html = render_print(build_follow_up(factories.follow_up(rows=0)))
    assert "Uppföljningen har inga aktiviteter." in html
    assert "<table" not in html
