"""A forgotten password, a changed one, and the mails about them."""

import re
from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from portfolio.accounts.mail import post
from tests.build import make_user

pytestmark = pytest.mark.django_db
OLD, NEW = "rätt lösenord 17", "ett helt nytt lösenord"
ADDRESS = "controller@kommunen.example"
FORGOTTEN = reverse("account_reset_password")
CHANGE = reverse("account_change_password")


@pytest.fixture
def controller():
    return make_user("controller", email=ADDRESS, password=OLD)


def delivered(mailoutbox: list[EmailMessage]) -> list[EmailMessage]:
    """The mails that were sent, those on their way included."""
    post(EmailMessage("sist", "", "a@b.example", ["c@d.example"])).result(timeout=10)
    return [message for message in mailoutbox if message.subject != "sist"]


def ask_for_a_link(client: Client, address: str = ADDRESS):
    return client.post(FORGOTTEN, {"email": address}, follow=True)


def link_in(message: EmailMessage) -> str:
    found = re.search(r"http://testserver(\S+)", str(message.body))
    assert found
    return found[1]


def log_in(client: Client, password: str) -> bool:
    client.post(reverse("account_login"), {"login": "controller", "password": password})
    return client.get(reverse("account")).status_code == 200


def choose(client: Client, link: str, first: str = NEW, second: str = NEW):
    form = client.get(link, follow=True)
    action = re.search(r'<form method="post" action="(/konto/nytt[^"]+)"', form.text)
    assert action
    return client.post(action[1], {"password1": first, "password2": second}, follow=True)


def test_a_link_by_mail_gives_a_new_password(client, controller, mailoutbox):
    answer = ask_for_a_link(client)
    (message,) = delivered(mailoutbox)

    assert "Titta i din e-post" in answer.text
    assert message.to == [ADDRESS]
    assert message.subject == "Välj ett nytt lösenord till objektportföljen"
    assert "Ditt användarnamn är controller." in message.body
    assert "Lösenordet är bytt" in choose(client, link_in(message)).text
    assert not log_in(Client(), OLD)
    assert log_in(client, NEW)


def test_the_key_of_the_link_does_not_stay_in_the_address(client, controller, mailoutbox):
    ask_for_a_link(client)
    link = link_in(delivered(mailoutbox)[0])

    address = client.get(link, follow=True).redirect_chain[-1][0]

    assert address.endswith("-set-password/")


def test_the_address_may_be_written_in_capitals(client, controller, mailoutbox):
    ask_for_a_link(client, ADDRESS.upper())

    assert len(delivered(mailoutbox)) == 1


def test_nobody_learns_whether_an_address_has_an_account(client, controller, mailoutbox):
    known = ask_for_a_link(client)
    unknown = ask_for_a_link(client, "ingen@kommunen.example")

    assert known.redirect_chain == unknown.redirect_chain
    assert known.text == unknown.text
    assert [message.to for message in delivered(mailoutbox)] == [[ADDRESS]]


def test_a_mail_server_that_fails_is_noticed_by_nobody_but_the_log(
    client, controller, monkeypatch, caplog
):
    def fail(message: EmailMessage) -> int:
        raise SMTPServerDisconnected("borta")

    monkeypatch.setattr(EmailMessage, "send", fail)

    answer = ask_for_a_link(client)
    post(EmailMessage("sist")).result(timeout=10)

    assert "Titta i din e-post" in answer.text
    assert "Välj ett nytt lösenord" in caplog.text


@pytest.mark.parametrize("state", ["deactivated", "without a password of their own"])
def test_some_get_no_link(client, controller, mailoutbox, state):
    if state == "deactivated":
        controller.is_active = False
    else:
        controller.set_unusable_password()
    controller.save()

    ask_for_a_link(client)

    assert delivered(mailoutbox) == []


def test_a_link_is_used_once(client, controller, mailoutbox):
    ask_for_a_link(client)
    link = link_in(delivered(mailoutbox)[0])
    choose(client, link)

    assert "Länken gäller inte" in Client().get(link, follow=True).text


