"""What is issued has the appendix when it was chosen, and just when it was approved with it."""

import json

import pytest
from django.core.management import CommandError, call_command

from objects.models import PlanVersion
from reports.content.decoding import from_json
from reports.content.encoding import to_json
from reports.deciding.asking import Question, ask_for_approval
from reports.models import Publication
from reports.publishing.essence import essence_of, essence_of_json
from reports.publishing.hinders import PublishingError
from reports.publishing.publishing import Wish, publish
from tests.build import (
    make_budget_line,
    make_follow_up,
    make_key,
    make_operational_plan,
    make_unit,
)
from tests.publishing import answer, approve, decide, make_publication

Stage = PlanVersion.Stage
TITLE = "Bilaga: så fördelas kostnaderna"


@pytest.fixture
def plan(plan):
    key = make_key((plan.object.units.get(), 1, 3), (make_unit("BIN"), 2, 3))
    make_budget_line(plan, key=key, kind="vm", amount=100)
    return plan


def has_it(made: Publication) -> bool:
    told = bool(json.loads(made.content)["allocation"])
    assert (TITLE in made.html) is told
    return told


@pytest.mark.parametrize("chosen", [True, False])
def test_a_draft_has_the_appendix_when_it_is_chosen(subject, chosen):
    assert has_it(publish(Wish(subject, Stage.DRAFT, "0.1", appendix=chosen), user=None)) is chosen


@pytest.mark.parametrize("approved", [True, False])
def test_an_approved_version_is_issued_as_it_was_approved(subject, plan, approved, leader):
    question = Question(subject, Stage.PRELIMINARY, "0.8", appendix=approved)
    asked = ask_for_approval(question, user=leader)
    for side in subject.sides:
        answer(asked, side)
    assert has_it(publish(Wish(subject, Stage.PRELIMINARY, "0.8"), user=None)) is approved


@pytest.mark.parametrize("before", [True, False])
def test_a_decided_version_says_what_was_decided_on(subject, plan, before):
    final = make_publication(plan, "0.9", stage=Stage.FINAL, appendix=before)
    decide(final, plan.object.units.get())
    assert has_it(publish(Wish(subject, Stage.DECIDED, "1.0"), user=None)) is before


def test_an_appendix_that_nobody_approved_is_refused(subject, plan):
    approve(plan)
    with pytest.raises(PublishingError, match="har inte bilagan"):
        publish(Wish(subject, Stage.PRELIMINARY, "0.8", appendix=True), user=None)
    assert not Publication.objects.exists()


def test_what_changed_in_the_appendix_after_the_approval_is_not_issued(subject, plan):
    approve(plan, appendix=True)
    plan.budget_lines.filter(key__isnull=False).update(title="Annan rubrik")
    with pytest.raises(PublishingError, match="ändrats sedan det godkändes"):
        publish(Wish(subject, Stage.PRELIMINARY, "0.8"), user=None)


def test_asking_again_with_the_appendix_is_asking_for_something_else(subject, plan, leader):
    ask_for_approval(Question(subject, Stage.PRELIMINARY, "0.8"), user=leader)
    ask_for_approval(Question(subject, Stage.PRELIMINARY, "0.8", appendix=True), user=leader)
    assert [bool(json.loads(one.content)["allocation"]) for one in subject.requests] == [
        True,
        False,
    ]


def test_what_was_stored_before_there_was_an_appendix_says_the_same(subject):
    content = subject.build()
    data = json.loads(to_json(content))
    del data["allocation"]
    older = json.dumps(data)
    assert from_json(older) == content
    assert essence_of_json(older) == essence_of(content)
    assert essence_of(subject.build(appendix=True)) != essence_of(content)


def test_the_commands_take_the_appendix(plan, tmp_path):
    names = ("objektplan", plan.code)
    call_command("publish", *names, stage="utkast", label="0.1", appendix=True)
    assert has_it(Publication.objects.get())
    for chosen in (True, False):
        path = tmp_path / f"{chosen}.json"
        call_command("render", *names, output=str(path), appendix=chosen)
        assert bool(json.loads(path.read_text())["allocation"]) is chosen


def test_the_commands_refuse_an_appendix_of_a_follow_up(occasion_names):
    with pytest.raises(CommandError, match="--appendix hör till objektplaner"):
        call_command("render", *occasion_names, follow_up="2022-08-31", output="x.pdf",
                     appendix=True)  # fmt: skip
    with pytest.raises(CommandError, match="--appendix hör till objektplaner"):
        call_command("publish", *occasion_names, follow_up="2022-08-31", stage="utkast",
                     label="0.1", appendix=True)  # fmt: skip


@pytest.fixture
def occasion_names(db) -> tuple[str, str]:
    make_follow_up(make_operational_plan("UF-2022"))
    return ("uppfoljning", "UF-2022")
