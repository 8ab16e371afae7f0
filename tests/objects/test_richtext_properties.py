"""What holds for formatted text whatever is thrown at it."""

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from objects.richtext import readable, sanitise
from objects.richtext.allowed import ATTRIBUTES, TAGS, is_link

TAG_NAMES = [
    *(*sorted(TAGS), "b", "i", "span", "div", "h1", "h2", "h6", "blockquote", "pre", "del"),
    *("script", "style", "svg", "math", "iframe", "img", "caption", "tfoot", "o:p", "hr", "form"),
]
ATTRIBUTE_TEXTS = [
    *("style='font-weight:700'", "style='font-style:italic'", "style='font-weight:normal'"),
    *(
        "style='mso-list:l0 level1 lfo1'",
        "style='mso-list:l1 level3 lfo2'",
        "class=MsoListParagraph",
    ),
    *("style='mso-list:Ignore'", "data-aria-level=2", "role=heading aria-level=2", "start=4"),
    *(
        "href='javascript:alert(1)'",
        "href=' JaVaScRiPt:x'",
        "href=https://a.se/?b=1&c=2",
        "href=/a",
    ),
    *("href='mailto:a@a.se'", "onclick='x()'", "onerror=x()", "style='background:url(x)'"),
    *("colspan=2", "rowspan=3", "colspan=9999", "scope=evil", "src=x", "xlink:href='javascript:x'"),
]
TEXTS = [
    "text",
    "två ord ",
    " ",
    "\n",
    "\n\n",
    "\xa0",
    "1.",
    "·",
    "<",
    ">",
    "&",
    '"',
    "'",
    "&lt;",
    "\x00",
]
COMMENTS = [
    "<!--",
    "-->",
    "<![if !supportLists]>",
    "<![endif]>",
    "<!--StartFragment-->",
    "<![CDATA[",
]
TAG = st.builds(
    lambda end, name, attributes: f"<{end}{' '.join([name, *attributes])}>",
    st.sampled_from(["", "", "/"]),
    st.sampled_from(TAG_NAMES),
    st.lists(st.sampled_from(ATTRIBUTE_TEXTS), max_size=2),
)
HTML = st.lists(
    st.one_of(TAG, st.sampled_from(TEXTS), st.sampled_from(COMMENTS), st.text(max_size=4)),
    max_size=25,
).map("".join)


class Inspector(HTMLParser):
    """Notes every tag and attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, "", ""))
        self.found += [(tag, name, value or "") for name, value in attrs]

    def handle_comment(self, data: str) -> None:
        self.found.append(("!", "", data))


@settings(max_examples=400)
@given(HTML)
def test_sanitising_twice_is_sanitising_once(text: str) -> None:
    once = sanitise(text)

    assert sanitise(once) == once


@settings(max_examples=400)
@given(HTML)
def test_nothing_gets_through_that_documents_cannot_show(text: str) -> None:
    for tag, attribute, value in Inspector(sanitise(text)).found:
        assert tag in TAGS
        assert not attribute or attribute in ATTRIBUTES.get(tag, ())
        assert attribute != "href" or is_link(value)


@settings(max_examples=200)
@given(HTML)
def test_what_is_shown_without_an_editor_gives_back_the_same_text(text: str) -> None:
    once = sanitise(text)

    assert sanitise(readable(once)) == once


def letters(text: str) -> str:
    return "".join(character for character in text if character.isprintable()).replace(" ", "")


@given(st.text().filter(lambda text: "<" not in text))
def test_plain_text_keeps_every_letter(text: str) -> None:
    shown = unescape(re.sub(r"</?(p|br)>", " ", sanitise(text)))

    assert letters(shown) == letters(text)
