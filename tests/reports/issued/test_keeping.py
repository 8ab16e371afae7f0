"""Released versions are given from memory; nothing else is."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.issued import keeping
from reports.issued.keeping import SHELF, Kept, Shelf
from tests.build import make_user

PAGE = "/dokument/objektplan/ukfa/2022/1.0/"
PDF = "/dokument/objektplan/ukfa/2022/1.0.pdf"


@pytest.mark.parametrize("address", [PAGE, PDF])
def test_what_is_released_is_given_again_without_asking_the_database(released, address):
    first = Client().get(address)
    with CaptureQueriesContext(connection) as captured:
        again = Client().get(address)
        known = Client().get(address, headers={"If-None-Match": first["ETag"]})

    assert len(captured) == 0
    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())
    assert known.status_code == 304


@pytest.mark.parametrize("address", [PAGE, PDF])
def test_what_is_not_released_is_kept_for_nobody(admin_client: Client, decided, address):
    assert admin_client.get(address).status_code == 200
    assert SHELF.held == 0
    assert Client().get(address).status_code == 302


def test_the_page_of_one_who_is_logged_in_is_theirs_alone(client: Client, released):
    client.force_login(make_user("anna", first_name="Anna", last_name="Andersson"))
    own = client.get(PAGE).text
    other = Client().get(PAGE).text
    again = client.get(PAGE).text

    assert "Anna Andersson" in own
    assert "Anna Andersson" not in other
    assert "Anna Andersson" in again


def test_a_page_is_soon_made_anew(released, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keeping, "PAGE_LIVES", -1)
    Client().get(PAGE)
    with CaptureQueriesContext(connection) as captured:
        Client().get(PAGE)

    assert len(captured) > 0


def test_the_memory_is_bounded():
    shelf = Shelf(most=25)
    for number in range(5):
        shelf.put(f"{number}", Kept(b"x" * 10, (), float("inf")))

    assert shelf.held == 20
    assert shelf.get("2") is None
    assert shelf.get("4") is not None
