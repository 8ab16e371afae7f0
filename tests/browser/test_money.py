"""The pages of money in a browser: on a desk, on a phone, and a comment from the keyboard."""

import pytest
from playwright.sync_api import expect

from objects.models import Unit
from objects.roles import Group
from tests.browser.test_pages import LONG, too_wide
from tests.budget.money_ground import money_plan, other_year
from tests.permission_world import in_group

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAN = "/budget/objekt/UKFA-2022/"
PAGES = (
    PLAN,
    f"{PLAN}kommentar/prognos-2/",
    "/budget/namnd/BOU/2022/",
    "/budget/kommunen/2022/",
    "/budget/kommunen/1999/",
    "/objektplaner/UKFA-2022/",
)


@pytest.fixture
def controller():
    plan = money_plan()
    other_year(plan)
    Unit.objects.filter(code="BOU").update(name="Barn- och ungdomsnämnden i kommunen")
    plan.object.activities.update(title=f"Byta {LONG}")
    return in_group(Group.CONTROLLER)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_money_are_accessible_and_fit_their_window(width, visitor, axe, controller):
    page = visitor.open("/", user=controller, width=width)
    found = {}
    for address in PAGES:
        page.goto(visitor.root + address)
        found[address] = (axe(page), max(0, too_wide(page)))
    assert found == dict.fromkeys(PAGES, ([], 0))


def test_a_deviation_is_commented_from_the_keyboard_alone(visitor, controller):
    page = visitor.open(PLAN, user=controller, width=1280)
    page.get_by_role("link", name="Skriv kommentaren om hela objektet").press("Enter")
    page.get_by_label("Vad beror avvikelsen på").press_sequentially("Fler elever.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kommentarer till avvikelser")).to_be_visible()
    expect(page.get_by_text("Fler elever.").last).to_be_visible()
    expect(page.get_by_role("heading", name="Kommentar saknas")).to_have_count(0)


def test_words_for_screen_readers_scroll_with_their_table(visitor, controller):
    page = visitor.open(PLAN, user=controller, width=390)
    placed = page.locator(".scroll .unseen").evaluate_all(
        "words => words.map(word => Boolean(word.offsetParent.closest('.scroll')))"
    )
    assert set(placed) == {True}
