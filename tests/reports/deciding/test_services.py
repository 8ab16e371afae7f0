"""Approval is asked for and answered, decisions are recorded, and each is told of their turn."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from objects.models import PlanVersion, RoleAssignment
from objects.roles import Group
from reports.deciding.answering import Reply, Said, answer_request
from reports.deciding.asking import Question, ask_for_approval
from reports.deciding.issuing import issue
from reports.deciding.recording import Ruling, record_decision
from reports.deciding.way import Who, read_way
from reports.models import Approval, ApprovalRequest, Decision, Reading
from reports.publishing.hinders import PublishingError
from reports.publishing.publishing import Wish
from reports.publishing.subjects import FollowUpSubject
from tests.build import make_follow_up, make_unit, make_user
from tests.publishing import make_publication
from tests.reports.deciding.conftest import in_group

Stage = PlanVersion.Stage
Side, Answer = Approval.Side, Approval.Answer
YES = Reply(Side.BUSINESS, Answer.APPROVED)
IT_YES = Reply(Side.IT, Answer.APPROVED)
BACK = Reply(Side.IT, Answer.SENT_BACK, "Dyrt.", [Said("syfte", "Syfte", "Skriv om.")])


def ask(cast, label="0.8", stage=Stage.PRELIMINARY, **more) -> ApprovalRequest:
    question = Question(cast.subject, stage, label, "Hej!")
    return ask_for_approval(question, user=cast.leader, **more)


def ruling(cast, **fields) -> Ruling:
    return replace(Ruling(cast.committee, date(2021, 12, 15), "120", "BOU 2021/012"), **fields)


def sent_to() -> dict[str, str]:
    """The first line of the letters, by recipient."""
    return {one.to[0].split("@")[0]: str(one.body).splitlines()[0] for one in mail.outbox}


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(PublishingError) as caught:
        call(*args, **kwargs)
    return str(caught.value)


def test_what_is_asked_for_is_kept_as_it_was(cast):
    made = ask(cast)
    cast.plan.sections.update(body="<p>Annat.</p>")

    assert "Om syfte" in ApprovalRequest.objects.get().content
    assert (made.label, made.asked_by_name, made.message) == ("0.8", "Lena", "Hej!")


def test_both_owners_are_told_that_it_is_their_turn(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask(cast, site="https://portfolj.exempel.se")

    told = "Det är din tur: Läs förslaget till version 0.8 och godkänn det, eller skicka tillbaka"
    assert {name: line.startswith(told) for name, line in sent_to().items()} == {
        "vera": True,
        "ivar": True,
    }
    letter = mail.outbox[0]
    assert letter.subject == "Din tur: Objektplan UKFA 2022"
    assert "https://portfolj.exempel.se/objektplaner/UKFA-2022/versioner/" in letter.body
    assert letter.reply_to == ["lena@exempel.se"]


def test_a_letter_tells_what_has_changed_since_its_reader_last_read(
    cast, django_capture_on_commit_callbacks
):
    for label in ("0.1", "0.2"):
        seen = make_publication(cast.plan, label)
        Reading.objects.create(reader=cast.owner, publication=seen)
    cast.plan.sections.filter(kind="purpose").update(body="<p>Ett nytt syfte.</p>")
    with django_capture_on_commit_callbacks(execute=True):
        ask(cast, site="https://portfolj.exempel.se")

    told = {one.to[0]: str(one.body) for one in mail.outbox}
    letter = told["vera@exempel.se"]
    assert "Du läste senast version 0.2. Sedan dess: 1 avsnitt ändrat." in letter
    (link,) = re.findall(r"https://portfolj.exempel.se(/\S+forslag)", letter)
    client = Client()
    client.force_login(cast.owner)
    assert "Förslaget till version 0.8 skiljer sig från version 0.2" in client.get(link).text
    assert "Du läste senast" not in told["ivar@exempel.se"]


def test_nothing_is_sent_when_nothing_is_saved(cast, django_capture_on_commit_callbacks):
    cast.plan.goal_scheme = None
    cast.plan.save()
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        said = refused(ask, cast, label="1.0")

    assert "passar inte skedet" in said
    assert "mål" in said
    assert callbacks == []
    assert not ApprovalRequest.objects.exists()


def test_only_a_leader_asks_and_not_for_a_version_that_nobody_approves(cast):
    with pytest.raises(PermissionDenied):
        ask_for_approval(Question(cast.subject, Stage.FINAL, "0.9"), user=cast.owner)
    assert "begärs inget godkännande" in refused(ask, cast, "0.1", Stage.DRAFT)


def test_an_issued_version_is_not_asked_for(cast):
    make_publication(cast.plan, "0.8", stage=Stage.PRELIMINARY)

    assert "Version 0.8 är redan utgiven" in refused(ask, cast)


def test_when_all_have_approved_it_is_the_leaders_turn(cast, django_capture_on_commit_callbacks):
    asked = ask(cast)
    with django_capture_on_commit_callbacks(execute=True):
        answer_request(asked, YES, user=cast.owner)
    assert mail.outbox == []
    assert read_way(cast.subject).turn.sides == (Side.IT,)

    with django_capture_on_commit_callbacks(execute=True):
        answer_request(asked, IT_YES, user=cast.it_owner)
    assert sent_to() == {"lena": "Det är din tur: Ge ut version 0.8, som är godkänd."}


def test_what_is_sent_back_tells_the_leader_where(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer_request(ask(cast), BACK, user=cast.it_owner)

    (letter,) = (one for one in mail.outbox if one.to == ["lena@exempel.se"])
    assert "Rätta efter anmärkningarna" in str(letter.body).splitlines()[0]
    assert "Syfte: Skriv om." in letter.body


def test_sending_back_needs_words(cast):
    asked = ask(cast)
    wordless = replace(BACK, comment=" ", remarks=())

    assert "inte vad som ska ändras" in refused(answer_request, asked, wordless, user=cast.it_owner)


def test_only_who_holds_the_side_today_answers_for_it(cast):
    asked = ask(cast)
    for user in (cast.leader, cast.it_owner, make_user(is_superuser=True)):
        with pytest.raises(PermissionDenied):
            answer_request(asked, YES, user=user)

    RoleAssignment.objects.filter(user=cast.owner).update(
        valid_to=timezone.localdate() - timedelta(days=1)
    )
    with pytest.raises(PermissionDenied):
        answer_request(asked, YES, user=cast.owner)


def test_a_deactivated_owner_neither_answers_nor_is_told(cast, django_capture_on_commit_callbacks):
    cast.owner.is_active = False
    cast.owner.save()
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask(cast)

    assert set(sent_to()) == {"ivar"}
    with pytest.raises(PermissionDenied):
        answer_request(asked, YES, user=cast.owner)


def test_each_side_answers_once_and_only_the_latest_request(cast):
    first = ask(cast)
    cast.plan.sections.filter(kind="purpose").update(body="<p>Ett nytt syfte.</p>")
    latest = ask(cast)
    assert "gäller inte längre" in refused(answer_request, first, YES, user=cast.owner)

    answer_request(latest, YES, user=cast.owner)
    assert "redan besvarad" in refused(answer_request, latest, YES, user=cast.owner)
    assert Approval.objects.count() == 1


def test_a_follow_up_is_answered_for_by_the_portfolio_manager(cast):
    manager = in_group(Group.PORTFOLIO_MANAGER, "Pia")
    follow_up = make_follow_up()
    subject = FollowUpSubject(follow_up)
    asked = ask_for_approval(Question(subject, Stage.PRELIMINARY, "0.8"), user=None)

    with pytest.raises(PermissionDenied):
        answer_request(asked, Reply(Side.PORTFOLIO, Answer.APPROVED), user=cast.owner)
    answer_request(asked, Reply(Side.PORTFOLIO, Answer.APPROVED), user=manager)
    assert issue(Wish(subject, Stage.PRELIMINARY, "0.8"), user=None).label == "0.8"


def test_after_the_final_version_it_is_the_secretarys_turn(
    cast, django_capture_on_commit_callbacks
):
    asked = ask(cast, "0.9", Stage.FINAL)
    answer_request(asked, YES, user=cast.owner)
    answer_request(asked, IT_YES, user=cast.it_owner)
    with django_capture_on_commit_callbacks(execute=True):
        issue(Wish(cast.subject, Stage.FINAL, "0.9"), user=cast.leader)

    assert sent_to() == {"sara": "Det är din tur: Anteckna beslutet om version 0.9."}


def test_a_decision_is_recorded_once_and_corrected_by_a_new_record(cast):
    final = make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    first = record_decision(final, ruling(cast), user=cast.secretary)

    said = refused(record_decision, final, ruling(cast, paragraph="121"), user=cast.secretary)
    assert "redan antecknat" in said
    assert "§ 120" in said
    record_decision(final, ruling(cast, paragraph="121", corrects=first), user=cast.secretary)
    assert [one.paragraph for one in Decision.objects.standing()] == ["121"]
    again = ruling(cast, corrects=first)
    assert "redan rättad" in refused(record_decision, final, again, user=cast.secretary)


def test_a_decision_is_about_the_version_before_the_committee(cast):
    draft = make_publication(cast.plan, "0.1")
    final = make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    stranger = make_unit("KS", name="Kommunstyrelsen")

    refusals = [
        refused(record_decision, draft, ruling(cast), user=cast.secretary),
        refused(record_decision, final, ruling(cast, committee=stranger), user=cast.secretary),
    ]
    assert "Version 0.1 är inte den" in refusals[0]
    assert "Kommunstyrelsen beslutar inte om Objektplan UKFA 2022" in refusals[1]
    with pytest.raises(PermissionDenied):
        record_decision(final, ruling(cast), user=cast.leader)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("meeting", timezone.localdate() + timedelta(days=1)),
        ("paragraph", "  "),
        ("registry_number", "x" * 61),
    ],
)
def test_a_decision_with_a_fault_names_the_field(cast, field, value):
    final = make_publication(cast.plan, "0.9", stage=Stage.FINAL)

    with pytest.raises(ValidationError) as caught:
        record_decision(final, ruling(cast, **{field: value}), user=cast.secretary)
    assert list(caught.value.message_dict) == [field]


def test_a_decision_with_changes_is_the_leaders_turn_too(cast, django_capture_on_commit_callbacks):
    final = make_publication(cast.plan, "0.9", stage=Stage.FINAL)
    with django_capture_on_commit_callbacks(execute=True):
        record_decision(final, ruling(cast, with_changes=True), user=cast.secretary)

    assert "För in de ändringar" in sent_to()["lena"]
    assert read_way(cast.subject).turn.who == (Who.LEADER, Who.SECRETARY)
