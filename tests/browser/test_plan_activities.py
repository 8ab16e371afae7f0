"""Activities in the plan, in a browser: added, and moved in time, with axe and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from activities.models import Activity
from objects.fuzzy import parse_fuzzy
from objects.models import User
from tests.build import make_user
from tests.reports import factories

pytestmark = pytest.mark.django_db(transaction=True)
PENCIL = "/objektplaner/UKFA-2022/?redigera"


@pytest.fixture
def leader() -> User:
    plan = factories.object_plan()
    work = factories.work_for(plan)
    work.adopted = parse_fuzzy("oktober 2021", year=None)
    work.save()
    activity = Activity.objects.get()
    activity.planned_deadline = activity.deadline = parse_fuzzy("juni 2022", year=None)
    activity.save()
    user = make_user("objektledare")
    plan.object.roles.create(user=user, role="ledare", side="it", valid_from="2022-01-01")
    return user


def fits(page: Page, width: int) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= width)


def test_an_activity_is_added_under_its_goal_and_takes_the_focus(visitor, axe, leader):
    page = visitor.open(PENCIL, user=leader)
    chapter = page.locator("#aktiviteter")

    chapter.get_by_role("link", name="Lägg till aktivitet").first.click()
    title = chapter.get_by_label("Aktivitet", exact=True)
    expect(title).to_be_focused()
    faults = axe(page)
    title.fill("Utbilda personalen")
    chapter.get_by_label("Slutdatum", exact=True).fill("december 2022")
    chapter.get_by_role("button", name="Spara").click()

    row = chapter.locator("tr", has_text="Utbilda personalen")
    expect(row.get_by_role("link", name="Redigera")).to_be_focused()
    assert faults + axe(page) == []
    assert Activity.objects.get(title="Utbilda personalen").contributes_to.count() == 1


@pytest.mark.parametrize("width", [1280, 390])
def test_a_deadline_is_moved_in_place_with_a_reason(visitor, axe, leader, width):
    page = visitor.open(PENCIL, user=leader, width=width)
    chapter = page.locator("#aktiviteter")

    chapter.get_by_role("link", name="Flytta slutdatum").focus()
    page.keyboard.press("Enter")
    deadline = chapter.get_by_label("Slutdatum", exact=True)
    expect(deadline).to_be_focused()
    deadline.fill("december 2022")
    page.keyboard.press("Enter")
    expect(chapter.get_by_text("Skriv varför slutdatumet ändras")).to_be_visible()
    faults = axe(page)
    assert fits(page, width)
    visitor.complaints.clear()
    chapter.get_by_label("Varför slutdatumet ändras").fill("Upphandlingen drog ut")
    chapter.get_by_role("button", name="Spara").click()

    expect(chapter.get_by_text("December 2022*")).to_be_visible()
    expect(chapter.get_by_role("link", name="Flytta slutdatum")).to_be_focused()
    assert faults + axe(page) == []
    assert fits(page, width)
