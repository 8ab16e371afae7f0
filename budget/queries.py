"""The one place where budget amounts are summed; every shown total comes from here.

Amounts are in kronor to the öre. A sum of nothing is None: empty is not zero.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from django.db.models import Count, Q, QuerySet, Sum

from activities.models import Activity
from budget.allocation import ORE, Split
from budget.models import BudgetLine, DistributionKey
from budget.models.kinds import CostKind, Series
from objects.models import Component, ObjectPlan, Unit

K = TypeVar("K", bound=Hashable)


class Portion(Protocol):
    """Something with an amount in kronor of some kind."""

    @property
    def kind(self) -> str | None:
        """A value of `CostKind`, None for what is not told by kind."""

    @property
    def amount(self) -> Decimal:
        """Kronor to the öre."""


P = TypeVar("P", bound=Portion)


@dataclass(frozen=True, slots=True)
class AllocatedAmount:
    """What one unit bears of one line; `share` is its share of the key, None without a key.

    `unit` is None for a forecast or outcome that is known only as a total.
    """

    line: BudgetLine
    unit: Unit | None
    kind: str | None
    amount: Decimal
    share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """The sum of some lines and its parts by kind, in the order of `CostKind`."""

    by_kind: Mapping[str | None, Decimal]
    total: Decimal


@dataclass(frozen=True, slots=True)
class GroupSum:
    """The sum of the lines of one series and kind, and how many they are."""

    series: str
    forecast: int | None
    kind: str | None
    amount: Decimal
    lines: int


@dataclass(frozen=True, slots=True)
class KeyEffect:
    """A key with its shares by unit, the lines that it shares and what falls on each unit."""

    key: DistributionKey
    shares: tuple[tuple[Unit, Fraction], ...]
    lines: tuple[BudgetLine, ...]
    total: Decimal
    by_unit: tuple[tuple[Unit, Decimal], ...]


def lines_of(plan: ObjectPlan, series: str = Series.BUDGET) -> tuple[BudgetLine, ...]:
    """The lines of a plan in number order with unit, component and key shares (three queries).

    Of the forecasts only the latest: they say what the same money will be.
    """
    lines = BudgetLine.objects.filter(plan=plan, series=series).in_force()
    related = lines.select_related("unit", "key", "component")
    return tuple(related.prefetch_related("key__shares__unit").order_by("number", "pk"))


def lines_for(activity: Activity) -> QuerySet[BudgetLine]:
    """The budget lines that may pay for ``activity``, stored or not: its own and free ones.

    They belong to plans of the activity's object that hold in its year. Revisions follow the line
    that they revise.
    """
    year = activity.plan.year
    lines = BudgetLine.objects.filter(
        Q(activity=None) | Q(activity=activity.pk),
        series=Series.BUDGET,
        revises=None,
        plan__object=activity.object_id,
        plan__period_start__year__lte=year,
        plan__period_end__year__gte=year,
    )
    return lines.select_related("unit", "key", "component").order_by("plan", "number")


def allocated(plan: ObjectPlan, series: str = Series.BUDGET) -> list[AllocatedAmount]:
    """Every amount of a plan on the unit that bears it, line by line (three queries).

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    return spread(lines_of(plan, series))


def spread(lines: Iterable[BudgetLine]) -> list[AllocatedAmount]:
    """As :func:`allocated` for lines already read; units in their order within a line."""
    splits: dict[int, tuple[Split[str], dict[str, Unit], dict[str, Fraction]]] = {}
    found: list[AllocatedAmount] = []
    for line in lines:
        if line.key is None:
            found.append(AllocatedAmount(line, line.unit, line.kind, line.amount))
            continue
        if line.key.pk not in splits:
            splits[line.key.pk] = _prepared(line.key)
        split, units, shares = splits[line.key.pk]
        parts = split.allocate(line.amount)
        found += [
            AllocatedAmount(line, unit, line.kind, parts[code], shares[code])
            for code, unit in units.items()
        ]
    return found


def _prepared(key: DistributionKey) -> tuple[Split[str], dict[str, Unit], dict[str, Fraction]]:
    rows = sorted(key.shares.all(), key=lambda row: (row.unit.order, row.unit.code))
    shares = {row.unit.code: row.share for row in rows}
    return Split.of(shares), {row.unit.code: row.unit for row in rows}, shares


def total_of(amounts: Iterable[Decimal]) -> Decimal | None:
    """Sum ``amounts``; None when there are none."""
    found = list(amounts)
    return sum(found, Decimal(0)) if found else None


def amount_of(lines: Iterable[BudgetLine]) -> Decimal:
    """Sum of lines already read, zero when there are none."""
    return total_of(line.amount for line in lines) or Decimal(0)


