"""A controller at work in a real browser: a file dropped, read, corrected, taken in and taken back.

Every page on the way is accessible and fits its window, wide and narrow.
"""

import base64
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from budget.models import BudgetLine
from tests.budget.tables import make_plan
from tests.budget.uploading.pages import START, budget, make_controller
from tests.objects.sheets.workbooks import Cells

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROWS: Cells = [
    ["Unikum", "Licenser", "VM", "BOU", "", 100],
    ["Unikum", "Stöd", "VM", "BIN", "", "ett par"],
    ["Summa", "", "", "", "", 350],
]
DROP = """([data, name]) => {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const moved = new DataTransfer();
  moved.items.add(new File([bytes], name));
  const zone = document.querySelector("[data-drop]");
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: moved, cancelable: true }));
}"""


def drop(page: Page, content: bytes, name: str) -> None:
    page.evaluate(DROP, [base64.b64encode(content).decode(), name])


def too_wide(page: Page) -> int:
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(0, width)


@pytest.fixture
def found() -> dict[tuple[str, int], tuple[list[str], int]]:
    """What was wrong with each page by its name and the width of the window."""
    return {}


@pytest.fixture
def look(axe, found):
    """Give a function that looks at a page in a wide and in a narrow window."""

    def at(page: Page, state: str) -> None:
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            found[state, width] = (axe(page), too_wide(page))

    return at


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def upload(page: Page, look) -> None:
    """Drop a file that is too large, then one that is not, and look at how it is read."""
    look(page, "start")
    drop(page, b"x" * 20_000_001, "stor.csv")
    expect(page.get_by_role("alert")).to_contain_text("för stor")
    page.get_by_label("Objektplan").select_option(index=1)
    drop(page, budget(ROWS), "ekonomi.xlsx")
    press(page, "Läs filen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Så läses ekonomi.xlsx")
    expect(page.get_by_label("Kolumn F är")).to_have_value("amount:budget")
    look(page, "reading")
    press(page, "Visa vad som skulle ändras")


def correct(page: Page, look) -> None:
    wrong = page.get_by_label("Rätt värde på rad 3, Budget 2022 (kr)")
    expect(wrong).to_have_value("ett par")
    look(page, "faults")
    wrong.fill("250,50")
    press(page, "Rätta och läs om")
    expect(page.get_by_role("heading", name="Fel att rätta")).to_have_count(0)
    expect(page.locator(".upload-sums").last).to_contain_text("350,50")
    look(page, "preview")


def test_a_file_is_dropped_read_corrected_taken_in_and_taken_back(visitor, look, found):
    make_plan()
    page = visitor.open(START, user=make_controller())
    upload(page, look)
    correct(page, look)
    press(page, "Läs in i planen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inläst i planen")
    assert sum(BudgetLine.objects.values_list("amount", flat=True)) == Decimal("350.50")
    look(page, "done")
    press(page, "Ångra inläsningen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ångrad inläsning")
    assert not BudgetLine.objects.exists()
    look(page, "undone")
    assert found == dict.fromkeys(found, ([], 0))
