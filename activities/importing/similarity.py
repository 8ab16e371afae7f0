"""Pairs of texts that probably mean the same activity."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations

LIKENESS = 0.92
_END = 14
_MIN_PREFIX = 25
_MAX_BLOCK = 60


def similar_pairs(keys: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of names in ``keys`` (name to folded text) whose texts are nearly the same.

    One text that begins with the whole of another was probably cut off; otherwise 92 % of the
    characters must agree in order, which lets two slips through and stops two subjects of a
    sentence. Only texts with the same beginning or end are compared.
    """
    pairs = {
        pair
        for block in _blocks(keys)
        for pair in combinations(block, 2)
        if _alike(keys[pair[0]], keys[pair[1]])
    }
    position = {name: number for number, name in enumerate(keys)}
    return sorted(pairs, key=lambda pair: (position[pair[0]], position[pair[1]]))


def _blocks(keys: Mapping[str, str]) -> Iterator[Iterable[str]]:
    """Names that may be alike, in the order of ``keys``; large blocks hold too little in common."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, key in keys.items():
        blocks["first", key[:_END]].append(name)
        blocks["last", key[-_END:]].append(name)
    return (block for block in blocks.values() if 1 < len(block) <= _MAX_BLOCK)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) >= _MIN_PREFIX and long.startswith(short):
        return True
    if len(short) < LIKENESS / (2 - LIKENESS) * len(long):
        return False
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= LIKENESS
