"""Many activities changed at once, with the keyboard alone and on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from activities.models import Activity
from tests.activities.editing_ground import Ground, make_ground, when
from tests.build import make_follow_up, make_unit

pytestmark = pytest.mark.django_db(transaction=True)
MODE = "/aktiviteter/?andra=ja"


@pytest.fixture
def ground() -> Ground:
    ground = make_ground()
    unit = make_unit("BIN")
    for title in ("Införa systemet", "Utbilda personalen", "Avveckla det gamla"):
        ground.activity(
            title=title, planned_deadline=when("juni"), deadline=when("juni"), units=[unit]
        )
    make_follow_up(ground.plan)
    return ground


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until what has the focus is named ``name``."""
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => { const e = document.activeElement; return (e.labels?.[0] ?? e).textContent }"
        )
        if found.strip() == name:
            return
    raise AssertionError(f"no way to {name} by Tab")


def press(page: Page, name: str, key: str = "Enter") -> None:
    tab_to(page, name)
    page.keyboard.press(key)


def test_deadlines_are_moved_with_the_keyboard_alone(visitor, axe, ground):
    page = visitor.open(MODE, user=ground.leader)
    faults = axe(page)

    press(page, "Välj Införa systemet", "Space")
    expect(page.get_by_text("1 aktivitet markerad")).to_be_visible()
    press(page, "Välj Avveckla det gamla", "Space")
    page.get_by_label("Ändra", exact=True).focus()
    page.keyboard.press("ArrowDown")
    press(page, "Fortsätt")
    expect(page.get_by_role("heading", name="Slutdatum för 2 aktiviteter")).to_be_visible()
    faults += axe(page)

    page.get_by_label("Nytt slutdatum").focus()
    page.keyboard.type("december 2022")
    press(page, "Visa vad som ändras")
    expect(page.get_by_text("Skriv varför slutdatumet ändras")).to_be_visible()
    faults += axe(page)
    visitor.complaints.clear()

    page.get_by_label("Varför datumet ändras").focus()
    page.keyboard.type("Upphandlingen drog ut på tiden")
    press(page, "Visa vad som ändras")
    expect(page.get_by_role("heading", name="ändras för 2 aktiviteter")).to_be_visible()
    faults += axe(page)
    press(page, "Spara 2 ändringar")

    expect(page.get_by_role("heading", name="2 aktiviteter är ändrade")).to_be_visible()
    assert faults + axe(page) == []
    moved = Activity.objects.filter(moved=True).values_list("title", flat=True)
    assert set(moved) == {"Införa systemet", "Avveckla det gamla"}


def test_all_rows_of_the_page_are_marked_and_unmarked_at_once(visitor, ground):
    page = visitor.open(MODE, user=ground.leader)
    every, rows = (
        page.get_by_label("Markera alla på sidan"),
        page.get_by_label(re.compile("^Välj ")),
    )

    every.check()
    expect(page.get_by_text("3 aktiviteter markerade")).to_be_visible()
    for row in rows.all():
        expect(row).to_be_checked()
    rows.first.uncheck()
    expect(every).not_to_be_checked()
    assert every.evaluate("box => box.indeterminate")
    every.check()
    every.uncheck()
    expect(page.get_by_text("Markera de aktiviteter som ska ändras.")).to_be_visible()


def test_the_mode_stays_when_the_list_is_filtered(visitor, ground):
    page = visitor.open(MODE, user=ground.leader)

    page.get_by_label("Sök i aktiviteter").fill("Utbilda")
    expect(page.get_by_text("1 aktivitet på 0 platser")).to_be_visible()

    assert "andra=ja" in page.url
    page.get_by_label("Välj Utbilda personalen").check()
    expect(page.get_by_text("1 aktivitet markerad")).to_be_visible()


def test_two_who_change_the_same_rows_are_both_told(visitor, axe, ground):
    page = visitor.open(MODE, user=ground.leader)
    page.get_by_label("Markera alla på sidan").check()
    page.get_by_label("Ändra", exact=True).select_option("person")
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_label("Person").select_option(str(ground.leader.pk))
    page.get_by_role("button", name="Visa vad som ändras").click()
    other = Activity.objects.get(title="Utbilda personalen")
    other.title = "Utbilda alla"
    other.save()

    page.get_by_role("button", name="Spara 3 ändringar").click()

    expect(page.get_by_text("Inget har sparats.")).to_be_visible()
    expect(page.get_by_text("Har ändrats sedan du förhandsgranskade.")).to_be_visible()
    assert axe(page) == []
    assert not Activity.objects.filter(owner__isnull=False).exists()
    visitor.complaints.clear()
    page.get_by_role("button", name="Spara 3 ändringar").click()
    expect(page.get_by_role("heading", name="3 aktiviteter är ändrade")).to_be_visible()


def test_it_fits_a_phone(visitor, axe, ground):
    page = visitor.open(MODE, user=ground.leader, width=390)
    page.get_by_label("Markera alla på sidan").check()
    page.get_by_label("Ändra", exact=True).select_option("enhet")
    faults = axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Fortsätt").click()

    page.get_by_label("Enhet").select_option(label="BIN – BIN")
    page.get_by_role("button", name="Visa vad som ändras").click()

    expect(page.get_by_role("heading", name="Inget ändras")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert faults + axe(page) == []
