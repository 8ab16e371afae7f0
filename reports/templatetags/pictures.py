"""Bars beside the rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import template

from budget.models.kinds import CostKind
from objects.pictures import KIND_PATTERNS, STATUS_PATTERNS, UNSPLIT_PATTERN, Bar, Pattern, bar
from reports.content.follow_up.nodes import Status, Tally
from reports.content.money_nodes import MoneyRow, MoneyTable
from reports.content.object_plan.nodes import UnitBudget, UnitTable
from reports.content.parts import Amount
from reports.content.words import counted

register = template.Library()


@dataclass(frozen=True)
class LegendItem:
    """What a pattern stands for."""

    label: str
    pattern: str


@dataclass(frozen=True)
class Bars:
    """Rows of content, each with its bar, and what the patterns stand for."""

    rows: tuple[tuple[Any, Bar | None], ...]
    legend: tuple[LegendItem, ...]


@register.simple_tag
def status_bars(rows: Sequence[Tally], statuses: Sequence[Status]) -> Bars:
    """Give each row a bar of its shares by status; all bars are equally long."""
    patterns = [STATUS_PATTERNS[status.status_class] for status in statuses]
    legend = tuple(
        LegendItem(status.label, pattern.name)
        for status, pattern in zip(statuses, patterns, strict=True)
    )
    drawn = tuple(
        (
            row,
            bar(
                f"bild-{row.anchor}",
                _status_title(row, statuses),
                list(zip(row.counts, patterns, strict=True)),
                row.rows,
            ),
        )
        for row in rows
    )
    return Bars(drawn, legend)


@register.simple_tag
def unit_bars(table: UnitTable) -> Bars:
    """Give each nämnd a bar by kind of cost; the longest bar is the largest budget."""
    largest = max((_kronor(row.total) for row in table.rows), default=0.0)
    legend = tuple(
        LegendItem(f"{kind} {name}".strip(), pattern.name)
        for kind, name, pattern in zip(table.kinds, table.kind_names, KIND_PATTERNS, strict=False)
    )
    drawn = tuple(
        (
            row,
            bar(
                f"bild-{row.anchor}",
                _unit_title(row, table.kinds),
                [
                    (_kronor(amount), pattern)
                    for amount, pattern in zip(row.amounts, KIND_PATTERNS, strict=False)
                ],
                largest,
            ),
        )
        for row in table.rows
    )
    return Bars(drawn, legend)


@register.simple_tag
def money_bars(table: MoneyTable) -> Bars:
    """Give each row a bar by kind of cost, where the amounts are kinds; else only the rows."""
    if not table.drawn:
        return Bars(tuple((row, None) for row in table.rows), ())
    patterns = [pattern_of_label(kind) for kind in table.kinds[1:]]
    totals = [_kronor(row.amounts[0]) for row in table.rows]
    largest = max(totals, default=0.0)
    drawn = tuple(
        (
            row,
            bar(
                f"bild-{row.anchor}",
                _money_title(row, table.kinds),
                [
                    (_kronor(amount), pattern)
                    for amount, pattern in zip(row.amounts[1:], patterns, strict=True)
                ],
                largest,
            ),
        )
        for row in table.rows
    )
    named = zip(table.kinds[1:], patterns, strict=True)
    return Bars(drawn, tuple(LegendItem(kind, pattern.name) for kind, pattern in named))


def pattern_of_label(kind: str) -> Pattern:
    """Give the pattern of a kind by its label; what is not told by kind has its own."""
    labels = [str(one.label) for one in CostKind]
    return KIND_PATTERNS[labels.index(kind)] if kind in labels else UNSPLIT_PATTERN


def _money_title(row: MoneyRow, kinds: Sequence[str]) -> str:
    parts = [
        f"{kind} {amount.label} kronor"
        for kind, amount in zip(kinds, row.amounts, strict=True)
        if amount
    ]
    return f"{row.title}: {', '.join(parts)}"


def _status_title(row: Tally, statuses: Sequence[Status]) -> str:
    parts = [
        f"{count} {status.label.lower()}"
        for count, status in zip(row.counts, statuses, strict=True)
        if count
    ]
    return f"{row.title}, {counted(row.rows, 'rad', 'rader', inside=True)}: {', '.join(parts)}"


def _unit_title(row: UnitBudget, kinds: Sequence[str]) -> str:
    parts = [
        f"{kind} {amount.label} kronor"
        for kind, amount in zip(kinds, row.amounts, strict=True)
        if amount
    ]
    return f"{row.name or row.short}: {', '.join(parts)}"


def _kronor(amount: Amount | None) -> float:
    """Kronor as a length to draw; a negative or missing amount has none."""
    return max(0.0, float(Decimal(amount.exact))) if amount else 0.0
