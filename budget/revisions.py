"""Decided budgets and what has been revised since: what was decided, and what holds now.

A revision is a budget line with a reason. Its amount is added to that of the line that it revises,
or stands alone where it brings in a new post. Amounts are in kronor; a sum of nothing is None.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, QuerySet, Sum, When

from budget.allocation import ORE
from budget.models import BudgetLine
from budget.models.kinds import Series
from objects.models import ObjectPlan, PlanVersion

DECIDED = (PlanVersion.Stage.DECIDED, PlanVersion.Stage.REVISED)


@dataclass(frozen=True, slots=True)
class Revised:
    """A line as it was decided, and its revisions in number order."""

    line: BudgetLine
    revisions: tuple[BudgetLine, ...] = ()

    @property
    def amount(self) -> Decimal:
        """What holds now, in kronor."""
        return sum((one.amount for one in self.revisions), self.line.amount)


@dataclass(frozen=True, slots=True)
class BudgetTotals:
    """The budget of a plan as decided, without revisions, and as it is now, with them."""

    decided: Decimal | None
    current: Decimal | None


def is_decided(plan: ObjectPlan) -> bool:
    """Tell whether a decided version of ``plan`` has been issued (one query)."""
    return plan.versions.filter(is_issued=True, stage__in=DECIDED).exists()


def decided_plans() -> QuerySet[ObjectPlan]:
    """The plans whose budget is decided; see :func:`is_decided`."""
    return ObjectPlan.objects.filter(versions__is_issued=True, versions__stage__in=DECIDED)


def revisions_among(lines: Iterable[BudgetLine]) -> tuple[BudgetLine, ...]:
    """The revisions among ``lines``, in their order: of other lines, and new posts."""
    return tuple(line for line in lines if line.revision_reason)


def with_revisions(lines: Iterable[BudgetLine]) -> list[Revised]:
    """Put each revision of ``lines`` under the line that it revises, in the order of the lines.

    A revision whose line is not among them stands for itself.
    """
    found = list(lines)
    under: dict[int, list[BudgetLine]] = {line.pk: [] for line in found if not line.revises_id}
    roots = []
    for line in found:
        if line.revises_id in under:
            under[line.revises_id].append(line)
        else:
            roots.append(line)
    return [Revised(line, tuple(under.get(line.pk, ()))) for line in roots]


def budget_totals(plan: ObjectPlan) -> BudgetTotals:
    """Add up the budget of ``plan``, without its revisions and with them (one query)."""
    decided = Sum(Case(When(revision_reason="", then="amount")))
    lines = BudgetLine.objects.filter(plan=plan, series=Series.BUDGET)
    row = lines.aggregate(decided=decided, current=Sum("amount"))
    return BudgetTotals(_exact(row["decided"]), _exact(row["current"]))


def current_amounts(lines: Sequence[BudgetLine]) -> dict[int, Decimal]:
    """What holds now of each stored line of ``lines``, by primary key (one query)."""
    revisions = BudgetLine.objects.filter(revises__in=[line.pk for line in lines])
    added = dict(revisions.order_by().values_list("revises").annotate(Sum("amount")))
    return {line.pk: line.amount + (_exact(added.get(line.pk)) or 0) for line in lines}


def _exact(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else Decimal(amount).quantize(ORE)
