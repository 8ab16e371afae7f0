"""Two who edit the plan at once."""

import pytest
from playwright.sync_api import expect

from objects.models import PlanVersion
from tests.browser.plan.steps import PENCIL, edit, refused

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_two_who_save_at_once_lose_nothing(visitor, plan, leader, colleague):
    version = PlanVersion.objects.get(label="0.1")
    mine, theirs = visitor.open(PENCIL, user=leader), visitor.open(PENCIL, user=colleague)
    for page, text in ((mine, "Min kommentar"), (theirs, "Deras kommentar")):
        edit(page, f"version-{version.pk}")
        page.get_by_label("Kommentar").fill(text)
    theirs.get_by_role("button", name="Spara").click()
    expect(theirs.get_by_text("Deras kommentar")).to_be_visible()
    mine.get_by_role("button", name="Spara").click()

    expect(mine.get_by_text("Två har ändrat samtidigt")).to_be_focused()
    both = mine.get_by_role("group", name="Kommentar")
    expect(both.locator("del")).to_contain_text("Deras")
    expect(both.locator("ins")).to_contain_text("Min")
    mine.get_by_role("textbox", name="Kommentar").fill("Vår kommentar")
    mine.get_by_role("button", name="Spara den sammanfogade texten").click()
    expect(mine.locator(f"#redigera-version-{version.pk}")).to_be_focused()
    version.refresh_from_db()
    assert version.comment == "Vår kommentar"
    refused(visitor)


def test_the_one_who_opens_second_is_told_who_has_it_open(visitor, plan, leader, colleague):
    version = PlanVersion.objects.get(label="0.1")
    theirs = visitor.open(PENCIL, user=colleague)
    edit(theirs, f"version-{version.pk}")

    mine = visitor.open(PENCIL, user=leader)
    expect(mine.get_by_text("Objektledare it har den här delen öppen")).to_be_visible()
    edit(mine, f"version-{version.pk}")
    expect(mine.locator(".presence")).to_contain_text("Objektledare it har den här delen öppen.")
