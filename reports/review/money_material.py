"""The money that a review looks at: this year's budget beside last year's."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budget.commenting.deviations import Deviation, read_deviations
from budget.models import BudgetLine, DifferenceReason
from budget.models.kinds import Series
from budget.queries import AllocatedAmount, lines_of, spread, total_of
from objects.models import ObjectPlan, Unit
from reports.content.object_plan.budget import control_notes
from reports.content.object_plan.ledger import read_ledger
from reports.content.object_plan.nodes import ControlNote


@dataclass(frozen=True)
class Money:
    """Every amount of the budget on the unit that bears it, and last year's to compare with.

    ``last_label`` says what that is ("budgeten för 2021"); it is empty when there is nothing.
    ``uncommented`` are the deviations of the plan's own year that ask for a comment.
    """

    lines: tuple[BudgetLine, ...]
    now: tuple[AllocatedAmount, ...]
    last: tuple[AllocatedAmount, ...]
    last_label: str
    controls: tuple[ControlNote, ...]
    reasons: tuple[DifferenceReason, ...]
    uncommented: tuple[Deviation, ...]


def read_money(plan: ObjectPlan) -> Money:
    """Read the money of ``plan`` and of the plan before; last year's budget before its forecast.

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    ledger = read_ledger(plan)
    last, label = _last_year(plan.predecessor())
    return Money(
        lines=ledger.lines,
        now=ledger.entries,
        last=last,
        last_label=label,
        controls=control_notes(plan, ledger),
        reasons=tuple(plan.difference_reasons.order_by("order", "pk")),
        uncommented=tuple(one for one in read_deviations(plan) if one.is_open),
    )


def _last_year(earlier: ObjectPlan | None) -> tuple[tuple[AllocatedAmount, ...], str]:
    if earlier is None:
        return (), ""
    for series, word in ((Series.BUDGET, "budgeten"), (Series.FORECAST, "prognosen")):
        found = tuple(spread(lines_of(earlier, series)))
        if found:
            return found, f"{word} för {earlier.year}"
    return (), ""


def summed(
    amounts: Iterable[AllocatedAmount], *, kind: str | None = None, unit: Unit | None = None
) -> Decimal | None:
    """The sum of the amounts of ``kind`` on ``unit``, None when there are none."""
    return total_of(
        one.amount for one in amounts if kind in (None, one.kind) and unit in (None, one.unit)
    )
