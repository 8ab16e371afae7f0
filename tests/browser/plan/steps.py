"""What tests of pencil mode do on the page of a plan."""

from playwright.sync_api import Page, expect

PLAN = "/objektplaner/UKFA-2022/"
PENCIL = f"{PLAN}?redigera"


def edit(page: Page, ref: str) -> None:
    """Open the form of a part by its edit link, and wait until others can know of it."""
    page.locator(f"#redigera-{ref}").focus()
    with page.expect_response("**/narvaro/"):
        page.keyboard.press("Enter")
    part = ref.replace("-", "/", 1)
    expect(page.locator(f'[data-part="{part}"] form.part-form')).to_be_visible()


def too_wide(page: Page) -> int:
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(0, width)


def refused(visitor) -> None:
    """The browser notes answers that refuse to save as complaints; these were meant."""
    said = [each for each in visitor.complaints if "status of 4" in each]
    assert said
    assert said == visitor.complaints
    visitor.complaints.clear()
