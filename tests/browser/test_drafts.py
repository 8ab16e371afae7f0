"""Text that is being typed survives what befalls a browser, its user and the server."""

import json
import re

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from objects.models import User
from tests.browser import desk
from tests.browser.conftest import session_of
from tests.browser.editing import text_of, wait_for_editor, write
from tests.build import make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.browser.desk"),
]
ADDRESS = "/skrivbord/?redigera"
OFFER = "som inte sparades"
BROKEN_STORAGE = """
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no"); } });
"""
FULL_STORAGE = """
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


@pytest.fixture(autouse=True)
def kept() -> None:
    desk.KEPT.update(title="", body="<p>Som det var.</p>", revision="1")


@pytest.fixture
def writer() -> User:
    return make_user("skribent", password="hemligt")


def opened(visitor, user: User, address: str = ADDRESS) -> Page:
    page: Page = visitor.open(address, user=user)
    wait_for_editor(page)
    return page


def opened_anew(visitor, context: BrowserContext, address: str = ADDRESS) -> Page:
    page = context.new_page()
    page.goto(visitor.root + address)
    wait_for_editor(page)
    return page


def drafts(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.values(localStorage)")
    return found


def wait_for_draft(page: Page, text: str) -> None:
    page.wait_for_function(
        "text => Object.values(localStorage).some((draft) => draft.includes(text))", arg=text
    )


def crash(page: Page) -> BrowserContext:
    """Close the page without any of its last words."""
    context = page.context
    page.close(run_before_unload=False)
    return context


def saved(page: Page) -> str:
    expect(page.get_by_role("heading", name="Syfte")).to_be_visible()
    return desk.KEPT["body"]


def test_a_page_that_was_closed_gives_the_text_back(visitor, writer, axe):
    page = opened(visitor, writer)
    page.get_by_label("Rubrik", exact=True).fill("Ny rubrik")
    write(page, " Och nu mer.")
    wait_for_draft(page, "Och nu mer.")
    page = opened_anew(visitor, crash(page))

    expect(page.get_by_role("status").filter(has_text=OFFER)).to_have_text(
        re.compile(r"^Du har text härifrån sedan klockan \d\d:\d\d som inte sparades\.$")
    )
    expect(text_of(page)).to_have_text("Som det var.")
    assert axe(page) == []
    visitor.complaints.clear()
    page.get_by_role("button", name="Ta tillbaka").click()
    expect(text_of(page)).to_have_text("Som det var. Och nu mer.")
    expect(page.get_by_label("Rubrik", exact=True)).to_have_value("Ny rubrik")
    page.keyboard.press("Control+s")
    assert saved(page) == "<p>Som det var. Och nu mer.</p>"
    assert drafts(page) == []


def test_what_was_typed_last_is_kept_when_the_page_is_left(visitor, writer):
    page = opened(visitor, writer)
    write(page, " Sista ordet.")
    page.goto(visitor.root + "/")

    assert "Sista ordet." in drafts(page)[0]


def test_a_cancelled_form_offers_its_text_again(visitor, writer):
    page = opened(visitor, writer)
    write(page, " Ångrat.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Redigera")).to_be_visible()
    page.get_by_role("link", name="Redigera").click()
    wait_for_editor(page)

    page.get_by_role("button", name="Ta tillbaka").click()
    expect(text_of(page)).to_have_text("Som det var. Ångrat.")


def test_a_thrown_draft_can_be_regretted(visitor, writer):
    page = opened(visitor, writer)
    write(page, " Kastat.")
    wait_for_draft(page, "Kastat.")
    page = opened_anew(visitor, crash(page))
    page.get_by_role("button", name="Kasta").click()
    expect(page.get_by_text("Texten är kastad.")).to_be_visible()
    assert drafts(page) == []
    page.get_by_role("button", name="Ta fram igen").click()
    page.get_by_role("button", name="Ta tillbaka").click()

    expect(text_of(page)).to_have_text("Som det var. Kastat.")


def test_a_text_that_was_put_back_leaves_no_draft(visitor, writer):
    page = opened(visitor, writer)
    write(page, "x")
    wait_for_draft(page, "var.x")
    page.keyboard.press("Backspace")

    page.wait_for_function("() => localStorage.length === 0")


def test_typing_beside_an_offer_loses_neither_text(visitor, writer):
    page = opened(visitor, writer)
    write(page, " Första.")
    wait_for_draft(page, "Första.")
    page = opened_anew(visitor, crash(page))
    write(page, " Andra.")
    wait_for_draft(page, "Andra.")
    assert len(drafts(page)) == 2
    page.get_by_role("button", name="Ta tillbaka").click()

    expect(text_of(page)).to_have_text("Som det var. Första.")
    assert any("Andra." in draft for draft in drafts(page))


def test_a_draft_of_a_text_that_others_have_changed_says_so_and_brings_its_revision(
    visitor, writer
):
    page = opened(visitor, writer)
    write(page, " Mitt.")
    wait_for_draft(page, "Mitt.")
    desk.KEPT.update(body="<p>Någon annans.</p>", revision="2")
    page = opened_anew(visitor, crash(page))
    expect(page.get_by_text("har ändrats sedan dess")).to_be_visible()
    page.get_by_role("button", name="Ta tillbaka").click()

    expect(text_of(page)).to_have_text("Som det var. Mitt.")
    assert page.locator("[name=revision]").input_value() == "1"


def test_another_user_of_the_browser_sees_nothing_and_the_writer_gets_it_back(visitor, writer):
    page = opened(visitor, writer)
    write(page, " Bara mitt.")
    wait_for_draft(page, "Bara mitt.")
    page.get_by_role("button", name="Logga ut").click()
    context = page.context
    for user, offers in ((make_user(), 0), (writer, 1)):
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session_of(user), "url": visitor.root}]
        )
        page.goto(visitor.root + ADDRESS)
        wait_for_editor(page)
        page.wait_for_timeout(300)
        assert page.get_by_role("button", name="Ta tillbaka").count() == offers


def test_a_save_that_the_server_cannot_take_leaves_the_text_in_the_form(visitor, writer, axe):
    page = opened(visitor, writer)
    write(page, " Kvar.")
    page.route("**/skrivbord/**", lambda route: route.fulfill(status=500, body="fel"))
    page.keyboard.press("Control+s")
    expect(page.get_by_role("alert")).to_have_text(re.compile("gick inte att spara"))
    expect(text_of(page)).to_have_text("Som det var. Kvar.")
    assert axe(page) == []
    page.unroute("**/skrivbord/**")
    page.route("**/skrivbord/**", lambda route: route.abort())
    page.keyboard.press("Control+s")
    expect(page.get_by_role("alert")).to_have_text(re.compile("gick inte att spara"))
    page.unroute("**/skrivbord/**")
    visitor.complaints.clear()
    text_of(page).click()
    page.keyboard.press("Control+s")

    assert saved(page) == "<p>Som det var. Kvar.</p>"
    assert drafts(page) == []


def test_one_who_was_logged_out_logs_in_beside_and_saves_again(visitor, writer):
    page = opened(visitor, writer)
    write(page, " Skrivet utloggad.")
    login = json.dumps({"message": "utloggad", "log_in": "/logga-in/?next=/"})
    page.route("**/skrivbord/**", lambda route: route.fulfill(status=401, body=login))
    page.keyboard.press("Control+s")
    expect(page.get_by_role("alert")).to_have_text(
        "Du har loggats ut. Logga in i en annan flik och spara igen. Texten finns kvar här."
    )
    expect(text_of(page)).to_have_text("Som det var. Skrivet utloggad.")
    page.unroute("**/skrivbord/**")
    page.context.clear_cookies()
    with page.expect_popup() as beside:
        page.get_by_role("link", name="Logga in i en annan flik").click()
    beside.value.get_by_label("Användarnamn").fill("skribent")
    beside.value.get_by_label("Lösenord").fill("hemligt")
    beside.value.get_by_role("button", name="Logga in").click()
    expect(beside.value.get_by_role("button", name="Logga ut")).to_be_visible()
    visitor.complaints.clear()
    page.bring_to_front()
    text_of(page).click()
    page.keyboard.press("Control+s")

    assert saved(page) == "<p>Som det var. Skrivet utloggad.</p>"


def test_a_form_that_comes_back_with_faults_goes_on_with_its_draft(visitor, writer):
    page = opened(visitor, writer)
    text_of(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.get_by_label("Rubrik", exact=True).fill("Rubrik")
    page.keyboard.press("Control+s")
    expect(text_of(page)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("button", name="Ta tillbaka")).to_have_count(0)
    write(page, "Nu med text.")
    page.keyboard.press("Control+s")

    assert saved(page) == "<p>Nu med text.</p>"
    assert drafts(page) == []


def test_a_save_without_htmx_is_acknowledged_by_the_next_page(visitor, writer):
    page = opened(visitor, writer, f"{ADDRESS}&enkelt")
    write(page, " Utan htmx.")
    wait_for_draft(page, "Utan htmx.")
    page.keyboard.press("Control+s")

    assert saved(page) == "<p>Som det var. Utan htmx.</p>"
    page.wait_for_function("() => localStorage.length === 0")


@pytest.mark.parametrize("fault", [BROKEN_STORAGE, FULL_STORAGE])
def test_where_nothing_can_be_kept_writing_goes_on_and_the_writer_is_told(visitor, writer, fault):
    page = visitor.open("/", user=writer)
    page.add_init_script(fault)
    page.goto(visitor.root + ADDRESS)
    wait_for_editor(page)
    write(page, " Ändå.")
    expect(page.get_by_role("status").filter(has_text="Spara ofta")).to_be_visible()
    page.keyboard.press("Control+s")

    assert saved(page) == "<p>Som det var. Ändå.</p>"
