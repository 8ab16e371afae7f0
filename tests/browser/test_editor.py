"""The editor of formatted text, in a real browser and with the keyboard alone."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser import desk
from tests.browser.conftest import session_of
from tests.browser.editing import ADDRESS, opened, save, text_of, wait_for_editor, write
from tests.build import make_user
from tests.objects.test_richtext import COPIED

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.browser.desk"),
]


@pytest.fixture(autouse=True)
def kept() -> None:
    desk.KEPT.update(title="", body="", revision="1")


def use_tool(page: Page, name: str) -> None:
    """Choose a tool as one does without a mouse."""
    page.keyboard.press("Alt+F10")
    page.keyboard.press("Home")
    for _ in range(20):
        if page.evaluate("document.activeElement.title").startswith(name):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"the tool {name} cannot be reached")


def test_a_text_is_written_with_the_keyboard_alone(visitor):
    page = opened(visitor)
    page.get_by_label("Rubrik", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(text_of(page)).to_be_focused()
    use_tool(page, "Rubrik")
    page.keyboard.type("Nuläge")
    page.keyboard.press("Enter")
    page.keyboard.type("Ett ")
    use_tool(page, "Fet")
    page.keyboard.type("viktigt")
    use_tool(page, "Fet")
    page.keyboard.type(" ord.")
    page.keyboard.press("Enter")
    use_tool(page, "Punktlista")
    page.keyboard.type("skola")
    page.keyboard.press("Enter")
    use_tool(page, "Längre in")
    page.keyboard.type("gymnasium")

    assert save(page) == (
        "<h3>Nuläge</h3><p>Ett <strong>viktigt</strong> ord.</p>"
        "<ul><li>skola<ul><li>gymnasium</li></ul></li></ul>"
    )


def test_the_tools_are_one_stop_for_tab_and_tell_what_holds(visitor):
    page = opened(visitor, "<p>a <strong>b</strong></p>")
    tools = page.get_by_role("toolbar").get_by_role("button")
    text_of(page).click()
    page.keyboard.press("Control+End")

    expect(page.get_by_role("button", name="Fet")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Kursiv")).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("button", name="Gör om")).to_have_attribute("aria-disabled", "true")
    assert [button.get_attribute("tabindex") for button in tools.all()].count("0") == 1
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Rubrik", exact=True)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="Gör om")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Infoga tabell")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Ångra")).to_be_focused()
    page.keyboard.press("Escape")
    expect(text_of(page)).to_be_focused()


def test_the_text_carries_the_name_the_help_and_the_fault_of_its_field(visitor):
    page = opened(visitor)
    editor = page.get_by_role("textbox", name=re.compile("^Text"))
    expect(editor).to_have_attribute("aria-required", "true")
    expect(editor).to_have_attribute("aria-multiline", "true")
    expect(editor).to_have_accessible_description("Vad objektet är till för.")
    page.get_by_text("Text", exact=True).click()
    expect(editor).to_be_focused()
    page.keyboard.press("Control+Enter")

    expect(editor).to_have_attribute("aria-invalid", "true")
    expect(editor).to_have_accessible_description(re.compile("måste fyllas i|krävs"))


def test_a_link_is_asked_for_in_the_page_and_checked(visitor):
    page = opened(visitor, "<p>se planen</p>")
    text_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.wait_for_timeout(200)  # a browser tells of a new selection after the key
    page.keyboard.press("Control+k")
    page.keyboard.type("planen")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Adress")).to_have_accessible_description(re.compile("hel adress"))
    page.get_by_label("Adress").fill("javascript:alert(1)")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="hel adress")).to_be_visible()
    page.get_by_label("Adress").fill("www.exempel.se/plan")
    page.keyboard.press("Enter")
    expect(text_of(page)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.type(" nu")

    assert save(page) == '<p>se <a href="https://www.exempel.se/plan">planen</a> nu</p>'


def test_a_link_is_written_with_its_text_changed_and_taken_away(visitor):
    page = opened(visitor, "<p>a</p>")
    write(page, " ")
    page.keyboard.press("Control+k")
    page.keyboard.type("person@exempel.se")
    page.get_by_label("Text att visa").fill("skriv till oss")
    page.keyboard.press("Enter")
    link = text_of(page).locator("a")
    expect(link).to_have_attribute("href", "mailto:person@exempel.se")
    expect(text_of(page)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    # The browser tells the editor of a moved caret a moment after the key.
    tool = page.get_by_role("button", name="Länk", exact=True)
    expect(tool).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Control+k")
    expect(page.get_by_label("Adress")).to_have_value("mailto:person@exempel.se")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.get_by_role("button", name="Ta bort länken").click()

    expect(link).to_have_count(0)
    assert save(page) == "<p>a skriv till oss</p>"


def test_a_table_is_filled_with_tab_which_leads_out_at_its_end(visitor):
    page = opened(visitor)
    text_of(page).click()
    use_tool(page, "Infoga tabell")
    for word in ("Skola", "Elever", "Norra", "412", "Södra", "380"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    expect(text_of(page)).not_to_be_focused()
    text_of(page).get_by_text("Södra").click()
    page.get_by_role("button", name="Ta bort raden").click()

    assert save(page) == (
        '<table><thead><tr><th scope="col">Skola</th><th scope="col">Elever</th></tr></thead>'
        "<tbody><tr><td>Norra</td><td>412</td></tr></tbody></table>"
    )


def test_the_editor_comes_and_goes_with_its_form(visitor):
    page = opened(visitor, "<p>a</p>")
    for _ in range(3):
        text_of(page).click()
        page.keyboard.press("Escape")
        expect(page.get_by_role("heading", name="Syfte")).to_be_visible()
        expect(page.locator(".editor")).to_have_count(0)
        page.get_by_role("link", name="Redigera").click()
        wait_for_editor(page)
        expect(page.locator(".editor")).to_have_count(1)
    write(page, "b")

    assert save(page) == "<p>ab</p>"


def test_without_the_editors_script_the_field_is_a_field(visitor):
    desk.KEPT["body"] = "<p>Ett.</p><p>Två.</p>"
    page = visitor.open("/", user=make_user())
    page.route("**/django_prose_editor/editor.js", lambda route: route.abort())
    page.goto(visitor.root + ADDRESS)
    page.wait_for_selector("[data-editor-state=failed]")
    field = page.get_by_label("Text")
    expect(field).to_have_value("Ett.\n\nTvå.")
    field.fill("Ett.\n\nTre.")
    visitor.complaints.clear()

    assert save(page) == "<p>Ett.</p><p>Tre.</p>"


def test_without_any_script_the_text_can_be_read_and_written(visitor):
    desk.KEPT["body"] = "<p>Ett.</p><ul><li>a</li></ul>"
    context = visitor.browser.new_context(java_script_enabled=False)
    cookie = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": session_of(make_user()),
        "url": visitor.root,
    }
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(visitor.root + ADDRESS)
    field = page.get_by_label("Text")
    assert "visas som HTML" in page.content()  # a driven browser does not draw it
    expect(field).to_have_value("<p>Ett.</p>\n<ul>\n<li>a</li>\n</ul>")
    field.fill("<p>Ett.</p>\n<ul>\n<li>b</li>\n</ul>")
    page.get_by_role("button", name="Spara").click()

    expect(page.get_by_role("heading", name="Syfte")).to_be_visible()
    assert desk.KEPT["body"] == "<p>Ett.</p><ul><li>b</li></ul>"


@pytest.mark.parametrize("width", [390, 1280])
def test_the_editor_is_accessible_and_fits_the_window(visitor, axe, width):
    page = opened(visitor, COPIED.replace("h4>", "h3>"), width=width)
    text_of(page).locator("td").first.click()
    page.keyboard.press("Control+k")
    page.keyboard.type("fel")
    page.keyboard.press("Enter")
    sizes = [button.bounding_box() for button in page.locator(".editor button:visible").all()]
    faults = axe(page)
    # The checker itself puts styles into the page, which the policy stops.
    visitor.complaints.clear()

    # The headings of a text follow those of the document it stands in, which is not here.
    assert [fault for fault in faults if not fault.startswith("heading-order")] == []
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in sizes)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
