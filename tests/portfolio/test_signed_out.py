"""A request from someone who is not, or no longer, signed in."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tests.build import make_object_plan, make_user

pytestmark = pytest.mark.django_db
LOG_IN = reverse("account_login")
PAGE = "http://testserver/objektplaner/UKFA-2022/?redigera"
BACK = f"{LOG_IN}?next=/objektplaner/UKFA-2022/%3Fredigera"
HTMX = {"HX-Request": "true", "HX-Current-URL": PAGE}


def assert_told_without_being_moved(answer, log_in=BACK):
    assert answer.status_code == 401
    assert answer["HX-Reswap"] == "none"
    assert answer["HX-Trigger"] == "signedOut"
    assert answer.json()["log_in"] == log_in
    assert "inte längre inloggad" in answer.json()["message"]


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_htmx_gets_no_log_in_page_to_put_in_a_form(client: Client, method):
    assert_told_without_being_moved(getattr(client, method)("/aktiviteter/", headers=HTMX))


def test_a_script_that_fetches_gets_none_either(client: Client):
    headers = {"Sec-Fetch-Dest": "empty", "Referer": PAGE}

    assert_told_without_being_moved(client.post("/aktiviteter/", headers=headers))


def test_a_view_that_itself_leads_to_the_log_in_page_answers_scripts_alike(client: Client):
    plan = make_object_plan(is_public=False)

    answer = client.get(reverse("reports:objectplan", args=[plan.code]), headers=HTMX)

    assert_told_without_being_moved(answer)


def test_whoever_is_deactivated_while_a_form_is_open_is_told_at_once(client: Client):
    user = make_user()
    client.force_login(user)
    assert client.get("/aktiviteter/", headers=HTMX).status_code == 200

    get_user_model().objects.update(is_active=False)

    assert_told_without_being_moved(client.post("/aktiviteter/", headers=HTMX))


def test_a_page_leads_to_the_log_in_and_back(client: Client):
    answer = client.get("/aktiviteter/?sok=skolval")

    assert answer["Location"] == f"{LOG_IN}?next=/aktiviteter/%3Fsok%3Dskolval"


def test_a_form_that_was_sent_too_late_leads_back_to_the_page_it_stood_on(client: Client):
    answer = client.post("/aktiviteter/", headers={"Referer": PAGE})

    assert answer["Location"] == BACK


@pytest.mark.parametrize("page", ["", "https://annan.example/objektplaner/", "//annan.example/"])
def test_nobody_is_led_to_another_site(client: Client, page):
    start = f"{LOG_IN}?next=/"

    assert client.post("/aktiviteter/", headers={"Referer": page})["Location"] == start
    headers = {"HX-Request": "true", "HX-Current-URL": page}
    assert_told_without_being_moved(client.get("/aktiviteter/", headers=headers), start)


def test_pages_that_are_open_to_all_answer_scripts_as_ever(client: Client):
    assert client.get(reverse("reports:objectplans"), headers=HTMX).status_code == 200
