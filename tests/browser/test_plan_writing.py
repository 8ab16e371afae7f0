"""A section of a plan is written where it stands, and nothing of it is lost on the way."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from objects.models import ObjectPlan, PlanSection, RoleAssignment, User
from tests.browser.editing import paste, text_of, wait_for_editor, write
from tests.build import NEW_YEAR, make_user
from tests.objects.test_richtext import CLIPBOARD, COPIED
from tests.reports import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SECTION = "/redigera/avsnitt/syfte/"


@pytest.fixture
def plan() -> ObjectPlan:
    return factories.object_plan()


@pytest.fixture
def leader(plan: ObjectPlan) -> User:
    user = make_user("objektledare", password="hemligt")
    RoleAssignment.objects.create(
        object=plan.object, user=user, role="ledare", side="verksamhet", valid_from=NEW_YEAR
    )
    return user


@pytest.fixture
def page(visitor, plan, leader, request) -> Page:
    """The plan in pencil mode, with the section's form open."""
    width = getattr(request, "param", 1280)
    opened: Page = visitor.open(f"/objektplaner/{plan.code}/?redigera", user=leader, width=width)
    open_form(opened)
    return opened


def open_form(page: Page) -> None:
    page.locator(f"a[href*='{SECTION}']").first.focus()
    page.keyboard.press("Enter")
    wait_for_editor(page)
    expect(text_of(page)).to_be_focused()


def kept(plan: ObjectPlan) -> str:
    return PlanSection.objects.get(plan=plan, kind="purpose", unit=None).body


def expect_saved(page: Page) -> None:
    expect(page.locator("#besked")).to_have_text("Sparat")
    expect(page.locator(".editor")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_a_section_is_written_with_the_keyboard_alone(page, plan):
    write(page, " Nytt sist.")
    page.keyboard.press("Control+s")
    expect_saved(page)

    expect(page.locator(f"a[href*='{SECTION}']").first).to_be_focused()
    assert kept(plan).endswith(" Nytt sist.</p>")


def test_what_is_pasted_from_word_stands_in_the_document(page, plan):
    page.keyboard.press("Control+a")
    paste(page, (CLIPBOARD / "word.html").read_text())
    page.keyboard.press("Control+Enter")
    expect_saved(page)

    assert kept(plan) == COPIED
    expect(page.locator(".document .rich li", has_text="årskurs 7–9")).to_have_count(3)


def test_a_closed_page_gives_the_text_back(page, plan, visitor):
    write(page, " Inte sparat.")
    page.wait_for_function("() => localStorage.length === 1")
    context, address = page.context, page.url
    page.close(run_before_unload=False)
    page = context.new_page()
    page.goto(address)
    open_form(page)
    page.get_by_role("button", name="Ta tillbaka").click()
    page.keyboard.press("Control+s")
    expect_saved(page)

    assert "Inte sparat." in kept(plan)


def test_one_whose_session_has_ended_logs_in_beside_and_saves(page, plan, visitor):
    write(page, " Skrivet utloggad.")
    Session.objects.all().delete()
    page.keyboard.press("Control+s")
    expect(page.get_by_role("alert")).to_have_text(re.compile("^Du har loggats ut"))
    with page.expect_popup() as beside:
        page.get_by_role("link", name="Logga in i en annan flik").click()
    beside.value.get_by_label("Användarnamn eller e-post").fill("objektledare")
    beside.value.get_by_label("Lösenord", exact=True).fill("hemligt")
    beside.value.keyboard.press("Enter")
    expect(beside.value.get_by_role("button", name="Logga ut")).to_be_visible()
    visitor.complaints.clear()
    page.bring_to_front()
    text_of(page).click()
    page.keyboard.press("Control+s")
    expect_saved(page)

    assert "Skrivet utloggad." in kept(plan)


def test_a_server_that_is_down_leaves_the_text_in_the_form(page, plan, visitor):
    write(page, " Kvar.")
    page.route(f"**{SECTION}", lambda route: route.abort())
    page.keyboard.press("Control+s")
    expect(page.get_by_role("alert")).to_have_text(re.compile("gick inte att spara"))
    expect(text_of(page)).to_have_text(re.compile(r"Kvar\.$"))
    page.unroute(f"**{SECTION}")
    visitor.complaints.clear()
    page.keyboard.press("Control+s")
    expect_saved(page)

    assert "Kvar." in kept(plan)


def test_the_second_of_two_keeps_the_text_as_a_draft_until_it_is_saved(page, plan, visitor):
    write(page, " Mitt.")
    section = PlanSection.objects.get(plan=plan, kind="purpose", unit=None)
    section.body = "<p>Någon annans.</p>"
    section.save()
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Två har ändrat samtidigt")).to_be_visible()
    visitor.complaints.clear()
    wait_for_editor(page)
    expect(page.get_by_role("button", name="Ta tillbaka")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 1
    page.get_by_role("button", name="Spara min text").click()
    expect_saved(page)

    assert "Mitt." in kept(plan)


@pytest.mark.parametrize("page", [390, 1280], indirect=True)
def test_the_open_editor_is_accessible_and_fits_the_window(page, axe, visitor):
    faults = axe(page)
    # The checker itself puts styles into the page, which the policy stops.
    visitor.complaints.clear()

    assert faults == []
    editor = page.locator(".editor").bounding_box()
    assert editor
    assert editor["x"] + editor["width"] <= page.viewport_size["width"]
