"""A part that someone else has open says so."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from objects.models import EditingPresence, RoleAssignment
from tests.build import NEW_YEAR, make_user
from tests.reports.editing.parts import HTMX, PLAN, ROWS, address, revision_in

pytestmark = pytest.mark.django_db

PURPOSE = address("avsnitt", "syfte", "narvaro/")


@pytest.fixture
def colleague(plan) -> Client:
    """The objektledare on the IT side, logged in."""
    user = make_user("objektledare-it", first_name="Objektledare IT")
    RoleAssignment.objects.create(
        object=plan.object, user=user, role="ledare", side="it", valid_from=NEW_YEAR
    )
    client = Client()
    client.force_login(user)
    return client


def test_the_second_to_open_a_part_is_told_of_the_first(desk, colleague):
    assert "har den här delen" not in colleague.post(PURPOSE, headers=HTMX).content.decode()

    answer = desk.post(PURPOSE, headers=HTMX).content.decode()

    assert "Objektledare IT har den här delen öppen." in answer


def test_what_is_already_told_is_not_told_again(desk, colleague):
    colleague.post(PURPOSE)

    assert desk.post(PURPOSE, {"visas": "Objektledare IT"}, headers=HTMX).status_code == 204
    assert desk.post(PURPOSE, {"visas": ""}, headers=HTMX).status_code == 200


def test_pencil_mode_marks_the_parts_that_others_have_open(desk, colleague):
    colleague.post(PURPOSE)

    page = desk.get(f"{PLAN}?redigera").content.decode()
    asked = desk.get(f"{PLAN}narvaro/", headers=HTMX).content.decode()

    assert page.count("Objektledare IT har den här delen öppen") == 1
    assert 'data-held="avsnitt/syfte" data-names="Objektledare IT"' in asked
    assert "har den här delen" not in colleague.get(f"{PLAN}?redigera").content.decode()


def test_someone_who_has_been_silent_for_a_minute_is_gone(desk, colleague):
    colleague.post(PURPOSE)
    EditingPresence.objects.update(seen_at=timezone.now() - timedelta(seconds=61))

    assert "Objektledare IT" not in desk.post(PURPOSE, headers=HTMX).content.decode()


def test_someone_who_has_saved_is_gone_at_once(desk, colleague):
    colleague.post(PURPOSE)
    part = address("avsnitt", "syfte")
    revision = revision_in(colleague.get(part, headers=HTMX).content.decode())

    colleague.post(part, {"body": "Nytt", "revision": revision}, headers=HTMX)

    assert "Objektledare IT" not in desk.post(PURPOSE, headers=HTMX).content.decode()


def test_a_save_that_is_refused_leaves_the_form_open(desk, colleague, plan):
    version = ROWS["version"](plan)
    colleague.post(address("version", version.pk, "narvaro/"))
    colleague.post(address("version", version.pk), {"label": "", "revision": "0"}, headers=HTMX)

    assert EditingPresence.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "ident"), [("avsnitt", "finns-inte"), ("mal", "999999"), ("mal", "x")]
)
def test_nobody_can_have_a_part_open_that_does_not_exist(kind, ident, desk):
    assert desk.post(address(kind, ident, "narvaro/"), headers=HTMX).status_code == 404
    assert not EditingPresence.objects.exists()


def test_reading_leaves_no_presence(desk):
    desk.get(address("avsnitt", "syfte"), headers=HTMX)
    desk.get(f"{PLAN}narvaro/")

    assert desk.get(PURPOSE).status_code == 405
    assert not EditingPresence.objects.exists()


def test_those_who_may_not_edit_are_not_told(client, plan):
    client.force_login(make_user("lasare"))

    assert client.post(PURPOSE).status_code == 403
    assert client.get(f"{PLAN}narvaro/").status_code == 403
