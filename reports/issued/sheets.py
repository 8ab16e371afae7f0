"""What the sheets of a version's spreadsheet are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reports.review.plain import plain

Part = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """A table: its name, the headings of its columns, and rows of texts and numbers."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]


def kronor(amount: Part | None) -> Decimal | str:
    """Give an amount to reckon with, or nothing where there is none."""
    return Decimal(amount["exact"]) if amount else ""


def words(html: str) -> str:
    """Give formatted text without its format."""
    return plain(html)


def yes(value: bool) -> str:
    """Say yes or no."""
    return "Ja" if value else "Nej"