def sum_of(lines: QuerySet[BudgetLine]) -> Decimal | None:
    """Sum of a query set of lines, computed by the database over all its pages."""
    amount = lines.aggregate(amount=Sum("amount"))["amount"]
    return None if amount is None else Decimal(amount).quantize(ORE)


def series_totals(plan: ObjectPlan) -> dict[str, Decimal]:
    """Total of each series that has lines (one query)."""
    rows = BudgetLine.objects.filter(plan=plan).in_force().order_by().values("series")
    found = {row["series"]: row["amount"] for row in rows.annotate(amount=Sum("amount"))}
    return {name: found[name].quantize(ORE) for name in Series.values if name in found}


def sums_by(lines: QuerySet[BudgetLine], *fields: str) -> dict[tuple[Any, ...], Decimal]:
    """Sums by the values of ``fields``, computed by the database (one query)."""
    rows = lines.order_by().values_list(*fields).annotate(Sum("amount"))
    return {tuple(values): amount.quantize(ORE) for *values, amount in rows}


def group_sums(lines: QuerySet[BudgetLine]) -> list[GroupSum]:
    """Sums by series and kind, computed by the database over all pages of the lines (one query).

    Numbered forecasts stand apart: they say what the same money will be.
    """
    rows = lines.order_by().values_list("series", "forecast", "kind")
    summed = rows.annotate(Sum("amount"), Count("pk"))
    return [
        GroupSum(series, forecast, kind, amount.quantize(ORE), number)
        for series, forecast, kind, amount, number in summed
    ]


def totals_by(amounts: Iterable[P], of: Callable[[P], K]) -> dict[K, Totals]:
    """Sum amounts by what ``of`` says of them, in order of first meeting."""
    found: dict[K, list[P]] = {}
    for item in amounts:
        found.setdefault(of(item), []).append(item)
    return {key: summed for key, items in found.items() if (summed := totals(items))}


def totals(amounts: Iterable[Portion]) -> Totals | None:
    """Sum amounts by kind and in all; None when there are none."""
    by_kind: dict[str | None, Decimal] = {}
    for item in amounts:
        by_kind[item.kind] = by_kind.get(item.kind, Decimal(0)) + item.amount
    if not by_kind:
        return None
    ordered = {kind: by_kind[kind] for kind in (*CostKind.values, None) if kind in by_kind}
    return Totals(ordered, sum(ordered.values(), Decimal(0)))


def totals_by_unit(
    plan: ObjectPlan, series: str = Series.BUDGET
) -> list[tuple[Unit | None, Totals]]:
    """Totals of each unit that bears something, in the units' order, None last."""
    return by_unit(allocated(plan, series))


def by_unit(amounts: Iterable[AllocatedAmount]) -> list[tuple[Unit | None, Totals]]:
    """As :func:`totals_by_unit` for amounts already shared out."""
    found = totals_by(amounts, lambda item: item.unit)
    return sorted(found.items(), key=lambda pair: unit_order(pair[0]))


def unit_order(unit: Unit | None) -> tuple[bool, int, str]:
    """What units are sorted by: their order, then what nobody bears alone."""
    return (True, 0, "") if unit is None else (False, unit.order, unit.code)


def totals_by_component(
    plan: ObjectPlan, series: str = Series.BUDGET
) -> list[tuple[Component | None, Totals]]:
    """Totals of each component by name, what is common to the object (None) last."""
    by_component = totals_by(allocated(plan, series), lambda item: item.line.component)
    return sorted(by_component.items(), key=lambda pair: component_order(pair[0]))


def component_order(component: Component | None) -> tuple[bool, str]:
    """What components are sorted by: their name, then what is common to the object."""
    return component is None, component.name if component else ""


def key_effects(plan: ObjectPlan, series: str = Series.BUDGET) -> list[KeyEffect]:
    """What each key that the plan uses does, in order of first use."""
    by_key: dict[DistributionKey, list[BudgetLine]] = {}
    for line in lines_of(plan, series):
        if line.key is not None:
            by_key.setdefault(line.key, []).append(line)
    return [_effect(key, lines) for key, lines in by_key.items()]


def _effect(key: DistributionKey, lines: list[BudgetLine]) -> KeyEffect:
    _, units, shares = _prepared(key)
    falls = dict.fromkeys(units, Decimal(0))
    for item in spread(lines):
        assert item.unit is not None
        falls[item.unit.code] += item.amount
    return KeyEffect(
        key,
        tuple((unit, shares[code]) for code, unit in units.items()),
        tuple(lines),
        amount_of(lines),
        tuple((unit, falls[code]) for code, unit in units.items()),
    )
