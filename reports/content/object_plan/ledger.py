"""The budget lines of a plan, shared out on the units that pay them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from budget.models import BudgetLine, DistributionKey
from budget.models.kinds import CostKind, Series
from budget.queries import AllocatedAmount, amount_of, lines_of, spread, sums_by, total_of
from objects.models import ObjectPlan, Unit


@dataclass(frozen=True)
class Ledger:
    """All entries of a plan's budget."""

    lines: tuple[BudgetLine, ...]
    entries: tuple[AllocatedAmount, ...]

    @property
    def units(self) -> list[Unit]:
        """The units that pay something, in their order."""
        units = {entry.unit.pk: entry.unit for entry in self.entries if entry.unit is not None}
        return sorted(units.values(), key=lambda unit: (unit.order, unit.code))

    @property
    def kinds(self) -> list[str]:
        """The kinds of cost that occur, in the order of ``CostKind``."""
        occurring = {entry.kind for entry in self.entries}
        return [kind for kind in CostKind.values if kind in occurring]

    @property
    def keys(self) -> list[DistributionKey]:
        """The keys that share some line, in the order in which they first occur."""
        keys = {line.key.pk: line.key for line in self.lines if line.key is not None}
        return list(keys.values())

    @property
    def posts(self) -> list[BudgetLine]:
        """The lines without the revisions of other lines."""
        return [line for line in self.lines if line.revises_id is None]

    @property
    def decided(self) -> "Ledger":
        """The budget without what has been revised since it was decided."""
        return Ledger(
            tuple(line for line in self.lines if not line.revision_reason),
            tuple(entry for entry in self.entries if not entry.line.revision_reason),
        )

    @property
    def total(self) -> Decimal:
        """The sum of all lines."""
        return amount_of(self.lines)

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
            and key in (None, entry.line.key)
            and not (own and entry.line.key)
        )


def read_ledger(plan: ObjectPlan) -> Ledger:
    """Read the budget of ``plan`` (three queries).

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    lines = lines_of(plan)
    return Ledger(lines, tuple(spread(lines)))


@dataclass(frozen=True)
class Forecast:
    """What the period before was expected to cost: sums by kind, None for what has no kind.

    ``year`` is that of the plan before, or the year before where there is none.
    """

    year: int
    sums: Mapping[str | None, Decimal]


def read_forecast(plan: ObjectPlan) -> Forecast:
    """Read the forecast of the plan before (two queries)."""
    earlier = plan.predecessor()
    if earlier is None:
        return Forecast(plan.year - 1, {})
    lines = BudgetLine.objects.filter(plan=earlier, series=Series.FORECAST).in_force()
    return Forecast(
        earlier.year, {kind: amount for (kind,), amount in sums_by(lines, "kind").items()}
    )
