"""The first line of a comparison: "3 mål ändrade, 2 aktiviteter tillkom, budget +412 000,00"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reports.comparing.comparison import Comparison, Difference, How
from reports.comparing.fields import kronor
from reports.comparing.labels import noun_of
from reports.content.amounts import difference
from reports.content.object_plan.nodes import ObjectPlanContent
from reports.content.parts import Document

# Told by the budget's difference, or not worth a reader's first glance.
QUIET = {"UnitBudget", "SummaryRow", "Share", "KindRow"}
# Counted even where they came or went with what they stand in.
SUBSTANCE = {"LongTermGoal", "SubGoal", "ActivityRow", "Row", "ComponentRow"}
ALIKE = "Inget skiljer."
_ORDER: tuple[How, ...] = ("changed", "added", "removed", "moved")
VERBS: dict[How, tuple[str, str, str]] = {
    "changed": ("ändrad", "ändrat", "ändrade"),
    "added": ("tillkom", "tillkom", "tillkom"),
    "removed": ("togs bort", "togs bort", "togs bort"),
    "moved": ("flyttad", "flyttat", "flyttade"),
}


def summary(comparison: Comparison) -> str:
    """Say in one line what differs; "Inget skiljer." when nothing does."""
    if not comparison.differences:
        return ALIKE
    told = Counter(_counted(comparison.differences))
    phrases = [_phrase(kind, _ORDER[how], number) for (how, kind), number in sorted(told.items())]
    money = budget_change(comparison.old, comparison.new)
    return ", ".join(filter(None, [*phrases, money])) or "fördelningen av kostnader ändrad"


def _counted(differences: tuple[Difference, ...]) -> Iterator[tuple[int, str]]:
    lone = {part for each in differences for part in _alone(each)}
    for each in differences:
        part = each.new or each.old
        assert part is not None
        inside = part.parent in lone and each.kind not in SUBSTANCE
        if each.kind not in QUIET and not inside:
            yield _ORDER.index(each.how), each.kind


def _alone(each: Difference) -> Iterator[object]:
    if each.how in ("added", "removed"):
        yield each.new or each.old


def _phrase(kind: str, how: How, number: int) -> str:
    noun = noun_of(kind)
    one, neuter, many = VERBS[how]
    verb = many if number > 1 else neuter if noun.neuter else one
    return f"{noun.counted(number)} {verb}"


def budget_change(old: Document, new: Document) -> str:
    """Say by how much the budget of two plans differs: "budget +412 000,00", if it does."""
    if not (isinstance(old, ObjectPlanContent) and isinstance(new, ObjectPlanContent)):
        return ""
    before, after = old.budget.by_unit.total.total, new.budget.by_unit.total.total
    change = difference(kronor(after) - kronor(before))
    return f"budget {change.label}" if change and kronor(change) else ""
