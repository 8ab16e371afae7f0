"""The reading room in a real browser: on a desk, a tablet and a phone, and without script."""

import pytest
from django.contrib.auth.models import Group as StockGroup
from playwright.sync_api import expect

from objects.models import Unit, User
from objects.roles import Group
from reports.room.services import save_note
from tests.browser.test_pages import too_wide
from tests.build import make_user
from tests.publishing import make_publication
from tests.reports.review.ground import sound_plan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DOCUMENT = "/lasrum/objektplan/ukfa/2022/0.8/"
NOTE = "/lasrum/anteckna/objektplan/ukfa/2022/0.8/syfte/"
PAGES = ("/lasrum/", DOCUMENT, f"{DOCUMENT}?sok=elev", "/lasrum/anteckningar/", NOTE)
LONG = "Förvaltningsövergripandesamverkansutvecklingsuppdraget" * 3


@pytest.fixture
def member() -> User:
    """A member of a nämnd, who has written a note."""
    version = make_publication(sound_plan(), "0.8", stage="preliminar")
    user = make_user("ledamot")
    user.groups.add(StockGroup.objects.get_or_create(name=Group.COMMITTEE_MEMBER)[0])
    user.committees.add(Unit.objects.get(code="BOU"))
    save_note(user=user, publication=version, key="syfte", place="Syfte", text=f"Varför {LONG}?")
    return user


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_the_room_is_accessible_and_fits_its_window(width, visitor, axe, member):
    page = visitor.open("/", user=member, width=width)
    found = {}
    for address in PAGES:
        page.goto(visitor.root + address)
        found[address] = (axe(page), max(0, too_wide(page)))
    assert found == dict.fromkeys(PAGES, ([], 0))


def test_on_a_tablet_the_contents_stand_beside(visitor, member):
    page = visitor.open(DOCUMENT, user=member, width=820)
    contents = page.get_by_role("navigation", name="Innehåll").first.bounding_box()
    document = page.locator("article.document").bounding_box()
    assert contents
    assert document
    assert contents["x"] + contents["width"] <= document["x"]


def test_search_and_notes_work_without_script(visitor, member):
    signed_in = visitor.open("/", user=member).context.storage_state()
    context = visitor.browser.new_context(java_script_enabled=False, storage_state=signed_in)
    page = context.new_page()
    page.goto(visitor.root + DOCUMENT)
    page.get_by_label("Sök i dokumentet").fill("journaler")
    page.get_by_role("button", name="Sök").click()
    page.locator(".room-hits a").first.click()
    expect(page.locator("#traff-1")).to_be_in_viewport()

    page.goto(visitor.root + DOCUMENT)
    page.get_by_role("link", name="Anteckna om Inledning").click()
    page.get_by_label("Anteckning").fill("Läs igen")
    page.get_by_role("button", name="Spara").click()
    expect(page).to_have_url(f"{visitor.root}{DOCUMENT}#inledning")
    expect(page.locator(".own-words", has_text="Läs igen")).to_be_visible()
    page.get_by_role("link", name="Ändra anteckningen om Inledning").click()
    page.get_by_role("button", name="Ta bort anteckningen").click()
    expect(page.get_by_text("Läs igen")).to_have_count(0)
