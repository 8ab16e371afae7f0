"""Budget per nämnd as a small table, for the start page and the pages of objects."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from budget.allocation import AllocationError
from budget.models import BudgetLine
from budget.models.kinds import CostKind, Series
from budget.queries import AllocatedAmount, spread, totals, totals_by, unit_order
from objects.models import ObjectPlan, Unit


@dataclass(frozen=True)
class KindAmount:
    """An amount of one kind in kronor; None where there is none."""

    kind: str
    amount: Decimal | None


@dataclass(frozen=True)
class UnitRow:
    """What one nämnd bears, in kronor; ``amounts`` follow the kinds of the table."""

    unit: Unit
    amounts: tuple[KindAmount, ...]
    total: Decimal


@dataclass(frozen=True)
class BudgetTable:
    """Budget per nämnd and kind; ``fault`` tells in Swedish why it cannot be shared out."""

    kinds: tuple[str, ...] = ()
    rows: tuple[UnitRow, ...] = ()
    sums: tuple[KindAmount, ...] = ()
    total: Decimal | None = None
    fault: str = ""


def budget_table(plans: QuerySet[ObjectPlan] | Iterable[ObjectPlan]) -> BudgetTable:
    """What each nämnd bears of the budget of ``plans``, keys shared out (three queries)."""
    lines = (
        BudgetLine.objects.filter(plan__in=plans, series=Series.BUDGET)
        .select_related("unit", "key")
        .prefetch_related("key__shares__unit")
    )
    try:
        return _table(spread(lines))
    except AllocationError as error:
        return BudgetTable(fault=str(error))


def _table(parts: list[AllocatedAmount]) -> BudgetTable:
    borne = totals_by(parts, lambda part: part.unit)
    whole = totals(parts)
    kinds = [CostKind(kind) for kind in whole.by_kind if kind] if whole else []
    return BudgetTable(
        tuple(str(kind.label) for kind in kinds),
        tuple(
            UnitRow(unit, _amounts(kinds, borne[unit].by_kind), borne[unit].total)
            for unit in sorted(borne, key=unit_order)
            if unit
        ),
        _amounts(kinds, whole.by_kind if whole else {}),
        whole.total if whole else None,
    )


def _amounts(kinds: list[CostKind], by_kind: Mapping[Any, Decimal]) -> tuple[KindAmount, ...]:
    return tuple(KindAmount(str(kind.label), by_kind.get(kind)) for kind in kinds)
