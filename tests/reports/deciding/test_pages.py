"""The page of versions tells whose turn it is, and takes the steps."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from objects.models import PlanVersion
from reports.models import ApprovalRequest, Decision, Publication
from tests.build import make_unit
from tests.publishing import ISSUED, answer, approve, decide, make_publication, make_request
from tests.reports.deciding.visiting import page, post

Stage = PlanVersion.Stage


def test_a_draft_is_issued_from_the_page(cast):
    response = post(cast.leader, steg="ge-ut", stage="utkast 0.1", comment="Första utkastet")

    assert response.status_code == 302
    assert Publication.objects.get().label == "0.1"
    shown = page(cast.leader)
    assert "Version 0.1, utkast" in shown
    assert 'href="/dokument/objektplan/ukfa/2022/0.1/"' in shown
    assert "Arbetskopian säger detsamma som version 0.1." in shown


def test_all_that_stands_in_the_way_is_shown_at_once(cast):
    response = post(cast.leader, steg="ge-ut", stage="preliminar 0.8", label="0.0.x")

    text = response.content.decode()
    assert response.status_code == 422
    assert "är ingen versionsbeteckning" in text
    assert "är inte godkänd" in text
    assert not Publication.objects.exists()


@pytest.mark.parametrize("own", ["", "0.1"])
def test_who_presses_twice_is_told_that_the_version_is_issued_and_issues_no_other(cast, own):
    shown = page(cast.leader)
    assert 'value="utkast 0.1"' in shown
    for status in (302, 409):
        response = post(cast.leader, steg="ge-ut", stage="utkast 0.1", label=own)
        assert response.status_code == status

    text = response.content.decode()
    assert '<a href="/dokument/objektplan/ukfa/2022/0.1/">Version 0.1 är redan utgiven.</a>' in text
    assert 'value="utkast 0.2"' in text
    assert Publication.objects.get().label == "0.1"


def test_the_decided_version_is_not_issued_again_as_a_revision(cast):
    decide(make_publication(cast.plan, "0.9", stage=Stage.FINAL), cast.committee)
    assert 'value="beslutad 1.0"' in page(cast.secretary)
    for status in (302, 409):
        response = post(cast.secretary, steg="ge-ut", stage="beslutad 1.0")
        assert response.status_code == status

    assert "Version 1.0 är redan utgiven." in response.content.decode()
    assert [one.label for one in Publication.objects.all()] == ["1.0", "0.9"]


@pytest.mark.parametrize(
    "stage", ["", "utkast", "utkast 1.x", "hemlig 0.1", "utkast \0", "x" * 5000]
)
def test_a_version_that_there_is_not_is_no_choice(cast, stage):
    response = post(cast.leader, steg="ge-ut", stage=stage)

    assert response.status_code == 422
    assert "Välj en version." in response.content.decode()


def test_asking_twice_for_the_same_keeps_the_answers_and_says_so(cast):
    assert post(cast.leader, steg="begar", stage="preliminar 0.8").status_code == 302
    answer(ApprovalRequest.objects.get(), "verksamhet")
    assert "är begärt, och inget har ändrats sedan dess." in page(cast.leader)
    again = post(cast.leader, steg="begar", stage="preliminar 0.8")

    assert again.status_code == 422
    assert "är redan begärt, och inget har ändrats" in again.content.decode()
    assert "Svaren som har kommit står kvar." in again.content.decode()
    assert "Ditt svar" in page(cast.it_owner)


def test_asking_for_what_has_changed_says_whose_approval_is_gone(
    cast, django_capture_on_commit_callbacks
):
    answer(make_request(cast.plan), "verksamhet")
    cast.plan.sections.filter(kind="purpose").update(body="<p>Nytt syfte.</p>")

    note = "gäller godkännandet från Objektägare verksamhet inte längre."
    assert note in page(cast.leader)
    with django_capture_on_commit_callbacks(execute=True):
        assert post(cast.leader, steg="begar", stage="preliminar 0.8").status_code == 302
    told = "Godkännandet från Objektägare verksamhet gäller inte längre."
    assert all(told in str(letter.body) for letter in mail.outbox)
    assert "Ditt svar" in page(cast.owner)


def test_what_was_sent_back_may_be_asked_for_again_unchanged(cast):
    answer(make_request(cast.plan), "it", answer="atersand")

    assert post(cast.leader, steg="begar", stage="preliminar 0.8").status_code == 302


def test_the_turn_is_named_to_others_and_said_to_the_one_who_has_it(cast):
    make_request(cast.plan)

    assert "Det är din tur" in page(cast.owner)
    shown = page(cast.leader)
    assert "Vems tur det är" in shown
    assert "Vera och Ivar" in shown


def test_who_gets_no_letters_is_named_to_the_others(cast):
    cast.it_owner.email = ""
    cast.it_owner.save()
    make_request(cast.plan)

    told = "Ivar har ingen e-postadress: säg till på annat sätt."
    assert told in page(cast.leader)
    assert told not in page(cast.it_owner)


def test_a_secretary_records_a_decision_once(cast):
    make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    sent = {
        "committee": "BOU",
        "version": "0.9",
        "meeting": "2021-12-15",
        "paragraph": "120",
        "registry_number": "BOU 2021/012",
    }
    assert "Anteckna beslutet om version 0.9." in page(cast.secretary)
    assert post(cast.secretary, steg="besluta", **sent).status_code == 302

    twice = post(cast.secretary, steg="besluta", **sent)
    assert twice.status_code == 422
    assert "Beslutet är redan antecknat" in twice.content.decode()
    assert Decision.objects.count() == 1
    assert "Rätta anteckningen" in page(cast.secretary)


def test_of_several_forms_for_decisions_the_first_to_be_filled_in_is_open(cast):
    later = [make_unit(code, name=f"Nämnd {code}", order=9) for code in ("X1", "X2")]
    final = make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    decide(final, cast.committee)
    cast.plan.object.units.add(*later)

    shown = page(cast.secretary).split('<div class="committee">')[1:]
    assert ["<details open>" in one for one in shown] == [False, True, False]
    sent = post(cast.secretary, steg="besluta", committee="X2", version="0.9").text
    shown = sent.split('<div class="committee">')[1:]
    assert ["<details open>" in one for one in shown] == [False, False, True]


def test_a_secretary_has_nothing_to_issue_until_a_version_is_before_the_committees(cast):
    assert "Ge ut version" not in page(cast.secretary)

    make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    assert "Inget beslut om version 0.9 är antecknat." in page(cast.secretary)


def test_a_decision_is_not_put_on_a_version_that_came_while_it_was_written(cast):
    make_publication(cast.plan, "0.8", stage=Stage.PRELIMINARY)
    make_publication(cast.plan, "0.9", stage=Stage.FINAL, published_at=ISSUED + timedelta(days=1))
    minutes = {"meeting": "2021-12-15", "paragraph": "120", "registry_number": "BOU 2021/012"}
    answer = post(cast.secretary, steg="besluta", committee="BOU", version="0.8", **minutes)

    assert answer.status_code == 422
    assert "Version 0.9 har kommit efter version 0.8." in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_form_that_is_refused_comes_back_with_the_version_that_is_shown(cast):
    make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    minutes = {"meeting": "2021-12-15", "paragraph": "120", "registry_number": "BOU 2021/012"}
    for version in ({}, {"version": "0.8"}):
        answer = post(cast.secretary, steg="besluta", committee="BOU", **version, **minutes)

        assert answer.status_code == 422
        text = answer.content.decode()
        assert "Läs vilken version beslutet gäller, och anteckna det igen." in text
        assert re.search(r'name="version" value="0.9"', text)
        assert 'value="BOU 2021/012"' in text
    assert not Decision.objects.exists()


def test_a_correction_is_of_the_version_that_was_decided_on(cast):
    final = make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    decided = decide(final, cast.committee)
    make_publication(cast.plan, "1.0", stage=Stage.DECIDED, supersedes=final)

    shown = page(cast.secretary)
    assert f"{cast.committee.name}, version 0.9</h3>" in shown
    minutes = {"meeting": "2021-12-15", "paragraph": "121", "registry_number": "BOU 2021/012"}
    sent = {"committee": "BOU", "corrects": decided.pk, **minutes}
    assert post(cast.secretary, steg="besluta", **sent).status_code == 422
    assert post(cast.secretary, steg="besluta", version="0.9", **sent).status_code == 302
    assert [one.paragraph for one in Decision.objects.standing()] == ["121"]


def test_an_empty_decision_says_what_is_missing(cast):
    make_publication(cast.plan, "0.9", stage=Stage.FINAL)

    text = post(cast.secretary, steg="besluta", committee="BOU").content.decode()
    for words in ("vilken dag", "beslutets paragraf", "ärendets diarienummer"):
        assert words in text


def test_after_a_decided_version_the_page_offers_a_revision_and_says_how_it_differs(cast):
    make_publication(cast.plan, "1.0", stage=Stage.DECIDED)
    cast.plan.sections.filter(kind="purpose").update(body="<p>Nytt syfte.</p>")

    shown = page(cast.leader)
    assert "Version 1.0 gäller. En revidering blir version 2.0." in shown
    assert "Arbetskopian skiljer sig från version 1.0." in shown
    assert "Version 1.9, slutgiltig" in shown


def test_an_approved_version_is_issued_with_its_approvers(cast):
    approve(cast.plan)

    assert "Ge ut version 0.8, som är godkänd." in page(cast.leader)
    assert post(cast.leader, steg="ge-ut", stage="preliminar 0.8").status_code == 302
    assert "Godkänd av Objektägare verksamhet" in page(cast.leader)


def test_a_version_that_is_damaged_differs_and_stops_no_page(cast):
    make_publication(cast.plan, "0.1", content="{")

    assert "Arbetskopian skiljer sig från version 0.1." in page(cast.leader)


def test_a_step_that_there_is_not_is_refused(cast):
    assert post(cast.leader, steg="hoppa").status_code == 400
