"""Reminders: shown first, sent to those who can be reached, each noted, none lost with another."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend

from activities.models import FollowUp, Reminder
from activities.services.reminding import Letter, send_reminders
from activities.services.reporting import ClosedError, report_status
from tests.activities.reporting_ground import Ground, make_ground
from tests.build import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    """Three owners with something left; one of them has no address."""
    ground = make_ground()
    for name in ("anna", "bo", "utan"):
        email = "" if name == "utan" else f"{name}@exempel.se"
        owner = make_user(name, first_name=name.title(), email=email)
        ground.activity(title=f"Aktiviteten som {name} har", owner=owner, object=None)
    return ground


@pytest.fixture
def chair(client, ground):
    client.force_login(
        make_user("chef", is_superuser=True, first_name="Chefen", email="chef@exempel.se")
    )
    return client


def at(ground) -> str:
    return f"/uppfoljningar/{ground.plan.code}/{ground.late.cut_off}/leda/paminn/"


def owners(ground) -> dict[str, int]:
    found = ground.plan.activities.filter(owner__isnull=False)
    return dict(found.values_list("owner__username", "owner"))


def sends(ground, *names: str, **more: Any) -> dict[str, Any]:
    keys = [owners(ground)[name] for name in names]
    return {"recipients": keys, "text": "Hej, rapportera nu.", "skicka": "ja"} | more


class Refusing(EmailBackend):
    """Delivers to all but one address, as a server that knows no such person."""

    def send_messages(self, email_messages: Any) -> int:
        if any("anna@exempel.se" in one.to for one in email_messages):
            raise ConnectionError("No such user here")
        return super().send_messages(email_messages)


def test_the_letter_is_shown_before_anything_is_sent(ground, chair):
    page = chair.get(at(ground))

    text = page.content.decode()
    assert "Aktiviteten som anna har" in text
    assert f"http://testserver/aktiviteter/mina/{ground.plan.code}/2022-08-31/" in text
    assert "Får inget brev, eftersom e-postadress saknas: Utan." in text
    assert mail.outbox == []


def test_another_text_is_shown_as_it_would_be_sent(ground, chair):
    data = sends(ground, "bo", text="Egen <text>")
    del data["skicka"]

    page = chair.post(at(ground), data).content.decode()

    assert "Egen &lt;text&gt;" in page
    assert "Aktiviteten som bo har" in page
    assert "Att rapportera (1)" in page
    assert mail.outbox == []


def test_each_gets_a_letter_of_their_own_and_it_is_noted(ground, chair):
    page = chair.post(at(ground), sends(ground, "anna", "bo"), follow=True)

    assert [one.to for one in mail.outbox] == [["anna@exempel.se"], ["bo@exempel.se"]]
    first = mail.outbox[0]
    assert first.reply_to == ["chef@exempel.se"]
    assert "31 augusti 2022" in first.subject
    assert first.body.startswith("Hej, rapportera nu.")
    assert "Aktiviteten som anna har" in first.body
    assert "bo har" not in first.body
    noted = Reminder.objects.order_by("pk")
    assert [(str(one.recipient), str(one.sent_by), one.text) for one in noted] == [
        ("Anna", "Chefen", mail.outbox[0].body),
        ("Bo", "Chefen", mail.outbox[1].body),
    ]
    text = page.content.decode()
    assert "2 påminnelser är skickade." in text
    assert "av Chefen" in text


def test_only_those_who_are_ticked_get_a_letter(ground, chair):
    chair.post(at(ground), sends(ground, "bo"))

    assert [one.to for one in mail.outbox] == [["bo@exempel.se"]]


def test_one_letter_that_fails_keeps_none_of_the_others_back(ground, chair, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"

    page = chair.post(at(ground), sends(ground, "anna", "bo"), follow=True).content.decode()

    assert [one.to for one in mail.outbox] == [["bo@exempel.se"]]
    assert [str(one.recipient) for one in Reminder.objects.all()] == ["Bo"]
    assert "1 påminnelse är skickad." in page
    assert "kunde inte skickas till Anna" in page


def test_a_subject_is_one_line_whatever_the_plan_is_called(ground, chair):
    ground.plan.name = "Plan\nBcc: alla@exempel.se"
    ground.plan.save()

    chair.post(at(ground), sends(ground, "bo"))

    [letter] = mail.outbox
    assert "\n" not in letter.subject
    assert letter.bcc == []


def test_whoever_reported_meanwhile_is_not_reminded(ground, chair):
    data = sends(ground, "anna")
    activity = ground.plan.activities.get(owner__username="anna")
    report_status(
        activity=activity,
        follow_up=ground.late,
        user=activity.owner,
        statement=ground.says("Kvarstår"),
    )

    page = chair.post(at(ground), data)

    assert page.status_code == 422
    assert "redan rapporterat" in page.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"recipients": []},
        {"recipients": ["999999"]},
        {"recipients": ["<script>"]},
        {"text": ""},
        {"text": "å" * 5000},
    ],
    ids=["nobody", "no such person", "no number", "no text", "too long"],
)
def test_a_fault_sends_nothing_and_keeps_the_text(wrong, ground, chair):
    page = chair.post(at(ground), sends(ground, "bo") | wrong)

    assert page.status_code == 422
    assert "field-fault" in page.content.decode()
    if "text" not in wrong:
        assert "Hej, rapportera nu." in page.content.decode()
    assert mail.outbox == []


def test_nobody_without_an_address_or_who_was_deactivated_is_written_to(ground):
    chief = make_user(is_superuser=True)
    unreachable = [make_user(email=""), make_user(email="a@exempel.se", is_active=False)]

    delivery = send_reminders(
        follow_up=ground.late,
        user=chief,
        subject="Påminnelse",
        letters=[Letter(one, "Hej") for one in unreachable],
    )

    assert delivery.unreachable == tuple(unreachable)
    assert mail.outbox == []


def test_a_closed_follow_up_sends_no_reminders(ground, chair):
    data = sends(ground, "bo")
    FollowUp.objects.update(is_open=False)

    page = chair.post(at(ground), data)

    assert page.status_code == 409
    assert "stängd" in page.content.decode()
    assert mail.outbox == []
    with pytest.raises(ClosedError):
        send_reminders(
            follow_up=ground.late, user=make_user(is_superuser=True), subject="", letters=[]
        )


def test_whoever_may_not_lead_sends_nothing(ground):
    with pytest.raises(PermissionDenied):
        send_reminders(follow_up=ground.late, user=ground.leader, subject="", letters=[])
