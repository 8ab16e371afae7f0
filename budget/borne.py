"""What units bear of many lines at once, added up by the database.

What a key gives depends on the amount only through its remainder by the key's denominator: every
whole multiple of the denominator falls exactly by the weights. So the database adds up the lines
of each key and remainder, and the öre left over are dealt out once for each remainder.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, Func, QuerySet, Sum, Value, When

from budget.allocation import Split
from budget.models import BudgetLine, KeyShare
from objects.models import Unit

# What may be told apart besides the unit.
GROUPING = ("kind", "series", "plan")
# Larger denominators than any amount has öre leave each amount as its own remainder.
MOST_ORE = 10**17


@dataclass(frozen=True, slots=True)
class Borne:
    """What ``unit`` bears (kr) of the lines of one kind, series and plan (its primary key).

    ``unit`` is None for what has no bearer. A field that was not asked for is None.
    """

    unit: Unit | None
    kind: str | None
    series: str | None
    plan: int | None
    amount: Decimal


class Ore(Func):
    """An amount in kronor as a whole number of öre."""

    template = "CAST(ROUND(%(expressions)s * 100) AS bigint)"
    output_field = BigIntegerField()


def borne_by_unit(lines: QuerySet[BudgetLine], by: Sequence[str] = GROUPING) -> list[Borne]:
    """What each unit bears of ``lines``, told apart by ``by``, to the öre (three queries).

    The same to the öre as adding up :func:`budget.queries.spread`. A unit with a share of 0 bears
    0. Rows come in the units' order, what has no bearer last.

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    splits, units = _splits(lines), {unit.pk: unit for unit in Unit.objects.all()}
    codes = {unit.code: unit for unit in units.values()}
    sums: dict[tuple[Any, ...], int] = {}
    for row in _grouped(lines, by, splits):
        group = tuple(row.get(name) for name in GROUPING)
        if row["key"] is None:
            borne = [(units.get(row["unit"]), int(row["total"]))]
        else:
            borne = [(codes[code], ore) for code, ore in _parts(row, splits[row["key"]])]
        for unit, ore in borne:
            place = (unit, *group)
            sums[place] = sums.get(place, 0) + ore
    found = [Borne(*place, Decimal(ore).scaleb(-2)) for place, ore in sums.items()]
    return sorted(found, key=_order)


def _splits(lines: QuerySet[BudgetLine]) -> dict[int, Split[str]]:
    """The keys that ``lines`` use, ready to divide by unit code."""
    shares = KeyShare.objects.filter(key__in=lines.order_by().values("key"))
    by_key: dict[int, dict[str, Fraction]] = {}
    for share in shares.order_by().select_related("unit"):
        by_key.setdefault(share.key_id, {})[share.unit.code] = share.share
    return {key: Split.of(found) for key, found in by_key.items()}


def _grouped(
    lines: QuerySet[BudgetLine], by: Sequence[str], splits: dict[int, Split[str]]
) -> Iterable[dict[str, Any]]:
    """The lines added up in öre (``total``, ``number``) for each bearer and remainder."""
    keys: dict[int, list[int]] = {}
    for key, split in splits.items():
        keys.setdefault(min(split.denominator, MOST_ORE), []).append(key)
    cases = [When(key__in=found, then=Value(divisor)) for divisor, found in keys.items()]
    divisor = Case(*cases, default=Value(1), output_field=BigIntegerField())
    prepared = lines.order_by().annotate(ore=Ore("amount"))
    prepared = prepared.annotate(remainder=F("ore") % divisor)
    grouped = prepared.values("unit", "key", "remainder", *by)
    return grouped.annotate(total=Sum("ore"), number=Count("pk"))


def _parts(row: dict[str, Any], split: Split[str]) -> Iterable[tuple[str, int]]:
    """What each unit code bears of a group of lines with one key and remainder, in öre."""
    number, remainder = row["number"], int(row["remainder"])
    wholes, _ = divmod(int(row["total"]) - number * remainder, split.denominator)
    rests = split.allocate_ore(remainder)
    return ((code, weight * wholes + number * rests[code]) for code, weight in split.members)


def _order(one: Borne) -> tuple[Any, ...]:
    unit = (True, 0, "") if one.unit is None else (False, one.unit.order, one.unit.code)
    return (*unit, one.plan or 0, one.series or "", one.kind or "")
