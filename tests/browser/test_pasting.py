"""Pasting into the editor, in a real browser: what is kept, what goes, and what is too long."""

import re

import pytest
from playwright.sync_api import expect

from objects.richtext import MAX_LENGTH
from tests.browser import desk
from tests.browser.editing import opened, paste, save, text_of, wait_for_editor, write
from tests.objects.test_richtext import CLIPBOARD, COPIED

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.browser.desk"),
]
# Below a table there is a line to go on writing in, which is not kept.
EMPTY_LINE = "p:not(:last-child)"


@pytest.fixture(autouse=True)
def kept() -> None:
    desk.KEPT.update(title="", body="", revision="1")


@pytest.mark.parametrize("program", ["word", "word_on_the_web", "google_docs"])
def test_what_is_pasted_keeps_its_lists_and_loses_its_clutter(visitor, program):
    page = opened(visitor)
    text_of(page).click()
    paste(page, (CLIPBOARD / f"{program}.html").read_text())
    expect(text_of(page).locator("li")).to_have_count(9)
    expect(text_of(page).locator(EMPTY_LINE, has_text=re.compile(r"^\s*$"))).to_have_count(0)
    html = page.locator("textarea").input_value()

    assert not re.search(r"style|class|·|§|A1|beloppet|<br", html)
    assert save(page) == COPIED


def test_what_is_saved_unchanged_stays_as_it_was(visitor):
    page = opened(visitor, COPIED)
    text_of(page).click()

    assert save(page) == COPIED


def test_pasted_script_never_runs(visitor):
    page = opened(visitor, "<p>a</p>")
    write(page, " ")
    paste(page, '<p onclick="boom()">b<script>boom()</script><img src=x onerror="boom()"></p>')
    expect(text_of(page)).to_have_text("a b")

    assert save(page) == "<p>a b</p>"


def test_text_without_formatting_is_pasted_as_paragraphs(visitor):
    page = opened(visitor)
    text_of(page).click()
    paste(page, plain="Ett\n\nTvå")

    assert save(page) == "<p>Ett</p><p>Två</p>"


def test_a_huge_paste_is_refused_and_the_typed_text_stays(visitor):
    page = opened(visitor, "<p>Skrivet.</p>")
    text_of(page).click()
    paste(page, "<p>ord</p>" * 500_000)

    expect(page.get_by_role("status").filter(has_text="för långt")).to_be_visible()
    expect(text_of(page)).to_have_text("Skrivet.")


def test_a_text_that_grew_too_long_is_kept_when_it_cannot_be_saved(visitor):
    page = opened(visitor, "<p>Skrivet.</p>")
    text_of(page).click()
    paste(page, plain="o" * MAX_LENGTH)
    expect(page.get_by_role("status").filter(has_text="för lång")).to_be_visible()
    page.keyboard.press("Control+s")

    expect(page.get_by_text("Dela upp den eller korta den").first).to_be_visible()
    wait_for_editor(page)
    expect(text_of(page)).to_have_text(re.compile("Skrivet"))
    assert desk.KEPT["body"] == "<p>Skrivet.</p>"
