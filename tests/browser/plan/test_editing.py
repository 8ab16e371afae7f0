"""The plan edited where it stands: by mouse and keyboard, without scripts, without a server."""

import re

import pytest
from playwright.sync_api import expect

from objects.models import Goal, PlanVersion
from tests.browser.editing import text_of, wait_for_editor, write
from tests.browser.plan.steps import PENCIL, edit, refused

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_version_is_edited_in_place_and_the_focus_comes_back_to_it(visitor, plan, leader):
    page = visitor.open(PENCIL, user=leader)
    version = PlanVersion.objects.get(label="0.1")
    row = page.locator(f'[data-part="version/{version.pk}"]')
    row.hover()
    row.get_by_role("link", name="Redigera version 0.1").click()
    expect(page.get_by_label("Version", exact=True)).to_be_focused()

    page.get_by_label("Kommentar").fill("Inför budgeten")
    page.get_by_role("button", name="Spara").click()

    expect(row).to_contain_text("Inför budgeten")
    expect(page.get_by_role("status").filter(has_text="Sparat")).to_be_visible()
    expect(page.locator(f"#redigera-version-{version.pk}")).to_be_focused()
    assert page.url == visitor.root + PENCIL


def test_cancelling_puts_the_part_back_and_saves_nothing(visitor, plan, leader):
    page = visitor.open(PENCIL, user=leader)
    version = PlanVersion.objects.get(label="0.1")
    edit(page, f"version-{version.pk}")
    page.get_by_label("Kommentar").fill("Ångrad")
    page.get_by_role("link", name="Avbryt").click()

    expect(page.locator(f"#redigera-version-{version.pk}")).to_be_focused()
    expect(page.get_by_text("Ångrad")).to_have_count(0)


def test_a_fault_is_told_at_its_field_and_the_text_stays(visitor, plan, leader):
    page = visitor.open(PENCIL, user=leader)
    edit(page, f"mal-{Goal.objects.get(code='1').pk}")
    page.get_by_label("Mål", exact=True).fill("")
    page.get_by_label("Nås senast").fill("nån gång")
    page.get_by_role("button", name="Spara").click()

    title = page.get_by_label("Mål", exact=True)
    expect(title).to_be_focused()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(re.compile("måste fyllas i"))
    expect(page.get_by_label("Nås senast")).to_have_value("nån gång")
    refused(visitor)


def test_a_part_is_added_where_the_link_stands_and_cancelling_gives_the_link_back(
    visitor, plan, leader
):
    page = visitor.open(PENCIL, user=leader)
    page.get_by_role("link", name="Lägg till version").click()
    page.get_by_role("link", name="Avbryt").click()
    link = page.get_by_role("link", name="Lägg till version")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_label("Version", exact=True).fill("1.0")
    page.get_by_label("Skede").select_option("beslutad")
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name="Redigera version 1.0")).to_be_focused()


def test_formatted_text_is_written_where_it_stands_and_its_draft_goes_when_it_is_saved(
    visitor, plan, leader
):
    page = visitor.open(PENCIL, user=leader)
    edit(page, "avsnitt-syfte")
    wait_for_editor(page)
    expect(text_of(page)).to_be_focused()
    write(page, " Och mer.")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#redigera-avsnitt-syfte")).to_be_focused()
    expect(page.locator('[data-part="avsnitt/syfte"]')).to_contain_text("Syftet. Och mer.")
    edit(page, "avsnitt-syfte")
    wait_for_editor(page)
    expect(page.get_by_text("inte sparades")).to_have_count(0)


def test_text_stays_when_the_server_cannot_be_reached(visitor, plan, leader):
    page = visitor.open(PENCIL, user=leader)
    version = PlanVersion.objects.get(label="0.1")
    edit(page, f"version-{version.pk}")
    page.get_by_label("Kommentar").fill("Skrivet på tåget")
    page.context.set_offline(True)
    page.get_by_role("button", name="Spara").click()

    expect(page.get_by_role("alert")).to_contain_text("Texten finns kvar")
    page.context.set_offline(False)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("cell", name="Skrivet på tåget")).to_be_visible()
    visitor.complaints.clear()


def test_a_part_is_edited_without_javascript(visitor, plan, leader):
    signed_in = visitor.open("/", user=leader).context.storage_state()
    context = visitor.browser.new_context(java_script_enabled=False, storage_state=signed_in)
    page = context.new_page()
    page.goto(visitor.root + PENCIL)
    page.get_by_role("link", name="Redigera version 0.1").click()
    page.get_by_label("Kommentar").fill("Utan skript")
    page.get_by_role("button", name="Spara").click()

    expect(page.get_by_role("status")).to_contain_text("Sparat")
    expect(page.get_by_role("cell", name="Utan skript")).to_be_visible()
    page.get_by_role("button", name="Flytta ner version 0.1").click()
    expect(page.get_by_role("status")).to_contain_text("Flyttad, nu 2 av 2")
