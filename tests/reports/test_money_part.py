"""Budget, forecasts and outcome as a part of object plans and follow-ups."""

import json
from dataclasses import replace

import pytest

from budget.commenting.deviations import About
from budget.commenting.services import save_comment
from budget.models import ControlTotal
from budget.queries import allocated, series_totals, totals
from objects.models import ObjectPlan, PlanVersion, Unit
from reports.comparing.comparison import compare
from reports.comparing.fields import AmountChange, Setting, whole
from reports.content.decoding import from_json
from reports.content.encoding import to_json
from reports.content.follow_up import build_follow_up
from reports.content.money import build_money
from reports.content.money_nodes import MoneyPart
from reports.content.object_plan import ObjectPlanContent, build_object_plan
from reports.issued.workbook import workbook
from reports.publishing.essence import essence_of, essence_of_json
from reports.publishing.subjects import FollowUpSubject
from reports.rendering.html import render_print
from reports.rendering.pdf import render_pdf
from reports.review import review_plan
from reports.review.remarks import Severity
from reports.templatetags.pictures import money_bars
from tests.budget.money_ground import kr, money_plan
from tests.build import make_budget_line, make_follow_up, make_placement, make_unit
from tests.reports import specimens
from tests.reports.pdf_text import text_of

pytestmark = pytest.mark.django_db
Stage = PlanVersion.Stage


@pytest.fixture
def plan() -> ObjectPlan:
    return money_plan()


def part_of(plan: ObjectPlan, unit: Unit | None = None) -> MoneyPart:
    made = build_money(plan, "pengar", "Pengar", unit)
    assert made
    return made


def exact(part: MoneyPart, title: str) -> dict[str, tuple[str, ...]]:
    (table,) = (one for one in part.tables if one.title == title)
    return {row.title: tuple(one.exact if one else "" for one in row.amounts) for row in table.rows}


def test_a_plan_without_forecast_and_outcome_has_no_such_part(plan):
    plan.budget_lines.exclude(series="budget").delete()
    assert build_object_plan(plan).budget.outcome is None


def test_the_part_tells_of_each_step_kind_and_namnd(plan):
    part = part_of(plan)
    assert exact(part, "Totalt")["Prognos 2"] == ("1200.01", "1000.01", "200.00")
    assert exact(part, "Per slag")["VU"] == ("150.00", "200.00", "")
    assert exact(part, "Per nämnd")["BOU"] == ("600.00", "666.67", "200.00")
    assert part.tables[0].rows[-2].percent == "+14,3\N{NO-BREAK SPACE}%"


def test_the_part_agrees_with_the_source_of_sums(plan):
    part = part_of(plan)
    whole = totals(allocated(plan))
    assert whole
    assert exact(part, "Totalt")["Gällande budget"][0] == f"{whole.total:.2f}"
    assert exact(part, "Totalt")["Prognos 2"][0] == f"{series_totals(plan)['prognos']:.2f}"


def test_a_revision_does_not_upset_the_total_that_the_spreadsheet_printed(plan):
    ControlTotal.objects.create(plan=plan, label="Summa", amount=kr("1000.00"))
    assert build_object_plan(plan).budget.controls == ()
    ControlTotal.objects.update(amount=kr("999.99"))
    assert "0,01 kr" in build_object_plan(plan).budget.controls[0].text.replace("\xa0", " ")


def test_a_total_that_differs_by_the_rounding_of_its_sheet_is_not_told_of(plan):
    ControlTotal.objects.create(plan=plan, label="Summa", amount=kr("1500.00"), tolerance=500)
    assert build_object_plan(plan).budget.controls == ()
    ControlTotal.objects.update(amount=kr("1500.01"))
    assert len(build_object_plan(plan).budget.controls) == 1


def test_an_edition_tells_what_its_namnd_bears(plan):
    part = part_of(plan, Unit.objects.get(code="BOU"))
    assert exact(part, "Totalt")["Prognos 2"][0] == "666.67"
    assert [table.title for table in part.tables] == ["Totalt", "Per slag"]


def test_a_follow_up_tells_of_the_objects_whose_activities_it_follows(plan):
    activity = plan.object.activities.get()
    make_placement(activity)
    content = build_follow_up(make_follow_up(activity.plan))
    assert [part.title for part in content.money] == ["UKFA"]
    assert "budget-prognos-utfall" in [entry.key for entry in content.contents]
    assert 'id="budget-prognos-utfall"' in render_print(content)


def test_comments_stand_under_the_tables(plan):
    save_comment(about=About(plan, "prognos", 2), text="Fler elever.", user=None, revision=0)
    assert [(one.title, one.text) for one in part_of(plan).comments] == [
        ("Prognos 2, hela objektet", "Fler elever.")
    ]
    assert "Fler elever." in render_print(build_object_plan(plan))


