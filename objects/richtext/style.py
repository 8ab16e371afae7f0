"""What the attributes of an element say: bold, italic, a heading, or hidden."""

import re
from collections.abc import Mapping
from dataclasses import replace

from objects.richtext.allowed import is_link
from objects.richtext.blocks import Marks

Attributes = Mapping[str, str]
Styles = Mapping[str, str]

_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
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
