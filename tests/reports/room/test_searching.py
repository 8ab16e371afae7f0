"""Search within a document."""

import pytest
from lxml import html as lxml_html

from objects.richtext import sanitise
from reports.room.searching import MOST, search
from tests.publishing import make_publication

PAGE = (
    '<aside><nav><a href="#a">Journaler</a></nav></aside><main><article>'
    '<section id="a"><h2>Om <b>journaler</b></h2><p>Elevernas journaler &amp; &lt;b&gt; samlas.</p>'
    "<svg><title>journaler</title></svg><table><tr><td>En</td><td>journal</td></tr></table>"
    "</section></article></main>"
)


def shown(words: str) -> list[tuple[str, str]]:
    return [
        (hit.place, hit.before + "|" + hit.match + "|" + hit.after)
        for hit in search(PAGE, words).hits
    ]


def test_each_hit_tells_its_heading_and_the_words_round_it():
    assert shown("journaler") == [
        ("Om journaler", "Om |journaler|"),
        ("Om journaler", "Elevernas |journaler| & <b> samlas."),
    ]


def test_capitals_and_spaces_do_not_matter():
    assert len(search(PAGE, " ELEVERNAS   journaler ").hits) == 1


def test_what_is_marked_in_the_page_is_where_the_hits_lead():
    found = search(PAGE, "journal")

    marks = lxml_html.fromstring(found.html).xpath("//mark")
    assert [mark.get("id") for mark in marks] == [hit.anchor for hit in found.hits]
    assert [mark.text for mark in marks] == ["journal"] * 3


@pytest.mark.parametrize("words", ["<b>", "&", "amp", "lt;", 'id="a"', "<", ".*", "(", "\\"])
def test_signs_are_looked_for_as_signs_and_break_nothing(words):
    found = search(PAGE, words)

    assert "<b> samlas" not in found.html
    text = "".join(lxml_html.fromstring(PAGE).itertext())
    assert "".join(lxml_html.fromstring(found.html).itertext()) == text


def test_an_address_with_signs_of_tags_in_it_is_no_text_to_search():
    page = sanitise('<p>Se <a href="https://exempel.se/?a>dold<c">den synliga sidan</a></p>')

    assert search(page, "dold").hits == ()
    (hit,) = search(page, "synliga").hits
    assert (hit.before, hit.after) == ("Se den ", " sidan")
    assert search(page, "synliga").html == page.replace(
        "synliga", '<mark id="traff-1">synliga</mark>'
    )


@pytest.mark.parametrize("words", ["", "   "])
def test_nothing_to_look_for_leaves_the_page_as_it_was(words):
    assert search(PAGE, words).html == PAGE


def test_only_the_first_hits_are_listed():
    found = search("<p>ord </p>" * (MOST + 5), "ord")

    assert (len(found.hits), found.total) == (MOST, MOST + 5)


def test_the_page_lists_hits_without_script(reading, plan):
    make_publication(plan, "0.8", stage="preliminar")

    page = reading.get("/lasrum/objektplan/ukfa/2022/0.8/?sok=journaler").content.decode()

    assert '<a href="#traff-1">' in page
    assert '<mark id="traff-1">journaler</mark>' in page
    assert "Sluta söka" in page


def test_hostile_words_to_look_for_are_shown_as_words(reading, plan):
    make_publication(plan, "0.8", stage="preliminar")

    page = reading.get("/lasrum/objektplan/ukfa/2022/0.8/", {"sok": "<script>x"}).content.decode()

    assert "Inga träffar på ”&lt;script&gt;x”" in page
    assert "<script>x" not in page
