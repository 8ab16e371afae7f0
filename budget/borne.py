"""What units bear of many lines at once, shared and added up by the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from budget.allocation import Split
from budget.borne_sql import can_share, parts_of, shared_sums
from budget.models import BudgetLine, KeyShare
from budget.queries import unit_order
from objects.models import Unit

# What may be told apart besides the unit.
GROUPING = ("kind", "series", "plan")
NAMES = (*GROUPING, "forecast")
COLUMNS = {"kind": "kind", "series": "series", "plan": "plan_id", "forecast": "forecast"}


@dataclass(frozen=True, slots=True)
class Borne:
    """What ``unit`` bears (kr) of the lines of one kind, series, plan (primary key) and forecast.

    ``unit`` is None for what has no bearer. A field that was not asked for is None.
    """

    unit: Unit | None
    kind: str | None
    series: str | None
    plan: int | None
    forecast: int | None
    amount: Decimal


def borne_by_unit(lines: QuerySet[BudgetLine], by: Sequence[str] = GROUPING) -> list[Borne]:
    """What each unit bears of ``lines``, told apart by ``by``, to the öre (three queries).

    A fourth query reads the lines of keys that are too fine for the database to share by.

    The same to the öre as adding up :func:`budget.queries.spread`. A unit with a share of 0 bears
    0. Rows come in the units' order, what has no bearer last.

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    splits, units = _splits(lines), {unit.pk: unit for unit in Unit.objects.all()}
    codes = {unit.code: unit for unit in units.values()}
    columns = [COLUMNS[name] for name in by]
    sums: dict[tuple[Any, ...], int] = {}
    for unit, key, group, numbers in _rows(lines, columns, splits):
        named = dict(zip(by, group, strict=True))
        rest = tuple(named.get(name) for name in NAMES)
        if key is None:
            found = {units[unit] if unit else None: int(numbers[0])}
        else:
            found = {codes[code]: ore for code, ore in parts_of(numbers, splits[key]).items()}
        for bearer, ore in found.items():
            sums[bearer, *rest] = sums.get((bearer, *rest), 0) + ore
    rows = [
        Borne(unit, kind, series, plan, forecast, Decimal(ore).scaleb(-2))
        for (unit, kind, series, plan, forecast), ore in sums.items()
    ]
    return sorted(rows, key=_order)


def _rows(
    lines: QuerySet[BudgetLine], columns: Sequence[str], splits: dict[int, Split[str]]
) -> Iterator[tuple[int | None, int | None, Sequence[Any], Sequence[int]]]:
    """Unit, key, the values of ``columns`` and the numbers of :func:`budget.borne_sql.parts_of`.

    Keys that are too fine for the database are shared here, line by line.
    """
    fine = [key for key, split in splits.items() if not can_share(split)]
    shared = {key: split for key, split in splits.items() if key not in fine}
    width = 2 + len(columns)
    easy = lines.exclude(key__in=fine) if fine else lines
    for row in shared_sums(easy, columns, shared):
        yield row[0], row[1], row[2:width], row[width:]
    if not fine:
        return
    rest = lines.filter(key__in=fine).order_by()
    for key, amount, *group in rest.values_list("key_id", "amount", *columns):
        ore, split = int(amount.scaleb(2)), splits[key]
        parts = split.allocate_ore(ore)
        lacks = (split.denominator * parts[code] - weight * ore for code, weight in split.members)
        yield None, key, group, (ore, *lacks)


def _splits(lines: QuerySet[BudgetLine]) -> dict[int, Split[str]]:
    """The keys that ``lines`` use, ready to divide by unit code."""
    shares = KeyShare.objects.filter(key__in=lines.order_by().values("key"))
    by_key: dict[int, dict[str, Fraction]] = {}
    for share in shares.order_by().select_related("unit"):
        by_key.setdefault(share.key_id, {})[share.unit.code] = share.share
    return {key: Split.of(found) for key, found in by_key.items()}


def _order(one: Borne) -> tuple[Any, ...]:
    rest = (one.plan or 0, one.series or "", one.kind or "", one.forecast or 0)
    return (*unit_order(one.unit), *rest)
