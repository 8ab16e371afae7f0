"""Log-ins that fail too often, and too many at once."""

import pytest
from django.db import connection
from django.urls import reverse

from tests.build import make_user
from tests.portfolio.accounts.logging_in import LOG_IN, PASSWORD, WRONG, log_in, signed_in

pytestmark = pytest.mark.django_db


def test_after_five_failures_the_account_is_shut_for_a_while_even_to_the_right_password(
    client, controller
):
    for _ in range(5):
        assert WRONG in log_in(client, "Controller", "fel").text

    answer = log_in(client, "Controller")

    assert "för många misslyckade försök" in answer.text
    assert not signed_in(client)


def test_others_log_in_meanwhile_also_from_the_same_net(client, controller):
    make_user("annan", password=PASSWORD)
    for _ in range(6):
        log_in(client, "Controller", "fel")

    log_in(client, "annan")

    assert signed_in(client)


def test_log_ins_that_succeed_are_not_counted_as_failures(client, controller):
    for _ in range(7):
        log_in(client, "Controller")
        assert signed_in(client)
        client.post(reverse("account_logout"))


def test_someone_who_tries_many_names_from_one_place_is_stopped(client):
    answers = [log_in(client, f"namn-{number}").text for number in range(21)]

    assert WRONG in answers[19]
    assert "för många misslyckade försök" in answers[20]


def test_a_flood_of_log_ins_gets_a_page_that_says_so(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "2/m/ip"}
    for _ in range(2):
        assert log_in(client, "ingen").status_code == 200

    answer = log_in(client, "ingen")

    assert answer.status_code == 429
    assert "För många försök på kort tid" in answer.text
    assert client.get(LOG_IN).status_code == 200


def test_behind_a_proxy_the_places_are_told_apart_by_what_the_proxy_says(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(21):
        place = {"X-Forwarded-For": "10.0.0.1, 192.0.2.1"}
        answer = client.post(LOG_IN, {"login": f"a{number}", "password": "x"}, headers=place)
    assert "för många" in answer.text

    place = {"X-Forwarded-For": "10.0.0.1, 192.0.2.2"}
    answer = client.post(LOG_IN, {"login": "b", "password": "x"}, headers=place)

    assert WRONG in answer.text


def test_the_counts_are_kept_where_every_worker_sees_them(client, controller):
    log_in(client, "Controller", "fel")

    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM cache WHERE cache_key LIKE %s", ["%login_failed%"])
        assert cursor.fetchone()[0] == 2
