"""Sentences that name a year which has passed, so that whoever copies a text looks at them."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from objects.periods import Period

LONGEST = 180
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|td|th|caption|ul|ol)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9])|\n+")


def passed_years(old: Period, new: Period) -> frozenset[int]:
    """The years that belong to ``old`` and not to ``new``."""
    return frozenset(old.years) - frozenset(new.years)


def sentences_naming(text: str, years: Collection[int]) -> tuple[str, ...]:
    """The sentences of ``text`` (HTML or plain) that name one of ``years``, each once.

    Long ones are cut.
    """
    named = re.compile(rf"(?<!\d)(?:{'|'.join(map(str, sorted(years)))})(?!\d)")
    plain = unescape(_TAG.sub("", _BLOCK_END.sub("\n", text)))
    sentences = (" ".join(each.split()) for each in _SENTENCE_END.split(plain))
    found = dict.fromkeys(each for each in sentences if years and named.search(each))
    return tuple(_cut(each, named) for each in found)


def _cut(sentence: str, named: re.Pattern[str]) -> str:
    """Keep the year in what is left."""
    if len(sentence) <= LONGEST:
        return sentence
    match = named.search(sentence)
    assert match is not None
    start = max(0, min(match.start() - LONGEST // 2, len(sentence) - LONGEST))
    end = start + LONGEST
    opening, closing = "… " if start else "", " …" if end < len(sentence) else ""
    return f"{opening}{sentence[start:end].strip()}{closing}"
