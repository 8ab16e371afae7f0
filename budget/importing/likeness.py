"""Rows of a file that may be the same cost written twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from budget.importing.drafts import Draft
from objects.sheets import fold

_NEAR = 0.85
_COMPARED = 20
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Alike:
    """Two rows with the same amount and bearer and nearly the same words."""

    first: Draft
    second: Draft


def alike(drafts: Iterable[Draft]) -> list[Alike]:
    """Pairs that look like duplicates; the very same post twice is a fault, not a likeness."""
    groups: dict[object, list[Draft]] = {}
    for draft in drafts:
        if draft.amount:
            where = (draft.slot, draft.bearer, draft.amount)
            groups.setdefault(where, []).append(draft)
    return [pair for group in groups.values() if len(group) > 1 for pair in _pairs(group)]


def _pairs(group: Sequence[Draft]) -> Iterator[Alike]:
    for first, second in combinations(group[:_COMPARED], 2):
        if first.row != second.row and first.identity != second.identity and _near(first, second):
            yield Alike(first, second)


def _near(first: Draft, second: Draft) -> bool:
    """The same words in another component or kind, or a title that differs by a slip."""
    mine, theirs = fold(first.title), fold(second.title)
    if mine == theirs:
        return bool(mine)
    if first.component != second.component or _DIGITS.findall(mine) != _DIGITS.findall(theirs):
        return False
    return SequenceMatcher(None, mine, theirs).ratio() >= _NEAR
