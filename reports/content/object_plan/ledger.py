"""The budget lines of a plan, shared out on the units that pay them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budget.allocation import allocate
from budget.models import BudgetLine, DistributionKey
from budget.models.kinds import CostKind, Series
from objects.models import ObjectPlan, Unit


@dataclass(frozen=True)
class Entry:
    """What one unit pays of one line, in kronor to the öre; ``key`` is None for its own lines."""

    line: BudgetLine
    unit: Unit
    key: DistributionKey | None
    kind: str
    amount: Decimal


@dataclass(frozen=True)
class Ledger:
    """All entries of a plan's budget."""

    lines: tuple[BudgetLine, ...]
    entries: tuple[Entry, ...]

    @property
    def units(self) -> list[Unit]:
        """The units that pay something, in their order."""
        units = {entry.unit.pk: entry.unit for entry in self.entries}
        return sorted(units.values(), key=lambda unit: (unit.order, unit.code))

    @property
    def kinds(self) -> list[str]:
        """The kinds of cost that occur, in the order of ``CostKind``."""
        occurring = {entry.kind for entry in self.entries}
        return [kind for kind in CostKind.values if kind in occurring]

    @property
    def keys(self) -> list[DistributionKey]:
        """The keys that share some line, in the order in which they first occur."""
        keys = {entry.key.pk: entry.key for entry in self.entries if entry.key is not None}
        return list(keys.values())

    @property
    def total(self) -> Decimal:
        """The sum of all lines."""
        return sum((line.amount for line in self.lines), Decimal(0))

    def paid(
        self,
        *,
        unit: Unit | None = None,
        kind: str | None = None,
        key: DistributionKey | None = None,
        own: bool = False,
    ) -> Decimal | None:
        """Sum what ``unit`` pays of ``kind`` through ``key``; what is not given does not matter.

        ``own`` leaves out what comes through keys. None when there is nothing, which is not zero.
        """
        return total_of(
            entry.amount
            for entry in self.entries
            if unit in (None, entry.unit)
            and kind in (None, entry.kind)
            and key in (None, entry.key)
            and not (own and entry.key)
        )


def read_ledger(plan: ObjectPlan) -> Ledger:
    """Read the budget of ``plan`` (three queries).

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    lines = tuple(
        BudgetLine.objects.filter(plan=plan, series=Series.BUDGET)
        .select_related("unit", "key")
        .prefetch_related("key__shares__unit")
        .order_by("number")
    )
    return Ledger(lines, tuple(entry for line in lines for entry in _entries(line)))


def read_forecast(plan: ObjectPlan) -> dict[str | None, Decimal]:
    """Read last year's forecast by kind, None for what has no kind (two queries)."""
    earlier = plan.predecessor()
    if earlier is None:
        return {}
    sums: dict[str | None, Decimal] = {}
    for line in BudgetLine.objects.filter(plan=earlier, series=Series.FORECAST):
        sums[line.kind] = sums.get(line.kind, Decimal(0)) + line.amount
    return sums


def total_of(amounts: Iterable[Decimal]) -> Decimal | None:
    """Sum ``amounts``; None when there are none."""
    found = list(amounts)
    return sum(found, Decimal(0)) if found else None


def _entries(line: BudgetLine) -> list[Entry]:
    kind = line.kind or CostKind.OTHER
    if line.unit is not None:
        return [Entry(line, line.unit, None, kind, line.amount)]
    if line.key is None:
        return []
    units = {share.unit.code: share.unit for share in line.key.shares.all()}
    shares = {share.unit.code: share.share for share in line.key.shares.all()}
    return [
        Entry(line, units[code], line.key, kind, amount)
        for code, amount in allocate(line.amount, shares).items()
    ]
