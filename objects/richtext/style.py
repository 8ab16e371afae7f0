"""What the attributes of an element say: bold, italic, hidden, heading, item of a list in Word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from objects.richtext.allowed import is_link
from objects.richtext.blocks import Marks

Attributes = Mapping[str, str]
Styles = Mapping[str, str]

_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
_WORD_LIST = re.compile(r"(\S+)\s+level(\d)\s*(\S*)")
# The mark that Word draws before an item of a list: "3." and "b)" count, "·" and "o" do not.
_COUNTED = re.compile(r"\(?(?:(?:\d+\.)*(\d+)|[a-zåäö]{1,2}|[ivxlcdm]+)[.):]", re.IGNORECASE)

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
# Deeper items stay at the level above.
DEEPEST_LIST = 6

_COMMENT_CLASSES = {"msocommentreference", "msocommenttext", "msocomanchor", "msocomoff"}


def styles_of(attributes: Attributes) -> dict[str, str]:
    """The inline style as property and value, both in small letters."""
    pairs = _DECLARATION.findall(attributes.get("style", "").lower())
    return {name: value.strip() for name, value in pairs}


def is_hidden(tag: str, attributes: Attributes, styles: Styles) -> bool:
    """Tell whether Word keeps it from being read: comments, hidden and struck out text."""
    classes = set(attributes.get("class", "").lower().split())
    return (
        tag == "del"
        or styles.get("display") == "none"
        or styles.get("mso-hide") == "all"
        or styles.get("mso-element", "").startswith("comment")
        or bool(classes & _COMMENT_CLASSES)
    )


def is_list_mark(styles: Styles) -> bool:
    return styles.get("mso-list") == "ignore"


def marked(marks: Marks, tag: str, attributes: Attributes, styles: Styles) -> Marks:
    """Give the look inside an element, whose style says more than its tag.

    Google Docs wraps all that is copied in a bold that its style takes back.
    """
    if tag in ("b", "strong"):
        marks = replace(marks, strong=True)
    if tag in ("i", "em"):
        marks = replace(marks, em=True)
    if tag == "a" and is_link(attributes.get("href", "")):
        marks = replace(marks, href=attributes["href"].strip())
    if weight := styles.get("font-weight", ""):
        bold = weight.startswith("bold") or (weight.isdigit() and int(weight) >= 600)
        marks = replace(marks, strong=bold)
    if slant := styles.get("font-style", ""):
        marks = replace(marks, em=slant in ("italic", "oblique"))
    return marks


def heading_level(tag: str, attributes: Attributes) -> int:
    """1 to 6 for a heading, else 0; Word on the web writes its headings as paragraphs."""
    if attributes.get("role") == "heading" and attributes.get("aria-level", "").isdigit():
        return min(max(int(attributes["aria-level"]), 1), 6)
    return HEADINGS.get(tag, 0)


@dataclass(frozen=True)
class WordItem:
    """Where Word places an item: which list, and how deep (1 is outermost)."""

    listing: str
    level: int


def word_item(tag: str, attributes: Attributes, styles: Styles) -> WordItem | None:
    """Read the place of an item of a list, from Word or from Word on the web."""
    if tag == "p" and (match := _WORD_LIST.match(styles.get("mso-list", ""))):
        return WordItem(match[1] + match[3], _level(match[2]))
    if tag == "li" and (level := _level(attributes.get("data-aria-level", ""))):
        return WordItem("web", level)
    return None


def _level(digits: str) -> int:
    """From 1 to :data:`DEEPEST_LIST`, or 0 for what is no number."""
    if not (digits.isascii() and digits.isdigit()):
        return 0
    return min(max(int(digits[:3]), 1), DEEPEST_LIST)


def is_list_paragraph(attributes: Attributes) -> bool:
    """Tell whether Word sets a paragraph as part of a list, if perhaps without a mark."""
    return attributes.get("class", "").lower().startswith("msolistparagraph")


def count_of(mark: str) -> int:
    """Give the number that the mark of an item stands for (1 for a letter), 0 for a bullet."""
    match = _COUNTED.match(mark.strip())
    if not match:
        return 0
    return int(match[1] or 1)
