"""Search within a document: where the words stand, each with its passage, and marks in the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape

ROUND = 90  # characters on each side of a hit
LONGEST = 100
MOST = 100
_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_TAG = re.compile(r"</?([a-zA-Z0-9]+)")
_INLINE = frozenset(
    {"a", "abbr", "b", "br", "em", "i", "mark", "s", "span", "strong", "sub", "sup"}
)
# Pictures have their words beside them, and the contents say nothing of their own.
_PASSED_OVER = frozenset({"svg", "nav", "aside"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class Hit:
    """One place where the words stand: ``place`` is the nearest heading above."""

    number: int
    place: str
    before: str
    match: str
    after: str

    @property
    def anchor(self) -> str:
        """The id of the mark in the page."""
        return f"traff-{self.number}"


@dataclass(frozen=True)
class Found:
    """The page with the words marked, and the hits; ``total`` counts those left out too."""

    html: str
    hits: tuple[Hit, ...]
    total: int


def search(html: str, words: str) -> Found:
    """Look for ``words`` in what a reader sees of ``html``, capitals or not."""
    wanted = " ".join(words.split())[:LONGEST]
    if not wanted:
        return Found(html, (), 0)
    pattern = re.compile(r"\s+".join(map(re.escape, wanted.split())), re.IGNORECASE)
    walk = _Walk(pattern)
    for token in _TOKEN.findall(html):
        walk.take(token)
    walk.end_block()
    return Found("".join(walk.pieces), tuple(walk.hits[:MOST]), walk.number)


@dataclass
class _Walk:
    """Goes through the tokens of a page, one block of text after the other."""

    pattern: re.Pattern[str]
    pieces: list[str] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    number: int = 0
    block: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    place: str = ""
    passed_over: int = 0

    def take(self, token: str) -> None:
        tag = _TAG.match(token)
        if tag:
            self.pieces.append(token)
            self._tag(tag[1].lower(), closing=token.startswith("</"))
        elif self.passed_over:
            self.pieces.append(token)
        else:
            self._text(unescape(token))

    def _tag(self, name: str, *, closing: bool) -> None:
        if name in _PASSED_OVER:
            self.passed_over += -1 if closing else 1
        if name in _INLINE or self.passed_over:
            return
        heading = " ".join(self.block.split()) if name in _HEADINGS and closing else ""
        self.place = heading or self.place
        self.end_block()

    def _text(self, text: str) -> None:
        last = 0
        for match in self.pattern.finditer(text):
            self.number += 1
            self.spans.append((len(self.block) + match.start(), len(self.block) + match.end()))
            mark = f'<mark id="traff-{self.number}">{escape(match[0], quote=False)}</mark>'
            self.pieces += [escape(text[last : match.start()], quote=False), mark]
            last = match.end()
        self.pieces.append(escape(text[last:], quote=False))
        self.block += text

    def end_block(self) -> None:
        for at, (start, end) in enumerate(self.spans, start=self.number - len(self.spans) + 1):
            before, after = self.block[:start], self.block[end:]
            hit = Hit(
                number=at,
                place=self.place,
                before=("… " if len(before) > ROUND else "") + before[-ROUND:].lstrip(),
                match=self.block[start:end],
                after=after[:ROUND].rstrip() + (" …" if len(after) > ROUND else ""),
            )
            self.hits.append(hit)
        self.block, self.spans = "", []
