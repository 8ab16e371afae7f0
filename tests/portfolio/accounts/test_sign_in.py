"""Log-in and log-out: by which names, how often, and where to."""

import re

import pytest
from django.urls import NoReverseMatch, reverse

from tests.build import make_user
from tests.portfolio.accounts.logging_in import LOG_IN, PASSWORD, WRONG, log_in, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "login",
    [
        "Controller",
        "controller",
        " Controller ",
        "controller@kommunen.example",
        "CONTROLLER@Kommunen.Example",
    ],
)
def test_one_logs_in_by_user_name_or_address_however_it_is_written(client, controller, login):
    assert log_in(client, login)["Location"] == "/"
    assert signed_in(client)


def test_an_address_that_was_entered_in_capitals_is_found(client):
    make_user("anna", email="Fornamn.Efternamn@Kommunen.Example", password=PASSWORD)

    log_in(client, "fornamn.efternamn@kommunen.example")

    assert signed_in(client)


@pytest.mark.parametrize(
    ("login", "password"),
    [("Controller", "fel"), ("ingen", PASSWORD), ("ingen@kommunen.example", PASSWORD)],
)
def test_nobody_is_told_whether_the_name_or_the_password_was_wrong(
    client, controller, login, password
):
    answer = log_in(client, login, password)

    assert answer.status_code == 200
    assert WRONG in answer.text
    assert 'value="fel"' not in answer.text
    assert not signed_in(client)


@pytest.mark.parametrize(
    "login", ["", "a\0b", "x" * 5000, "' OR 1=1 --", "<script>alert(1)</script>"]
)
def test_strange_names_are_refused_as_others_are(client, controller, login):
    answer = log_in(client, login)

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert not signed_in(client)


def test_whoever_is_deactivated_is_told_so_once_the_password_is_right(client, controller):
    controller.is_active = False
    controller.save()

    assert WRONG in log_in(client, "Controller", "fel").text
    answer = client.get(log_in(client, "Controller")["Location"])

    assert "Kontot är avstängt" in answer.text
    assert not signed_in(client)


def test_one_returns_to_the_page_that_was_asked_for(client, controller):
    page = client.get("/budget/?ar=2022")
    form = client.get(page["Location"])
    target = re.search(r'name="next" value="([^"]+)"', form.text)

    assert target
    assert target[1] == "/budget/?ar=2022"
    assert log_in(client, "Controller", next=target[1])["Location"] == "/budget/?ar=2022"


@pytest.mark.parametrize(
    "target",
    ["https://annan.example/", "//annan.example", "javascript:alert(1)", "/\\annan.example"],
)
def test_nobody_is_sent_to_another_site(client, controller, target):
    assert log_in(client, "Controller", next=target)["Location"] == "/"


def test_the_log_in_of_before_leads_to_the_one_of_now(client):
    assert client.get("/logga-in/?next=/budget/")["Location"] == f"{LOG_IN}?next=/budget/"


def test_the_log_in_page_leads_to_the_public_documents_and_to_a_new_password(client):
    page = client.get(LOG_IN).text
    for address in ("/objektplaner/", "/uppfoljningar/", reverse("account_reset_password")):
        assert f'href="{address}"' in page


def test_one_logs_out_by_a_button_and_not_by_a_link(client, controller):
    log_in(client, "Controller")
    assert client.get(reverse("account_logout")).status_code == 405
    assert signed_in(client)

    answer = client.post(reverse("account_logout"), follow=True)

    assert "Du är utloggad" in answer.text
    assert not signed_in(client)


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_reauthenticate", "account_set_password"]
)
def test_pages_of_the_library_that_have_no_use_have_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["registrera", "signup", "email", "login", "3rdparty"])
def test_nor_are_they_found_by_guessing(client, path):
    assert client.get(f"/konto/{path}/").status_code == 404


def test_a_log_in_is_no_change_in_the_history_of_the_user(client, controller):
    before = controller.history.count()

    log_in(client, "Controller")

    controller.refresh_from_db()
    assert controller.last_login
    assert controller.history.count() == before


def test_no_page_of_the_account_runs_scripts_of_its_own(client, controller):
    pages = [client.get(LOG_IN), client.get(reverse("account_reset_password"))]
    client.force_login(controller)
    names = ("account", "account_change_password", "usersessions_list")
    for page in pages + [client.get(reverse(name)) for name in names]:
        assert page.status_code == 200
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page.text)
        assert "script-src 'self'" in page["Content-Security-Policy"]


@pytest.mark.parametrize(
    "known", [{"login": "controller@kommunen.example"}, {"host": "localhost:1"}]
)
def test_failed_attempts_count_by_account_whatever_name_or_host_they_are_made_with(
    client, controller, known
):
    for _ in range(5):
        log_in(client, "Controller", "fel")

    client.post(
        LOG_IN,
        {"login": known.get("login", "Controller"), "password": PASSWORD},
        headers={"host": known.get("host", "localhost")},
    )

    assert not signed_in(client)
