"""How long a log-in lasts, and how it is ended."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from objects.models import RoleAssignment, User
from portfolio.templatetags.accounts import browser
from tests.build import NEW_YEAR, make_object, make_unit, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "rätt lösenord 17"
SESSIONS = reverse("usersessions_list")
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def user():
    return make_user("controller", password=PASSWORD)


def log_in(user_agent: str = FIREFOX) -> Client:
    client = Client(headers={"User-Agent": user_agent})
    client.post(reverse("account_login"), {"login": "controller", "password": PASSWORD})
    return client


def signed_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


def test_a_log_in_ends_with_the_browser_and_after_twelve_hours_whatever_one_does(user):
    client = log_in()
    ends = Session.objects.get().expire_date

    for path in ("/", "/budget/", SESSIONS):
        client.get(path)

    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""
    assert Session.objects.get().expire_date == ends
    assert timedelta(hours=11, minutes=59) < ends - timezone.now() <= timedelta(hours=12)
    Session.objects.update(expire_date=timezone.now())
    assert not signed_in(client)


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(user):
    cookie = log_in().cookies[settings.SESSION_COOKIE_NAME]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_session_gets_a_new_key_at_log_in(user):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "utstakad"
    data = {"login": "controller", "password": PASSWORD}

    client.post(reverse("account_login"), data)

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != "utstakad"
    assert signed_in(client)


def test_one_sees_where_one_is_logged_in_and_ends_the_others(user):
    here, there = log_in(FIREFOX), log_in(IPHONE)
    page = here.get(SESSIONS).text
    assert "Firefox på Windows" in page
    assert "Safari på iPhone" in page
    assert page.count("den här</span>") == 1

    answer = here.post(SESSIONS, follow=True)

    assert "De andra inloggningarna är avslutade." in answer.text
    assert "inte inloggad någon annanstans" in answer.text
    assert signed_in(here)
    assert not signed_in(there)


def test_nobody_ends_the_log_ins_of_another(user):
    here = log_in()
    stranger = Client()
    stranger.force_login(make_user())

    stranger.post(SESSIONS)

    assert signed_in(here)


def test_whoever_is_deactivated_is_out_at_once(user):
    client = log_in()
    User.objects.update(is_active=False)

    assert not signed_in(client)


def test_a_password_that_the_administrator_sets_ends_the_log_ins(user):
    client = log_in()
    user.set_password("ett helt annat")
    user.save()

    assert not signed_in(client)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox på Windows"),
        (IPHONE, "Safari på iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome på Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge på Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome på Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18 Safari/605", "Safari på Mac"),
        ("curl/8.0", "Okänd webbläsare"),
        ("", "Okänd webbläsare"),
    ],
)
def test_a_browser_is_told_in_words(user_agent, words):
    assert browser(user_agent) == words


def test_the_account_tells_what_one_is_here(user):
    item = make_object("UKFA", name="Utbildning")
    today = timezone.localdate()
    for last in (None, today - timedelta(days=1)):
        side = "it" if last is None else "verksamhet"
        RoleAssignment.objects.create(
            object=item, user=user, role="ledare", side=side, valid_from=NEW_YEAR, valid_to=last
        )
    user.committees.add(make_unit("BIN", name="Bildningsnämnden"))

    page = log_in().get(reverse("account")).text

    assert "Objektledare IT för" in page
    assert "Objektledare verksamhet" not in page
    assert "Ledamot av Bildningsnämnden" in page
    assert reverse("admin:index") not in page
