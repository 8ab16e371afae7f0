"""The passages of a stored page: each heading with the id of its part, and links put after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

# The document's own templates write its ids and headings; texts from users can hold neither ids nor
# these levels of headings (objects.richtext).
_PART = re.compile(r'<[a-z0-9]+\b[^>]*? id="(?P<id>[^"]+)"[^>]*>')
_HEADING = re.compile(r"<(?P<tag>h[1-6])\b[^>]*>(?P<text>.*?)</(?P=tag)>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_MAIN = '<main class="reading-main">'


@dataclass(frozen=True)
class Passage:
    """A part of the document that has a heading; ``end`` is where its heading ends.

    ``is_whole`` is true of the document itself.
    """

    anchor: str
    title: str
    end: int
    is_whole: bool


def passages_of(html: str) -> Iterator[Passage]:
    """Walk through the passages in their order, the contents left out."""
    start = max(html.find(_MAIN), 0)
    parts = [one for one in _PART.finditer(html, start) if one["id"] != "innehallsforteckning"]
    ends = [one.start() for one in parts[1:]] + [len(html)]
    for part, end in zip(parts, ends, strict=True):
        heading = _HEADING.search(html, part.start(), end)
        title = text_of(heading["text"]) if heading else ""
        if heading and title:
            yield Passage(part["id"], title, heading.end(), heading["tag"] == "h1")


def text_of(html: str) -> str:
    """Give the words of ``html`` without its tags."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def with_links(html: str, link: Callable[[Passage], str]) -> str:
    """Put what ``link`` gives, which is HTML, after the heading of each passage."""
    pieces, last = [], 0
    for passage in passages_of(html):
        pieces += [html[last : passage.end], link(passage)]
        last = passage.end
    return "".join([*pieces, html[last:]])
