"""What differs between two stored contents, in one line that is found out once.

Comparing takes time, and what is compared never changes: what has been found out is remembered by
the hashes of the two as long as the process lives.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from reports.comparing.comparison import compare
from reports.comparing.summary import summary
from reports.content.decoding import UnreadableContentError, from_json

MOST = 5_000
Hashes: TypeAlias = tuple[str, str]
_known: dict[Hashes, str] = {}


def known(pairs: Iterable[Hashes]) -> dict[Hashes, str]:
    """Give what is remembered of ``pairs``, the hashes of an old content and a new one."""
    return {pair: _known[pair] for pair in pairs if pair in _known}


def find_out(pair: Hashes, old: str, new: str) -> str:
    """Say how the JSON ``new`` differs from ``old``, and remember it by their hashes.

    Nothing is said of those that cannot be read.
    """
    if len(_known) >= MOST:
        _known.clear()
    try:
        said = summary(compare(from_json(old), from_json(new)))
    except UnreadableContentError:
        said = ""
    _known[pair] = said
    return said


def forget() -> None:
    """Forget everything."""
    _known.clear()
