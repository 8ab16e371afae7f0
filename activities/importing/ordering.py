"""Orders that leave room, so that a new row does not renumber all that follow it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

STEP = 10


def fitted(stored: Sequence[int | None], taken: Iterable[int] = ()) -> tuple[list[int], set[int]]:
    """Order numbers for things in the sequence they now have, and the indices of those that moved.

    ``stored`` holds the number of each, None for what is new; ``taken`` the numbers of others
    among them. As many as possible keep their number; when there is no room between two, all get
    numbers above every other.
    """
    kept = _longest_rising(stored)
    used = {*taken, *(number for number in stored if number is not None)}
    moved = {index for index, number in enumerate(stored) if number is not None} - set(kept)
    numbers = _between(stored, kept, max(used, default=0))
    fresh = [number for index, number in enumerate(numbers) if index not in kept]
    if len(set(fresh)) < len(fresh) or used.intersection(fresh):
        top = max(used)
        numbers = [top + STEP * index for index in range(1, len(stored) + 1)]
    return numbers, moved


def _between(stored: Sequence[int | None], kept: list[int], top: int) -> list[int]:
    numbers = [number or 0 for number in stored]
    last = kept[-1] if kept else -1
    for index in range(last + 1, len(numbers)):
        numbers[index] = top + STEP * (index - last)
    for first, following in pairwise([-1, *kept]):
        low = numbers[first] if first >= 0 else 0
        gap = following - first
        for index in range(first + 1, following):
            numbers[index] = low + (numbers[following] - low) * (index - first) // gap
    return numbers


def _longest_rising(stored: Sequence[int | None]) -> list[int]:
    """Indices of the longest run of numbers, not necessarily side by side, that never falls."""
    ends: list[int] = []
    chain: list[int] = []
    before: dict[int, int | None] = {}
    for index, number in enumerate(stored):
        if number is None:
            continue
        place = bisect_right(ends, number)
        before[index] = chain[place - 1] if place else None
        ends[place : place + 1] = [number]
        chain[place : place + 1] = [index]
    run: list[int] = []
    index_or_none = chain[-1] if chain else None
    while index_or_none is not None:
        run.append(index_or_none)
        index_or_none = before[index_or_none]
    return run[::-1]
