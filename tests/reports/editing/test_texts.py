"""A text of the plan is opened, saved and shown, in the document and without JavaScript."""

import pytest

from objects.models import PlanSection

pytestmark = pytest.mark.django_db

PLAN = "/objektplaner/UKFA-2022/"
PURPOSE = f"{PLAN}redigera/avsnitt/syfte/"
HTMX = {"HX-Request": "true"}


def revision_in(page: str) -> str:
    return page.partition('name="revision" value="')[2].partition('"')[0]


def test_only_those_who_may_see_the_way_into_pencil_mode(desk, plan, client):
    assert "?redigera" in desk.get(PLAN).content.decode()
    client.logout()
    assert "?redigera" not in client.get(PLAN).content.decode()
    assert "redigera-avsnitt-syfte" not in client.get(f"{PLAN}?redigera").content.decode()


def test_every_text_has_an_edit_link_that_says_what_it_edits(desk):
    page = desk.get(f"{PLAN}?redigera").content.decode()

    assert f'href="{PURPOSE}"' in page
    assert 'Redigera<span class="unseen"> Syfte och målgrupp</span>' in page
    assert f'href="{PLAN}redigera/avsnitt/mal-UF/"' in page


def test_a_text_is_saved_from_a_page_of_its_own_without_javascript(desk):
    form = desk.get(PURPOSE).content.decode()

    answer = desk.post(PURPOSE, {"body": "<p>Nytt</p>", "revision": revision_in(form)})

    assert answer["Location"] == f"{PLAN}?redigera#redigera-avsnitt-syfte"
    assert PlanSection.objects.get(kind="purpose").body == "<p>Nytt</p>"
    assert "<p>Sparat</p>" in desk.get(f"{PLAN}?redigera").content.decode()


def test_a_text_is_saved_in_place_and_comes_back_as_the_document_shows_it(desk):
    form = desk.get(PURPOSE, headers=HTMX).content.decode()
    assert "<html" not in form

    data = {"body": "<p>Nytt</p>", "revision": revision_in(form)}
    part = desk.post(PURPOSE, data, headers=HTMX).content.decode()

    assert '<div class="rich"><p>Nytt</p></div>' in part
    assert "autofocus" in part
    assert "Sparat" in part


def test_a_text_that_was_never_written_is_written(desk, plan):
    address = f"{PLAN}redigera/avsnitt/mal-UF/"
    form = desk.get(address).content.decode()

    desk.post(address, {"body": "Målen", "revision": revision_in(form)})

    assert plan.sections.get(unit__code="UF").body == "<p>Målen</p>"


@pytest.mark.parametrize("ident", ["finns-inte", "mal-FINNS", "mal-"])
def test_a_place_that_the_plan_lacks_is_not_found(ident, desk):
    assert desk.get(f"{PLAN}redigera/avsnitt/{ident}/").status_code == 404