def test_the_picture_tells_in_words_what_it_shows(plan):
    body = render_print(build_object_plan(plan)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Prognos 2: Summa 1 200,01 kronor, VM 1 000,01 kronor, VU 200,00 kronor" in body


@pytest.fixture
def unsplit(plan) -> ObjectPlan:
    """A plan whose last forecast is of no kind, which gives its table the most columns."""
    make_budget_line(
        plan, kind=None, unit=None, amount=kr("29500000.37"), series="prognos", forecast=3
    )
    row: ObjectPlan = plan
    return row


def test_the_names_of_a_wide_table_stay_whole_on_paper(unsplit):
    lines = text_of(render_pdf(build_object_plan(unsplit))).splitlines()
    assert {"Beslutad budget", "Prognos 3"} <= set(lines)


def test_what_is_of_no_kind_is_drawn_as_no_other(unsplit):
    (table,) = (one for one in part_of(unsplit).tables if one.title == "Totalt")
    patterns = [item.pattern for item in money_bars(table).legend]
    assert len(patterns) == len(set(patterns)) == 3


@pytest.mark.parametrize("lines", [1, 3])
def test_the_part_costs_seven_queries_however_many_lines(plan, lines, django_assert_num_queries):
    for _ in range(lines):
        make_budget_line(plan, kind="vm", unit=Unit.objects.get(code="BIN"), amount=1)
    with django_assert_num_queries(7):
        part_of(plan)


def older(content: ObjectPlanContent) -> str:
    """The JSON of ``content`` as it was stored before there was such a part."""
    data = json.loads(to_json(content))
    del data["budget"]["outcome"]
    return json.dumps(data)


def test_content_stored_before_is_read_and_says_the_same():
    full = specimens.object_plan()
    bare = replace(full, budget=replace(full.budget, outcome=None))
    assert from_json(older(bare)) == bare
    assert essence_of_json(older(bare)) == essence_of(bare)
    assert workbook(older(bare))


def test_a_forecast_that_comes_in_takes_nothing_from_what_was_approved(plan):
    before = essence_of(build_object_plan(plan))
    plan.budget_lines.exclude(series="budget").delete()
    assert essence_of(build_object_plan(plan)) == before
    make_budget_line(plan, amount=kr("25.00"))
    assert essence_of(build_object_plan(plan)) != before


def test_the_namnder_on_the_cover_are_part_of_what_is_approved(plan):
    before = essence_of(build_object_plan(plan))
    plan.object.units.add(make_unit("UBN"))
    assert essence_of(build_object_plan(plan)) != before


def test_a_comparison_tells_how_much_an_amount_grew(plan):
    before = build_object_plan(plan)
    make_budget_line(
        plan,
        series="prognos",
        forecast=2,
        kind="vu",
        unit=Unit.objects.get(code="BIN"),
        amount=kr("25.00"),
    )
    found = compare(before, build_object_plan(plan))
    grown = [
        change.difference.label
        for each in found.differences
        if each.title == "Prognos 2"
        for change in each.fields
        if isinstance(change, AmountChange)
    ]
    assert "+25,00" in grown


def remarks(plan: ObjectPlan, stage: PlanVersion.Stage) -> list[Severity]:
    found = review_plan(plan, stage=stage).remarks
    return [one.severity for one in found if one.code == "avvikelse-utan-kommentar"]


def test_a_large_deviation_without_a_comment_stops_a_decision(plan):
    assert remarks(plan, Stage.PRELIMINARY) == [Severity.SHOULD]
    assert remarks(plan, Stage.DECIDED) == [Severity.HINDER]
    save_comment(about=About(plan, "prognos", 2), text="Fler elever.", user=None, revision=0)
    assert remarks(plan, Stage.DECIDED) == []


def test_the_remark_leads_to_the_form_and_to_its_place_in_the_document(plan):
    (found,) = (
        one
        for one in review_plan(plan, stage=Stage.DECIDED).remarks
        if one.code == "avvikelse-utan-kommentar"
    )
    assert found.place.address == "/budget/objekt/UKFA-2022/kommentar/prognos-2/"
    assert f'id="{found.place.anchor}"' in render_print(build_object_plan(plan))
    assert "150,01 kr (14,3 %) över budgeten" in found.text.replace("\N{NO-BREAK SPACE}", " ")


def test_it_stops_a_follow_up_that_goes_to_the_namnd(plan):
    follow_up = make_follow_up(plan.object.activities.get().plan, is_open=False)
    subject = FollowUpSubject(follow_up)
    assert subject.hinders(Stage.PRELIMINARY) == ()
    (hinder,) = subject.hinders(Stage.FINAL)
    assert "UKFA-2022, Prognos 2 för hela objektet" in hinder.text
    save_comment(about=About(plan, "prognos", 2), text="Fler elever.", user=None, revision=0)
    assert subject.hinders(Stage.FINAL) == ()


def test_a_row_that_has_no_deviation_says_nothing_of_it_when_it_is_compared(plan):
    (table,) = (one for one in part_of(plan).tables if one.title == "Totalt")
    budget = next(row for row in table.rows if row.difference is None)
    told = whole(Setting(budget, table), added=True)
    assert {type(change) for change in told} == {AmountChange}
