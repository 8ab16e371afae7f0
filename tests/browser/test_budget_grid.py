"""The grid in a real browser: as a spreadsheet with the keyboard, on a phone and without script."""

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from budget.models import BudgetLine
from objects.money import MoneyError, format_money, parse_money
from tests.browser.test_pages import too_wide
from tests.budget.grid_ground import Ground, make_ground

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTE = """(cell, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    cell.dispatchEvent(event);
}"""
COPY = """(cell) => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
    cell.dispatchEvent(event);
    return clipboardData.getData("text/plain");
}"""
READ = """async (texts) => {
    const { parse, format } = await import("/static/budget/grid/money.js");
    return texts.map((text) => {
        const { ore, fault } = parse(text);
        return fault ?? (ore === null ? null : format(ore));
    });
}"""
# One text a line; after them every text of up to four signs out of those that may mislead.
WRITTEN = """
1 234,50
1,107,850.00
1.107.850,00
1\u00a0107\u202f850
– 37 264
(37 264)
\u22125
12,345.6
1 2 3
12 34
abc
1e5
(-5)
kr
- kr
- 5 kr
(kr)
5kr.
12:-
7 SEK
+- 5
999 999 999 999,99
1000000000000
01.234
1'000
10 %
\uff11
1,1000
1,1001
1,005
1.234.567
1,234,567
1 234.5
12.34,5
\t7
"""
SIGNS = "10,.- ()"
AMOUNTS = WRITTEN.split("\n") + ["".join(one) for n in range(5) for one in product(SIGNS, repeat=n)]


@pytest.fixture
def ground() -> Ground:
    ground = make_ground()
    for title, amount in (("Licenser", 1000), ("Drift", 200), ("Stöd", 30)):
        ground.line(title=title, amount=amount, component=ground.component)
    return ground


def open_grid(visitor: Any, ground: Ground, query: str = "", width: int = 1280) -> Page:
    page: Page = visitor.open(ground.address + query, user=ground.user, width=width)
    page.wait_for_selector("[role=grid]")
    return page


def cell(page: Page, row: int, column: int = 0) -> Locator:
    return page.locator("tbody tr").nth(row).locator("td:has(> input)").nth(column)


def texts(page: Page) -> list[str]:
    inputs = page.locator("tbody td > input")
    return [
        text.replace("\N{NO-BREAK SPACE}", " ")
        for text in inputs.evaluate_all("all => all.map(one => one.value)")
    ]


def amounts(ground: Ground) -> dict[str, Decimal]:
    return dict(BudgetLine.objects.filter(plan=ground.plan).values_list("title", "amount"))


def test_amounts_are_written_with_the_keyboard_alone(visitor, ground):
    page = open_grid(visitor, ground)
    keys = page.keyboard
    cell(page, 0).focus()
    keys.type("1500,5")
    keys.press("Enter")
    expect(cell(page, 1)).to_be_focused()
    keys.press("F2")
    keys.press("Backspace")
    keys.press("Backspace")
    keys.press("Backspace")
    keys.type("5")
    keys.press("Tab")
    expect(cell(page, 2)).to_be_focused()
    keys.type("9")
    keys.press("Escape")
    assert texts(page) == ["1 500,50", "2 005,00", "30,00"]
    keys.press("Delete")
    expect(page.locator("[data-column-sum]")).to_have_text("3\N{NO-BREAK SPACE}505,50")
    expect(page.get_by_text("3 belopp är ändrade och inte sparade.")).to_be_visible()

    keys.press("Control+s")
    expect(page.get_by_text("3 belopp är sparade.").first).to_be_visible()
    assert amounts(ground) == {"Licenser": Decimal("1500.50"), "Drift": Decimal(2005)}


def test_every_step_is_undone_and_done_again(visitor, ground):
    page = open_grid(visitor, ground)
    keys = page.keyboard
    cell(page, 0).focus()
    keys.type("1")
    keys.press("ArrowDown")
    keys.press("Shift+ArrowDown")
    keys.press("Delete")
    assert texts(page) == ["1,00", "", ""]
    keys.press("Control+z")
    assert texts(page) == ["1,00", "200,00", "30,00"]
    keys.press("Control+z")
    assert texts(page) == ["1 000,00", "200,00", "30,00"]
    expect(page.get_by_role("button", name="Ångra")).to_be_disabled()
    keys.press("Control+y")
    keys.press("Control+Shift+z")
    assert texts(page) == ["1,00", "", ""]
    expect(page.locator("[data-column-sum]")).to_have_text("1,00")


