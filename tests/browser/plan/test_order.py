"""Parts are put in order, removed and brought back."""

import re

import pytest
from playwright.sync_api import expect

from objects.models import Goal, PlanVersion
from tests.browser.plan.steps import PENCIL, edit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_parts_are_put_in_order_with_the_keyboard_alone(visitor, plan, leader):
    page = visitor.open(PENCIL, user=leader)
    second = PlanVersion.objects.get(label="0.2")
    page.locator(f"#redigera-version-{second.pk}").focus()

    page.keyboard.press("Alt+ArrowUp")

    expect(page.get_by_role("status").filter(has_text="Flyttad, nu 1 av 2")).to_be_visible()
    expect(page.locator(f"#redigera-version-{second.pk}")).to_be_focused()
    labels = page.locator("#region-versioner tbody tr td:first-child")
    expect(labels).to_have_text(["0.2", "0.1"])
    page.keyboard.press("Alt+ArrowDown")
    expect(labels).to_have_text(["0.1", "0.2"])
    expect(page.locator(f"#redigera-version-{second.pk}")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Flytta upp version 0.2")).to_be_focused()


def test_a_form_that_is_open_stays_as_it_is_when_its_neighbours_move(visitor, plan, leader):
    page = visitor.open(PENCIL, user=leader)
    first, second = PlanVersion.objects.order_by("pk")
    edit(page, f"version-{first.pk}")
    page.get_by_label("Kommentar").fill("Halvskrivet")
    page.locator(f"#redigera-version-{second.pk}").focus()
    page.keyboard.press("Alt+ArrowUp")

    expect(page.get_by_role("status").filter(has_text="Flyttad")).to_be_visible()
    expect(page.get_by_label("Kommentar")).to_have_value("Halvskrivet")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Halvskrivet")).to_be_visible()
    first.refresh_from_db()
    assert first.comment == "Halvskrivet"


def test_a_goal_is_removed_and_comes_back_from_the_history(visitor, plan, leader):
    page = visitor.open(PENCIL, user=leader)
    goal = Goal.objects.get(code="1")
    edit(page, f"mal-{goal.pk}")
    page.get_by_role("link", name="Ta bort …").click()
    question = page.locator(".part-title[tabindex]")
    expect(question).to_be_focused()
    expect(question.locator("..")).to_contain_text("1:1 Del")
    page.get_by_role("button", name="Ta bort").click()

    expect(page.get_by_role("status").filter(has_text="Borttaget")).to_be_visible()
    expect(page.locator(f"#redigera-mal-{Goal.objects.get(code='2').pk}")).to_be_focused()
    page.get_by_role("link", name="Historik").click()
    page.get_by_role("button", name=re.compile("Ta tillbaka Mål")).click()
    expect(page.get_by_role("status").filter(has_text="Tillbakataget")).to_be_visible()
    assert Goal.objects.filter(pk=goal.pk).exists()
    assert Goal.objects.filter(code="1-1").exists()


def test_an_earlier_text_is_put_back_from_beneath_the_form(visitor, plan, leader):
    page = visitor.open(PENCIL, user=leader)
    version = PlanVersion.objects.get(label="0.1")
    for text in ("Första kommentaren", "Andra kommentaren"):
        edit(page, f"version-{version.pk}")
        page.get_by_label("Kommentar").fill(text)
        page.get_by_role("button", name="Spara").click()
        expect(page.get_by_text(text)).to_be_visible()
    edit(page, f"version-{version.pk}")
    page.locator(".part-form").get_by_role("link", name="Historik").click()
    page.get_by_role("button", name="Återställ till detta").first.click()

    expect(page.get_by_role("cell", name="Första kommentaren")).to_be_visible()
    expect(page.locator(f"#redigera-version-{version.pk}")).to_be_focused()
