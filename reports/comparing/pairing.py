"""Which part of one document is which part of another."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from reports.comparing.labels import words_of
from reports.comparing.walking import Part

Pairs = dict[Part, Part]
# Their keys tell where they stand, or repeat their words; what they say tells more.
BY_WORDS = {"Reason", "Deviation", "Direction", "ControlNote"}


def pair(old: Sequence[Part], new: Sequence[Part]) -> Pairs:
    """Give the part of ``new`` for each part of ``old`` that is still there.

    The documents themselves, first in both, are always a pair. Parts pair by key, then by what
    they are called: another year's plan has keys of its own.
    """
    pairs = {old[0]: new[0]}
    _join(pairs, old, new, lambda part: _words(part) if part.kind in BY_WORDS else None)
    _join(pairs, old, new, lambda part: part.node.key)
    _join(pairs, old, new, _words)
    return pairs


def moved(pairs: Pairs) -> set[Part]:
    """Give the new parts that stand in another part than before, or in another order.

    Of the parts that changed order only the fewest that explain it have moved.
    """
    found = set[Part]()
    siblings = defaultdict[Part, list[tuple[int, int, Part]]](list)
    for before, after in pairs.items():
        if before.parent is None or after.parent is None:
            continue
        if pairs.get(before.parent) is not after.parent:
            found.add(after)
        else:
            siblings[after.parent].append((after.place, before.place, after))
    for rows in siblings.values():
        rows.sort(key=lambda row: row[0])
        kept = longest_rise([row[1] for row in rows])
        found |= {row[2] for place, row in enumerate(rows) if place not in kept}
    return found


def longest_rise(numbers: Sequence[int]) -> set[int]:
    """Give the places of a longest rising subsequence of ``numbers``."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [place]
    kept = set[int]()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept


def _words(part: Part) -> str | None:
    return words_of(part.node) or None


def _join(
    pairs: Pairs,
    old: Iterable[Part],
    new: Iterable[Part],
    name: Callable[[Part], Hashable | None],
) -> None:
    """Pair what is alone so far and has the same name, those with a common parent first."""
    taken = set(pairs.values())
    free = defaultdict[Hashable, list[Part]](list)
    for part in new:
        if part not in taken and name(part) is not None:
            free[part.kind, name(part)].append(part)
    for at_home in (True, False):
        for part in old:
            found = free.get((part.kind, name(part)), []) if part not in pairs else []
            home = pairs.get(part.parent) if part.parent else None
            best = next((each for each in found if not at_home or each.parent is home), None)
            if best is not None:
                found.remove(best)
                pairs[part] = best
