"""The HTML of the documents: accessible, self-contained, and safe whatever the content says."""

import re
from itertools import pairwise

import pytest
from lxml import html

from reports.content.parts import Document
from reports.rendering.html import render_print, render_standalone
from tests.reports import specimens

DOCUMENTS = {"object_plan": specimens.object_plan(), "follow_up": specimens.follow_up()}
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>"><b>'


@pytest.fixture(params=sorted(DOCUMENTS))
def document(request: pytest.FixtureRequest) -> Document:
    return DOCUMENTS[request.param]


@pytest.fixture
def tree(document: Document) -> html.HtmlElement:
    return html.document_fromstring(render_print(document))


def test_a_document_has_language_title_and_one_first_heading(
    tree: html.HtmlElement, document: Document
) -> None:
    assert tree.get("lang") == "sv"
    assert tree.findtext(".//title") == document.title
    assert len(tree.findall(".//h1")) == 1


def test_no_heading_level_is_skipped(tree: html.HtmlElement) -> None:
    levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_line_of_the_contents_leads_to_one(
    tree: html.HtmlElement,
) -> None:
    ids = [str(each) for each in tree.xpath("//@id")]
    assert sorted(ids) == sorted(set(ids))
    assert {str(each)[1:] for each in tree.xpath("//a/@href") if each.startswith("#")} <= set(ids)


def test_every_picture_says_what_it_shows(tree: html.HtmlElement) -> None:
    pictures = tree.xpath("//*[local-name()='svg']")
    assert pictures
    assert all(each.xpath("*[local-name()='title']/text()") for each in pictures)
    assert tree.findall(".//img") == []


def test_every_header_cell_has_a_scope_and_every_table_a_caption_or_heading(
    tree: html.HtmlElement,
) -> None:
    assert [each.text_content() for each in tree.iter("th") if not each.get("scope")] == []


def test_nothing_is_styled_or_scripted_in_the_markup(tree: html.HtmlElement) -> None:
    assert tree.xpath("//@style | //script | //@*[starts-with(name(), 'on')]") == []


def test_the_file_needs_nothing_but_itself(document: Document) -> None:
    text = render_standalone(document)
    parsed = html.document_fromstring(text)
    assert parsed.xpath("//link | //script | //img | //iframe") == []
    css = parsed.findtext(".//style") or ""
    assert not re.findall(r"url\((?!\"data:)", css)
    assert "@import" not in css
    assert css.count("@font-face") == 2


def test_the_same_content_gives_the_same_file(document: Document) -> None:
    assert render_standalone(document) == render_standalone(document)


def test_plain_texts_are_escaped() -> None:
    text = render_print(specimens.follow_up(comment=HOSTILE))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_status_is_told_in_words_and_by_a_mark(tree: html.HtmlElement) -> None:
    for cell in tree.xpath("//td[contains(@class, 'status')]"):
        assert cell.text_content().strip()


def test_what_is_missing_says_so_to_those_who_cannot_see_the_dash() -> None:
    tree = html.document_fromstring(render_print(specimens.object_plan()))
    dashes = tree.xpath("//span[@class='missing']")
    assert dashes
    assert all(dash.get("aria-hidden") == "true" for dash in dashes)
    assert all(dash.getnext().text == "saknas" for dash in dashes)
