"""Budget per nämnd as a small table, for the start page and the pages of objects."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from budget.allocation import AllocationError
from budget.models import BudgetLine
from budget.models.kinds import CostKind, Series
from budget.queries import AllocatedAmount, spread
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
    borne: dict[Unit, dict[str, Decimal]] = {}
    for part in parts:
        assert part.unit is not None
        assert part.kind is not None
        by_kind = borne.setdefault(part.unit, {})
        by_kind[part.kind] = by_kind.get(part.kind, Decimal(0)) + part.amount
    kinds = [kind for kind in CostKind if any(kind in by_kind for by_kind in borne.values())]
    units = sorted(borne, key=lambda unit: (unit.order, unit.code))
    zero = Decimal(0)
    whole = {kind: sum((borne[unit].get(kind, zero) for unit in units), zero) for kind in kinds}
    return BudgetTable(
        tuple(str(kind.label) for kind in kinds),
        tuple(
            UnitRow(unit, _amounts(kinds, borne[unit]), sum(borne[unit].values(), zero))
            for unit in units
        ),
        _amounts(kinds, whole),
        sum(whole.values(), zero) if parts else None,
    )


def _amounts(kinds: list[CostKind], by_kind: Mapping[Any, Decimal]) -> tuple[KindAmount, ...]:
    return tuple(KindAmount(str(kind.label), by_kind.get(kind)) for kind in kinds)
