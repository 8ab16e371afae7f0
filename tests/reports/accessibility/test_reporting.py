"""The statement of accessibility, and what anyone may send through its form."""

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client

from reports.accessibility import reporting
from reports.models import AccessibilityReport

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/tillganglighet/"
FAULT = {"page": "/dokument/", "text": "Rubriken läses inte upp.", "email": "anna@example.se"}


def test_the_statement_is_linked_from_every_page_and_read_by_anyone(client: Client):
    assert f'href="{PAGE}"' in client.get("/objektplaner/").text
    assert "2018:1937" in client.get(PAGE).text


def test_the_form_knows_which_page_it_was_reached_from(client: Client):
    page = client.get(PAGE, {"sida": '/dokument/"><script>x</script>'})

    assert 'value="/dokument/&quot;&gt;&lt;script&gt;' in page.text


def test_a_report_is_kept_and_sent_on(client: Client, settings, mailoutbox: list[EmailMessage]):
    settings.ACCESSIBILITY_EMAIL = "webb@kommunen.example"
    assert client.post(PAGE, FAULT)["Location"] == f"{PAGE}tack/"

    kept = AccessibilityReport.objects.get()
    (message,) = mailoutbox
    assert (kept.page, kept.text, kept.email) == tuple(FAULT.values())
    assert message.to == ["webb@kommunen.example"]
    assert message.reply_to == ["anna@example.se"]
    assert FAULT["text"] in message.body
    assert "Tack" in client.get(f"{PAGE}tack/").text


def test_a_report_is_kept_when_there_is_nobody_to_send_it_to(client: Client, mailoutbox):
    client.post(PAGE, {"text": "Går inte att läsa."})

    assert AccessibilityReport.objects.count() == 1
    assert mailoutbox == []


def test_a_report_is_kept_when_the_mail_server_is_gone(client: Client, settings):
    settings.ACCESSIBILITY_EMAIL = "webb@kommunen.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(OSError, match="refused"):
        get_connection().open()

    assert client.post(PAGE, FAULT).status_code == 302
    assert AccessibilityReport.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("text", "", "Skriv vad som inte fungerade."),
        ("text", "   ", "Skriv vad som inte fungerade."),
        ("text", "x" * 4001, "Texten är för lång: 4001 tecken."),
        ("text", "a\0b", "Null"),
        ("page", "/" * 501, "Texten är för lång: 501 tecken."),
        ("email", "anna@example.se\nBcc: alla@example.se", "Skriv en e-postadress"),
        ("email", "ingen adress", "Skriv en e-postadress"),
    ],
)
def test_hostile_and_empty_input_is_refused(client: Client, field, value, told):
    answer = client.post(PAGE, FAULT | {field: value})

    assert answer.status_code == 422
    assert told in answer.text
    assert not AccessibilityReport.objects.exists()


def test_markup_is_text(client: Client):
    answer = client.post(PAGE, FAULT | {"text": "<script>x</script>", "email": "fel"})

    assert "<script>x" not in answer.text


def test_a_flood_is_stopped(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reporting, "MOST", 2)
    answers = [client.post(PAGE, FAULT).status_code for _ in range(3)]

    assert answers == [302, 302, 429]
    assert AccessibilityReport.objects.count() == 2


def test_a_form_from_another_site_is_refused():
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(PAGE, FAULT).status_code == 403
