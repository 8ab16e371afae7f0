"""What there is to tell of one allocated amount: line, key, rounding, source and changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budget.explaining.rounding import Sharing, UnitPart, explain
from budget.explaining.words import percent_words
from budget.models import BudgetLine
from budget.models.kinds import CostKind, Series
from budget.queries import AllocatedAmount, Totals, allocated, by_unit, totals
from objects.changes import RowChange, changes_of
from objects.models import ObjectPlan, Unit

UNKNOWN_KIND = "Ej delat"


@dataclass(frozen=True)
class LineStory:
    """Why a line falls as it does; ``chosen`` is the part of the unit that was asked about."""

    line: BudgetLine
    sharing: Sharing | None
    chosen: UnitPart | None
    changes: tuple[RowChange, ...]


@dataclass(frozen=True)
class PartOfSum:
    """One amount of a sum (kr) and how it got there: the share of the key, or empty."""

    line: BudgetLine
    share: str
    amount: Decimal


@dataclass(frozen=True)
class SumStory:
    """The amounts that make up what a unit bears of a kind (empty: of all kinds)."""

    unit: Unit
    kind: str
    kind_label: str
    parts: tuple[PartOfSum, ...]
    total: Decimal


@dataclass(frozen=True)
class KindSum:
    """What a unit bears of one kind, None where it bears nothing."""

    kind: str
    label: str
    amount: Decimal | None


@dataclass(frozen=True)
class UnitSums:
    """What a unit bears by kind and in all; ``unit`` is None for what has no bearer."""

    unit: Unit | None
    by_kind: tuple[KindSum, ...]
    total: Decimal


@dataclass(frozen=True)
class PlanStory:
    """Every sum of a plan's series, each of which can be asked about."""

    kinds: tuple[str, ...]
    rows: tuple[UnitSums, ...]
    sums: tuple[KindSum, ...]
    total: Decimal | None


def line_story(line: BudgetLine, unit: str = "") -> LineStory | None:
    """Tell of ``line``, and of what the unit with the code ``unit`` bears of it.

    None when that unit bears no part of it. The key's shares shall be prefetched.

    Raises:
        AllocationError: the shares of the key do not sum to the whole.
    """
    sharing = explain(line.amount, line.key) if line.key else None
    parts = sharing.parts if sharing else ()
    chosen = next((part for part in parts if part.unit.code == unit), None)
    bears_alone = line.unit is not None and line.unit.code == unit
    if unit and chosen is None and not bears_alone:
        return None
    return LineStory(line, sharing, chosen, changes_of(line))


def sum_story(
    plan: ObjectPlan, unit: str, kind: str = "", series: str = Series.BUDGET
) -> SumStory | None:
    """The amounts of ``plan`` that fall on the unit with the code ``unit``; None without any.

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    found = [
        one
        for one in allocated(plan, series)
        if one.unit is not None and one.unit.code == unit and kind in ("", one.kind)
    ]
    if not found or found[0].unit is None:
        return None
    parts = tuple(PartOfSum(one.line, _share(one), one.amount) for one in found)
    label = str(CostKind(kind).label) if kind else ""
    total = sum((part.amount for part in parts), Decimal(0))
    return SumStory(found[0].unit, kind, label, parts, total)


def _share(one: AllocatedAmount) -> str:
    return "" if one.share is None else percent_words(one.share)


def plan_story(plan: ObjectPlan, series: str = Series.BUDGET) -> PlanStory:
    """The sums of ``plan`` by unit and kind (three queries).

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    parts = allocated(plan, series)
    found, whole = by_unit(parts), totals(parts)
    kinds = _kinds(sums for _, sums in found)
    return PlanStory(
        kinds=tuple(map(_kind_label, kinds)),
        rows=tuple(UnitSums(unit, _by_kind(kinds, sums), sums.total) for unit, sums in found),
        sums=_by_kind(kinds, whole) if whole else (),
        total=whole.total if whole else None,
    )


def _kinds(found: Iterable[Totals]) -> list[CostKind | None]:
    occurring = {kind for sums in found for kind in sums.by_kind}
    return [kind for kind in (*CostKind, None) if kind in occurring]


def _by_kind(kinds: list[CostKind | None], sums: Totals) -> tuple[KindSum, ...]:
    return tuple(KindSum(kind or "", _kind_label(kind), sums.by_kind.get(kind)) for kind in kinds)


def _kind_label(kind: CostKind | None) -> str:
    return str(kind.label) if kind else UNKNOWN_KIND
