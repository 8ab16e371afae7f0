"""A version is issued whole, once, and only when everything that it asks for is there."""

import io
import json
from dataclasses import replace

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command

from objects.models import PlanVersion
from objects.services.parts import save_part
from objects.services.removing import remove_part
from reports.content.object_plan import build_object_plan
from reports.models import Publication
from reports.publishing.hinders import LabelUsedError, PublishingError, RenderingError
from reports.publishing.publishing import Wish, hinders_of, issue_of, publish, release
from reports.publishing.rendering import make_files
from reports.publishing.verifying import differences
from tests.build import make_user
from tests.publishing import ISSUED, answer, approve, decide, make_publication, make_request

Stage = PlanVersion.Stage


def hindered(wish: Wish) -> str:
    """What is answered when ``wish`` is not granted; nothing may have been saved."""
    versions = list(PlanVersion.objects.values_list("label", "dated"))
    with pytest.raises(PublishingError) as caught:
        publish(wish, user=None)
    assert Publication.objects.filter(label=wish.label).count() == 0
    assert list(PlanVersion.objects.values_list("label", "dated")) == versions
    return str(caught.value)


def test_the_pdf_tells_which_version_it_is_and_carries_what_is_stored(subject):
    publish(Wish(subject, Stage.DRAFT, "0.1"), user=None, at=ISSUED)
    made = publish(Wish(subject, Stage.DRAFT, "0.2"), user=None, at=ISSUED)

    with pikepdf.open(io.BytesIO(made.pdf)) as pdf, pdf.open_metadata() as told:
        attached = pdf.attachments["innehall.json"].get_file().read_bytes()
        assert told["dc:identifier"] == "/dokument/objektplan/ukfa/2022/0.2/"
        assert told["{urn:objektportfoljen:document:1#}supersedes"].endswith("/0.1/")
    assert attached.decode() == made.content


def test_a_draft_is_issued_with_all_that_belongs_to_it(subject, leader):
    made = publish(Wish(subject, Stage.DRAFT, "0.1", "Första utkastet"), user=leader, at=ISSUED)

    stored = Publication.objects.get()
    assert stored == made
    assert stored.address == "/dokument/objektplan/ukfa/2022/0.1/"
    assert bytes(stored.pdf).startswith(b"%PDF-1.7")
    assert bytes(stored.cover).startswith(b"\x89PNG")
    assert "Elevernas journaler" in stored.html
    assert stored.published_by_name == "Objektledare verksamhet"
    assert list(differences()) == []


def test_the_version_table_of_the_document_tells_of_the_version_itself(subject):
    made = publish(Wish(subject, Stage.DRAFT, "0.1", "Första utkastet"), user=None, at=ISSUED)

    (row,) = json.loads(made.content)["versions"]
    assert (row["label"], row["dated"], row["comment"]) == ("0.1", "2021-09-29", "Första utkastet")


def test_a_planned_row_of_the_version_table_is_dated_and_stays_in_its_place(subject, plan):
    for order, label in enumerate(["0.8", "0.9"]):
        PlanVersion.objects.create(plan=plan, label=label, stage="preliminar", order=order)

    publish(Wish(subject, Stage.DRAFT, "0.1"), user=None, at=ISSUED)

    rows = plan.versions.order_by("order").values_list("label", "is_issued")
    assert list(rows) == [("0.1", True), ("0.8", False), ("0.9", False)]


def test_a_label_is_used_once(subject):
    publish(Wish(subject, Stage.DRAFT, "0.1"), user=None)

    with pytest.raises(LabelUsedError, match=r"Version 0\.1 är redan utgiven"):
        publish(Wish(subject, Stage.DRAFT, "0.1"), user=None)
    assert Publication.objects.count() == 1


def test_a_version_supersedes_the_one_before(subject):
    first = publish(Wish(subject, Stage.DRAFT, "0.1"), user=None)

    assert publish(Wish(subject, Stage.DRAFT, "0.2"), user=None).supersedes == first


def test_who_has_no_part_in_the_plan_issues_nothing(subject):
    with pytest.raises(PermissionDenied):
        publish(Wish(subject, Stage.DRAFT, "0.1"), user=make_user())


def test_a_leader_does_not_issue_the_decided_version(subject, leader):
    with pytest.raises(PermissionDenied):
        publish(Wish(subject, Stage.DECIDED, "1.0"), user=leader)


def test_a_preliminary_version_waits_for_both_owners(subject, plan):
    wish = Wish(subject, Stage.PRELIMINARY, "0.8")
    assert "0.8 är inte godkänd" in hindered(wish)

    asked = make_request(plan)
    answer(asked, "verksamhet")
    assert "saknas från objektägare IT" in hindered(wish)

    answer(asked, "it")
    assert publish(wish, user=None).approved_by.splitlines() == [
        "Objektägare verksamhet, objektägare verksamhet, 2021-09-29",
        "Objektägare it, objektägare IT, 2021-09-29",
    ]


def test_an_object_may_ask_for_one_owner_only(subject, plan):
    plan.object.approval = "it"
    answer(make_request(plan), "it")

    assert publish(Wish(subject, Stage.PRELIMINARY, "0.8"), user=None).label == "0.8"


