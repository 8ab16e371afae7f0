"""Rows that stand in an order: how one moves a step, and what its neighbours give up for it."""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

T = TypeVar("T")

_LAST_NUMBER = re.compile(r"(\d+)(\D*)$")


def moved(rows: Sequence[T], at: int, step: int) -> list[T]:
    """Give ``rows`` with the one at ``at`` moved by ``step``, as far as there is room."""
    rest = [*rows[:at], *rows[at + 1 :]]
    to = min(max(at + step, 0), len(rest))
    return [*rest[:to], rows[at], *rest[to:]]


def deal(rows: Sequence[Any], places: Sequence[Any], field: str) -> list[Any]:
    """Give each of ``rows``, in their new order, what belongs to its place; give who changed."""
    changed = []
    for row, value in zip(rows, places, strict=True):
        if getattr(row, field) != value:
            setattr(row, field, value)
            changed.append(row)
    return changed


def rising(values: Sequence[int]) -> Sequence[int]:
    """Give ``values`` if each is larger than the one before, else 1, 2, 3 …"""
    return values if sorted(set(values)) == list(values) else range(1, len(values) + 1)


def next_number(numbers: Sequence[str], prefix: str = "") -> str:
    """Give the number after the last of ``numbers``: "2:4" after "2:3".

    Without any it is the first under ``prefix``, the number above ("2:1"); nothing where the
    numbers follow no pattern.

    >>> next_number(["1", "2"]), next_number([], "2"), next_number(["a"])
    ('3', '2:1', '')
    """
    if not numbers:
        return f"{prefix}:1" if prefix else ""
    match = _LAST_NUMBER.search(numbers[-1])
    if match is None:
        return ""
    return f"{numbers[-1][: match.start()]}{int(match[1]) + 1}{match[2]}"
