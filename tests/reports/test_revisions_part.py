"""What has been revised in a decided budget is told in the object plan."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from budget.overview.steps_tables import revisions_table
from budget.queries import lines_of
from budget.revisions import budget_totals
from objects.models import ObjectPlan, Unit
from reports.comparing.comparison import compare
from reports.content.decoding import from_json
from reports.content.encoding import to_json
from reports.content.object_plan import build_object_plan
from reports.content.object_plan.nodes import Revisions
from reports.issued.workbook import workbook
from reports.publishing.essence import essence_of, essence_of_json
from reports.rendering.html import render_print
from tests.budget.money_ground import kr
from tests.build import make_budget_line, make_key
from tests.reports.review.ground import sound_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ObjectPlan:
    return sound_plan()


def revise(plan: ObjectPlan) -> Unit:
    """A line made cheaper, and a new one that is shared."""
    line = plan.budget_lines.get()
    assert line.unit
    make_budget_line(
        plan, title="Licenser", kind="vu", unit=line.unit, amount=kr("-200.50"), revises=line,
        revision_reason="Färre licenser",
    )  # fmt: skip
    key = make_key((line.unit, 1, 1))
    make_budget_line(plan, key=key, kind="vm", amount=kr("50.00"), revision_reason="Ny tjänst")
    return line.unit


def told(plan: ObjectPlan) -> Revisions:
    found = build_object_plan(plan).budget.revisions
    assert found
    return found


def test_a_budget_without_revisions_has_no_such_table(plan):
    assert build_object_plan(plan).budget.revisions is None
    assert "Revideringar" not in render_print(build_object_plan(plan))


def test_each_revision_is_told_with_its_reason_bearer_and_sign(plan):
    unit = revise(plan)
    first, second = told(plan).rows
    assert (first.title, first.kind, first.bearer, first.reason, first.amount.label) == (
        "Licenser", "VU", unit.code, "Färre licenser", "−200,50",
    )  # fmt: skip
    assert second.title.startswith("Rad ")
    assert second.bearer.startswith("Nyckel ")
    assert second.amount.label == "+50,00"


def test_their_sum_is_what_holds_now_minus_what_was_decided_and_that_of_the_page(plan):
    revise(plan)
    totals = budget_totals(plan)
    assert totals.current is not None
    assert totals.decided is not None
    whole = told(plan).total.exact
    assert whole == f"{totals.current - totals.decided:.2f}"
    table = revisions_table(lines_of(plan))
    assert table
    assert table.total
    shown = [f"{row.cells[-1].value:.2f}" for row in (*table.rows, table.total)]
    assert shown == [*(row.amount.exact for row in told(plan).rows), whole]


def test_the_document_and_its_contents_show_the_table(plan):
    revise(plan)
    body = render_print(build_object_plan(plan))
    assert 'href="#revideringar"' in body
    assert "Färre licenser" in body
    assert "−200,50" in body


def test_content_stored_before_is_read_and_says_the_same(plan):
    bare = build_object_plan(plan)
    data = json.loads(to_json(bare))
    del data["budget"]["revisions"]
    older = json.dumps(data)
    assert from_json(older) == bare
    assert essence_of_json(older) == essence_of(bare)
    assert workbook(older)
    revise(plan)
    full = build_object_plan(plan)
    assert from_json(to_json(full)) == full
    silent = replace(full, budget=replace(full.budget, revisions=None))
    assert essence_of(full) != essence_of(silent)


def test_a_comparison_and_the_workbook_tell_of_a_new_revision(plan):
    before = build_object_plan(plan)
    revise(plan)
    after = build_object_plan(plan)
    told_of = [(each.kind, each.how, each.title) for each in compare(before, after).differences]
    assert ("RevisionRow", "added", "Licenser") in told_of
    book = load_workbook(BytesIO(workbook(to_json(after))))
    assert book["Revideringar"]["D2"].value == "Färre licenser"