def test_what_was_sent_back_is_not_issued(subject, plan):
    answer(make_request(plan), "it", answer="atersand")

    assert "återsänts" in hindered(Wish(subject, Stage.PRELIMINARY, "0.8"))


def test_what_changed_after_the_approval_is_not_issued(subject, plan):
    approve(plan)
    plan.sections.filter(kind="purpose").update(body="<p>Något annat.</p>")

    answered = hindered(Wish(subject, Stage.PRELIMINARY, "0.8"))
    assert "ändrats sedan det godkändes" in answered


def test_an_approval_holds_for_its_own_version_only(subject, plan):
    approve(plan, "0.8")

    assert "0.9 är inte godkänd" in hindered(Wish(subject, Stage.FINAL, "0.9"))


def test_a_decided_version_waits_for_a_decision_and_carries_it(subject, plan):
    wish = Wish(subject, Stage.DECIDED, "1.0")
    assert "ingen version för nämnden" in hindered(wish)

    final = make_publication(plan, "0.9", stage=Stage.FINAL)
    assert "Inget beslut om version 0.9" in hindered(wish)

    decide(final, plan.object.units.get())
    made = publish(wish, user=None)
    fact = {
        "name": "Beslut",
        "value": "Barn- och ungdomsnämnden 15 december 2021, § 120, dnr BOU 2021/012",
    }
    assert fact in json.loads(made.content)["facts"]
    assert made.registry_numbers == "BOU 2021/012"
    assert plan.versions.get().comment == "Beslutad: Barn- och ungdomsnämnden § 120"


def test_what_is_issued_as_decided_is_what_was_decided(subject, plan):
    final = make_publication(plan, "0.9", stage=Stage.FINAL)
    decide(final, plan.object.units.get())
    plan.sections.filter(kind="purpose").update(body="<p>Något annat.</p>")

    assert "skiljer sig från version 0.9" in hindered(Wish(subject, Stage.DECIDED, "1.0"))


def test_a_committee_may_decide_with_changes(subject, plan):
    final = make_publication(plan, "0.9", stage=Stage.FINAL)
    decide(final, plan.object.units.get(), with_changes=True)
    plan.sections.filter(kind="purpose").update(body="<p>Något annat.</p>")

    made = publish(Wish(subject, Stage.DECIDED, "1.0"), user=None)
    assert "med ändringar" in made.content


def test_all_that_stands_in_the_way_is_told_at_once(subject, plan):
    plan.goal_scheme = None
    plan.save()

    told = [one.text for one in hinders_of(Wish(subject, Stage.PRELIMINARY, "1.0"))]
    assert any("passar inte skedet" in text for text in told)
    assert any("inte godkänd" in text for text in told)
    assert any("mål" in text for text in told)


def test_a_lower_label_than_the_latest_is_refused(subject, plan):
    make_publication(plan, "0.3")

    assert "kommer före version 0.3" in hindered(Wish(subject, Stage.DRAFT, "0.2"))


def test_a_text_that_reaches_out_is_not_made_into_files(plan):
    content = build_object_plan(plan)
    reaching = replace(content.purpose, body='<p><img src="https://x.example/a.png" alt="a"></p>')

    with pytest.raises(RenderingError, match="utifrån"):
        make_files(replace(content, purpose=reaching), issue_of(make_publication(plan)))


def test_a_template_that_fails_hinders_and_leaves_nothing(subject, plan, settings, tmp_path):
    broken = tmp_path / "reports" / "object_plan"
    broken.mkdir(parents=True)
    (broken / "body.html").write_text("{% load finns_inte %}")
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}
    ]

    with pytest.raises(RenderingError, match="mallen gick inte att fylla i"):
        publish(Wish(subject, Stage.DRAFT, "0.1"), user=None)
    assert not plan.versions.exists()
    assert not Publication.objects.exists()


def test_only_what_is_decided_becomes_public(subject, plan):
    draft = make_publication(plan, "0.1")
    decided = make_publication(plan, "1.0", stage=Stage.DECIDED)

    with pytest.raises(PublishingError, match="Bara beslutade"):
        release(draft, user=None)
    assert release(decided, user=None) == release(decided, user=None)


def test_verifying_finds_a_version_whose_hash_does_not_hold(plan, capsys):
    make_publication(plan, "0.1")
    call_command("verify_publications")
    assert "1 utgivna versioner är oförändrade" in capsys.readouterr().out

    make_publication(plan, "0.2", pdf_sha256="0" * 64)
    with pytest.raises(CommandError, match="1 av 6 delar"):
        call_command("verify_publications")
    assert "version 0.2: PDF-filen har ändrats" in capsys.readouterr().err


def test_the_row_of_an_issued_version_is_not_changed_or_removed_by_hand(subject, plan, leader):
    publish(Wish(subject, Stage.DRAFT, "0.1"), user=None)
    row = plan.versions.get()

    row.comment = "Något annat"
    with pytest.raises(ValidationError, match="Versionen är utgiven"):
        save_part(row, plan=plan, user=leader)
    with pytest.raises(PermissionDenied, match="Versionen är utgiven"):
        remove_part(row, plan=plan, user=leader)


@pytest.mark.parametrize("label", ["9.1", "1.1"])
def test_a_label_of_another_round_is_refused(subject, label):
    assert "följer inte på dem som är utgivna" in hindered(Wish(subject, Stage.DRAFT, label))