def test_a_block_goes_in_and_out_and_what_cannot_be_read_is_pointed_out(visitor, axe, ground):
    page = open_grid(visitor, ground, "?indelning=tertial")
    cell(page, 1, 1).click()
    cell(page, 1, 1).evaluate(PASTE, "1 500,50\t-20\r\n1.234\t(3)\r\n")
    assert texts(page) == ["", "", "", "", "1 500,50", "−20,00", "", "1.234", "−3,00"]
    expect(cell(page, 2, 1).locator(".cell-fault")).to_contain_text("både tusental och decimaler")
    expect(page.locator("[data-status]")).to_contain_text("4 rutor inklistrade. 1 kan inte läsas")
    sums = page.locator("[data-column-sum]")
    expect(sums).to_have_text(["", "–", "−23,00"])
    assert axe(page) == []
    page.keyboard.press("Control+s")
    expect(page.locator("[data-status]")).to_contain_text("Rätta det som är utpekat först")
    expect(cell(page, 2, 1)).to_be_focused()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    cell(page, 1, 1).click()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    assert cell(page, 2, 2).evaluate(COPY) == "1500,50\t-20,00\n7,00\t-3,00"

    cell(page, 2, 2).evaluate(PASTE, "1\t2\t3\t4\n")
    expect(page.locator("[data-status]")).to_contain_text("Inget klistrades in")
    cell(page, 2, 2).evaluate(PASTE, "8")
    assert texts(page)[4:6] + texts(page)[7:9] == ["8,00"] * 4


def test_the_script_reads_amounts_as_the_server_does(visitor, ground):
    page = open_grid(visitor, ground)
    expected: list[str | None] = []
    for text in AMOUNTS:
        try:
            amount = parse_money(text)
        except MoneyError as error:
            expected.append(f"Skriv {error.expected}.")
        else:
            expected.append(None if amount is None else format_money(amount))
    found = page.evaluate(READ, AMOUNTS)
    assert [one for one in zip(AMOUNTS, found, expected, strict=True) if one[1] != one[2]] == []
    assert len(set(expected)) > 40


def test_a_row_is_added_and_filled(visitor, ground):
    page = open_grid(visitor, ground)
    page.get_by_text("Lägg till en rad").click()
    page.get_by_role("button", name="Lägg till raden").click()
    expect(page.locator("[data-new-fault]")).to_contain_text("Välj VM, VU")
    page.get_by_label("Komponent").select_option(label="Unikum")
    page.get_by_label("Slag").select_option(label="VU")
    page.get_by_label("Bärs av").select_option(label="Nyckel: BoU/BIN")
    page.get_by_label("Post", exact=True).fill("Införande")
    page.get_by_role("button", name="Lägg till raden").click()
    expect(cell(page, 3)).to_be_focused()
    page.keyboard.type("50 000")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("1 belopp är sparat.").first).to_be_visible()
    made = BudgetLine.objects.get(title="Införande")
    assert (made.component, made.key) == (ground.component, ground.key)
    assert made.amount == 50000


def test_two_in_two_browsers_see_both_amounts_and_choose(visitor, axe, ground):
    first, second = open_grid(visitor, ground), open_grid(visitor, ground)
    for page, text in ((first, "1100"), (second, "1200")):
        cell(page, 0).focus()
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    second.keyboard.type("300")
    second.keyboard.press("Enter")
    first.keyboard.press("Control+s")
    expect(first.get_by_text("1 belopp är sparat.").first).to_be_visible()
    second.keyboard.press("Control+s")
    expect(second.get_by_text("Två har ändrat samtidigt.").first).to_be_visible()
    visitor.complaints.clear()
    assert axe(second) == []
    assert texts(second) == ["1 200,00", "300,00", "30,00"]
    second.get_by_label("Spara mitt: 1 200,00 kr").check()
    second.get_by_role("button", name="Spara").click()
    expect(second.get_by_text("2 belopp är sparade.").first).to_be_visible()
    assert amounts(ground) == {"Licenser": 1200, "Drift": 300, "Stöd": 30}


@pytest.mark.parametrize("width", [1280, 390])
def test_a_decided_budget_is_revised_and_fits_its_window(width, visitor, axe, ground):
    ground.decide()
    page = open_grid(visitor, ground, width=width)
    faults = axe(page)
    assert too_wide(page) <= 0
    cell(page, 0).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("900")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Skriv skälet till revideringen.").first).to_be_visible()
    visitor.complaints.clear()
    page.get_by_label("Skäl till revideringen").fill("Lägre pris")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("beslutat 1 000,00")).to_be_visible()
    assert faults + axe(page) == []
    assert too_wide(page) <= 0


def test_a_finger_opens_a_cell_with_one_tap(visitor, ground):
    state = visitor.open("/", user=ground.user).context.storage_state()
    phone = {"width": 390, "height": 800}
    context = visitor.browser.new_context(viewport=phone, has_touch=True, storage_state=state)
    page = context.new_page()
    page.goto(visitor.root + ground.address)
    cell(page, 1).tap()
    page.keyboard.press("Control+a")
    page.keyboard.type("5")
    page.get_by_role("button", name="Spara").tap()
    expect(page.get_by_text("1 belopp är sparat.").first).to_be_visible()
    assert amounts(ground)["Drift"] == 5


def test_without_script_it_is_a_form(visitor, ground):
    state = visitor.open("/", user=ground.user).context.storage_state()
    context = visitor.browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(visitor.root + ground.address)
    page.get_by_label("Unikum: Drift").fill("7")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("1 belopp är sparat.")).to_be_visible()
    assert amounts(ground)["Drift"] == 7