def test_a_link_is_no_longer_good_after_four_hours(client, controller, mailoutbox, settings):
    assert settings.PASSWORD_RESET_TIMEOUT == 4 * 60 * 60
    ask_for_a_link(client)
    link = link_in(delivered(mailoutbox)[0])
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "Länken gäller inte" in client.get(link, follow=True).text


def test_a_link_is_no_longer_good_when_the_address_has_changed(client, controller, mailoutbox):
    ask_for_a_link(client)
    link = link_in(delivered(mailoutbox)[0])
    controller.email = "ny@kommunen.example"
    controller.save()

    assert "Länken gäller inte" in client.get(link, follow=True).text


def test_a_changed_address_is_the_only_one_that_a_link_goes_to(client, controller, mailoutbox):
    ask_for_a_link(client)
    controller.email = "ny@kommunen.example"
    controller.save()
    delivered(mailoutbox)
    mailoutbox.clear()

    ask_for_a_link(client)
    ask_for_a_link(client, "ny@kommunen.example")

    assert [message.to for message in delivered(mailoutbox)] == [["ny@kommunen.example"]]


@pytest.mark.parametrize(
    "link", ["1-abc123-0123456789abcdef", "zzzz-set-password", "1-set-password"]
)
def test_an_invented_link_says_that_it_does_not_hold(client, link):
    answer = client.get(f"/konto/nytt-losenord/{link}/", follow=True)

    assert answer.status_code == 200
    assert "Länken gäller inte" in answer.text


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("kort", "kort", "minst 12 tecken"),
        ("password1234", "password1234", "vanligt"),
        ("123456789012345", "123456789012345", "numeriskt"),
        ("controller12", "controller12", "alltför likt användarnamn"),
        (NEW, "något annat helt", "samma lösenord"),
        ("", "", "måste fyllas i"),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_the_reason(
    client, controller, mailoutbox, first, second, words
):
    ask_for_a_link(client)

    answer = choose(client, link_in(delivered(mailoutbox)[0]), first, second)

    faults = re.findall(r'class="field-fault">([^<]+)<', answer.text)
    assert words in " ".join(faults)
    assert log_in(Client(), OLD)


def test_too_many_links_are_not_sent_to_one_address(client, controller, mailoutbox):
    answers = [ask_for_a_link(client) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert len(delivered(mailoutbox)) == 5


def test_a_new_password_opens_an_account_that_failures_had_shut(client, controller, mailoutbox):
    for _ in range(6):
        log_in(client, "fel")
    assert not log_in(client, OLD)

    ask_for_a_link(client)
    choose(client, link_in(delivered(mailoutbox)[0]))

    assert log_in(client, NEW)


def change(client: Client, old: str = OLD, first: str = NEW, second: str = NEW):
    data = {"oldpassword": old, "password1": first, "password2": second}
    return client.post(CHANGE, data, follow=True)


def test_one_changes_the_password_and_stays_logged_in_while_other_log_ins_end(
    client, controller, mailoutbox
):
    other = Client()
    assert log_in(client, OLD)
    assert log_in(other, OLD)

    answer = change(client)

    assert "Lösenordet är bytt" in answer.text
    assert client.get(reverse("account")).status_code == 200
    assert other.get(reverse("account")).status_code == 302
    (message,) = delivered(mailoutbox)
    assert message.to == [ADDRESS]
    assert "byttes" in message.body
    assert "127.0.0.1" in message.body


def test_the_old_password_is_asked_for(client, controller):
    log_in(client, OLD)

    assert "Det är inte ditt nuvarande lösenord." in change(client, "fel").text
    assert log_in(Client(), OLD)


def test_whoever_logs_in_elsewhere_has_no_password_to_change_here(client):
    user = make_user("utan")
    user.set_unusable_password()
    user.save()
    client.force_login(user)

    answer = client.get(CHANGE, follow=True)

    assert answer.redirect_chain == [(reverse("account"), 302)]
    assert "byts inte här" in answer.text
