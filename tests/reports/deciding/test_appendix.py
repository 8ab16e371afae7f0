"""The appendix is chosen on the page of versions, and stays what was asked for."""

import json

import pytest
from django.urls import reverse

from objects.models import PlanVersion
from reports.models import ApprovalRequest, Publication
from tests.build import make_budget_line, make_key, make_unit
from tests.publishing import decide, make_publication
from tests.reports.deciding.visiting import ADDRESS, as_user, page, post

Stage = PlanVersion.Stage
COMPARE = reverse("reports:compare")
BOX = "Ta med bilagan Så fördelas kostnaderna"
TITLE = "Bilaga: så fördelas kostnaderna"


@pytest.fixture
def cast(cast):
    key = make_key((cast.committee, 1, 3), (make_unit("BIN"), 2, 3))
    make_budget_line(cast.plan, key=key, kind="vm", amount=100)
    return cast


def test_a_draft_is_issued_with_the_appendix_and_the_page_finds_nothing_changed(cast):
    assert page(cast.leader).count(BOX) == 2
    sent = {"steg": "ge-ut", "stage": "utkast 0.1", "appendix": "on"}
    assert post(cast.leader, **sent).status_code == 302

    made = Publication.objects.get()
    assert TITLE in made.html
    shown = page(cast.leader)
    assert "Arbetskopian säger detsamma som version 0.1." in shown
    assert 'id="ge-ut-appendix" checked' in shown
    sides = {"fran": made.path, "till": "objektplan/ukfa/2022/arbetskopia"}
    compared = as_user(cast.leader).get(COMPARE, sides).content.decode()
    assert "Inget skiljer." in compared


def test_approval_is_asked_for_with_the_appendix(cast):
    sent = {"steg": "begar", "stage": "preliminar 0.8", "appendix": "on"}
    assert post(cast.leader, **sent).status_code == 302

    assert json.loads(ApprovalRequest.objects.get().content)["allocation"]
    assert "är begärt, och inget har ändrats sedan dess." in page(cast.leader)
    proposal = page(cast.owner, f"{ADDRESS}forslag/")
    assert TITLE in proposal
    assert "har ändrats" not in proposal


def test_the_secretary_has_nothing_to_choose_and_issues_what_was_decided_on(cast):
    final = make_publication(cast.plan, "0.9", stage=Stage.FINAL, appendix=True)
    decide(final, cast.committee)
    assert BOX not in page(cast.secretary)
    assert post(cast.secretary, steg="ge-ut", stage="beslutad 1.0").status_code == 302
    assert TITLE in Publication.objects.get(label="1.0").html


def test_what_differs_in_the_appendix_is_told_in_words(cast):
    make_publication(cast.plan, "0.1", appendix=True)
    cast.plan.budget_lines.filter(key__isnull=False).update(amount=100_000)
    sides = {"fran": "objektplan/ukfa/2022/0.1", "till": "objektplan/ukfa/2022/arbetskopia"}
    compared = as_user(cast.leader).get(COMPARE, sides).content.decode()
    assert "fördelad post" in compared.lower()
    assert "uppgift" not in compared
