"""The secret address: asked for, changed, closed, and told to nobody else."""

import logging

import pytest
from django.test import Client

from objects.models import User
from portfolio.year_wheel.feed import owner_of
from portfolio.year_wheel.secrecy import HideSecrets
from portfolio.year_wheel.services import renew_address
from tests.build import make_day, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client: Client) -> User:
    made = make_user()
    client.force_login(made)
    return made


def address(client: Client) -> str:
    shown: str = client.get("/arshjul/kalender/").context["address"]
    return shown.removeprefix("http://testserver")


def renew(client: Client) -> str:
    client.post("/arshjul/kalender/ny-adress/")
    return address(client)


def token_of(secret: str) -> str:
    return secret.removeprefix("/arshjul/kalender/").removesuffix(".ics")


def test_there_is_no_address_until_one_is_asked_for(person, client):
    assert address(client) == ""
    assert "Skapa en adress" in client.get("/arshjul/kalender/").content.decode()

    secret = renew(client)

    assert secret in client.get("/arshjul/kalender/").content.decode()
    assert Client().get(secret).status_code == 200


def test_an_address_has_256_random_bits(person, client):
    first, second = renew(client), renew(client)
    assert first != second
    # 32 bytes as 43 letters of 6 bits.
    assert len(token_of(first)) == len(token_of(second)) == 43


def test_a_new_address_stops_the_old_one_at_once(person, client):
    old = renew(client)
    new = renew(client)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


def test_a_closed_address_stops(person, client):
    old = renew(client)
    client.post("/arshjul/kalender/stang-av/")
    assert Client().get(old).status_code == 404
    assert address(client) == ""


def test_the_calendar_of_someone_who_has_left_stops(person, client):
    secret = renew(client)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert Client().get(secret).status_code == 404


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "x" * 44, "å" * 43, "None", "../x"])
def test_what_is_nobodys_address_is_not_found(token, person, client):
    renew(client)
    assert Client().get(f"/arshjul/kalender/{token}.ics").status_code == 404


def test_letters_count_as_they_are_written(person, client):
    token = token_of(renew(client))
    assert owner_of(token) == person
    assert owner_of(token.swapcase()) is None


def test_only_the_owner_changes_and_closes_an_address(person, client):
    secret = renew(client)
    other = Client()
    other.force_login(make_user())
    other.post("/arshjul/kalender/ny-adress/")
    other.post("/arshjul/kalender/stang-av/")
    assert Client().get(secret).status_code == 200
    assert secret not in other.get("/arshjul/kalender/").content.decode()


def test_an_address_is_never_made_or_closed_by_following_a_link(person, client):
    assert client.get("/arshjul/kalender/ny-adress/").status_code == 405
    assert client.get("/arshjul/kalender/stang-av/").status_code == 405


def test_the_history_tells_of_new_addresses_but_not_which(person, client):
    token = token_of(renew(client))
    record = User.history.filter(id=person.pk).latest()

    assert (record.history_user, record.history_change_reason) == (person, "Ny kalenderadress")
    assert not any(token in str(value) for value in vars(record).values())


def test_a_new_address_leaves_the_rest_of_the_user_as_it_is_stored(person):
    User.objects.filter(pk=person.pk).update(first_name="Ändrat av någon annan")
    renew_address(user=person)

    stored, record = User.objects.get(pk=person.pk), User.history.filter(id=person.pk).latest()
    assert stored.first_name == record.first_name == "Ändrat av någon annan"
    assert stored.calendar_token == person.calendar_token


def test_the_page_with_the_address_is_kept_by_no_cache(person, client):
    renew(client)
    assert "no-store" in client.get("/arshjul/kalender/")["Cache-Control"]


def test_the_address_stands_on_no_other_page(person, client):
    token = token_of(renew(client))
    make_day()
    for page in ("/", "/arshjul/", "/arshjul/?ar=2022"):
        assert token not in client.get(page).content.decode()


def test_a_dead_address_is_not_written_to_the_log(person, client, caplog):
    secret = renew(client)
    client.post("/arshjul/kalender/stang-av/")
    Client().get(secret)

    assert "Not Found: /arshjul/kalender/….ics" in caplog.text
    assert token_of(secret) not in caplog.text


def test_other_addresses_are_logged_as_they_are():
    record = logging.LogRecord("x", logging.INFO, "", 0, '"%s" %s', ("GET /arshjul/", 200), None)
    assert HideSecrets().filter(record)
    assert record.getMessage() == '"GET /arshjul/" 200'
