"""The table of remarks: every code stands in it, and it says when a remark stops a plan."""

import re
from datetime import date
from pathlib import Path

import pytest

from objects.models import PlanSection, PlanVersion
from reports.review import Severity, review_plan
from reports.review.rules import RULES, next_stage, severity_of
from tests.reports.review.ground import TODAY, codes, remarks

Stage = PlanVersion.Stage
FOLDER = Path(__file__).resolve().parents[3] / "reports" / "review"


def test_the_table_holds_the_codes_that_the_rules_use_and_no_others():
    rules = [path for path in FOLDER.glob("*.py") if path.name != "rules.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in rules)
    used = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', text))
    assert {code for code in RULES if code not in used} == {"kontrollsumma"}
    assert '"kontrollsumma"' in text


@pytest.mark.parametrize("code", RULES)
def test_a_remark_stops_a_plan_from_its_stage_on(code):
    rule = RULES[code]
    stops = [stage for stage in Stage if severity_of(code, stage) is Severity.HINDER]
    from_there = list(Stage)[list(Stage).index(rule.hinder_from) :] if rule.hinder_from else []
    assert stops == from_there
    assert rule.severity is not Severity.HINDER
    assert rule.title


def version(stage, dated):
    return PlanVersion(stage=stage, dated="2021-09-29" if dated else None)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([], Stage.PRELIMINARY),
        ([(Stage.DRAFT, False), (Stage.PRELIMINARY, False)], Stage.PRELIMINARY),
        ([(Stage.DRAFT, True)], Stage.PRELIMINARY),
        ([(Stage.DRAFT, False), (Stage.PRELIMINARY, True), (Stage.FINAL, False)], Stage.FINAL),
        ([(Stage.FINAL, True)], Stage.DECIDED),
        ([(Stage.DECIDED, True)], Stage.REVISED),
        ([(Stage.REVISED, True)], Stage.REVISED),
    ],
)
def test_a_plan_is_reviewed_for_the_stage_that_comes_next(versions, expected):
    assert next_stage([version(*one) for one in versions]) is expected


def test_the_same_remark_weighs_more_nearer_to_the_decision(plan):
    PlanSection.objects.filter(plan=plan, kind="purpose").delete()
    early, late = (
        review_plan(plan, stage=stage, today=TODAY).remarks[0]
        for stage in (Stage.PRELIMINARY, Stage.FINAL)
    )
    assert (early.code, early.severity) == ("avsnitt-tomt", Severity.SHOULD)
    assert (late.code, late.severity) == ("avsnitt-tomt", Severity.HINDER)


def test_the_review_counts_by_severity_and_names_what_stops(plan):
    PlanSection.objects.filter(plan=plan).delete()
    plan.versions.create(label="0.9", stage=Stage.FINAL, order=1, dated=date(2021, 9, 1))
    review = review_plan(plan, today=TODAY)
    assert review.stage is Stage.DECIDED
    assert [one.code for one in review.hinders] == ["version-i-fel-ordning", *["avsnitt-tomt"] * 5]
    assert review.counts == {Severity.HINDER: 6, Severity.SHOULD: 0, Severity.COULD: 0}


def test_remarks_come_in_the_order_of_the_document(plan):
    plan.versions.all().delete()
    PlanSection.objects.filter(plan=plan).delete()
    plan.influences.update(effect="")
    plan.goal_scheme.goals.update(deadline="december 2021")
    plan.object.activities.update(owner=None)
    plan.budget_lines.all().delete()
    chapters = [one.place.chapter for one in remarks(plan)]
    assert chapters == sorted(chapters, key=list(type(chapters[0])).index)
    assert len(set(chapters)) == 6
    assert codes(plan)[-2:] == ["avsnitt-tomt", "budget-saknas"]
