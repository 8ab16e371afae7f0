"""What tests of the editor and of drafts do on a page."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import desk
from tests.build import make_user

ADDRESS = "/skrivbord/?redigera"

PASTE = """(element, [html, plain]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", plain);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    element.dispatchEvent(event);
}"""


def wait_for_editor(page: Page) -> None:
    page.wait_for_selector("[data-editor-state=ready]", state="attached")


def text_of(page: Page) -> Locator:
    """The part of the page where formatted text is written."""
    return page.locator(".editor-text")


def write(page: Page, text: str) -> None:
    """Type at the end of the text."""
    text_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def paste(page: Page, html: str = "", plain: str = "") -> None:
    text_of(page).evaluate(PASTE, [html, plain])


def opened(visitor: Any, body: str = "", width: int = 1280) -> Page:
    """Open the form of the desk with a text in it."""
    desk.KEPT["body"] = body
    page: Page = visitor.open(ADDRESS, user=make_user(), width=width)
    wait_for_editor(page)
    return page


def save(page: Page) -> str:
    """Save with the keyboard, and give what was kept."""
    page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", name="Syfte")).to_be_visible()
    return desk.KEPT["body"]
