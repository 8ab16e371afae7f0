"""Many amounts of a plan written at once, all or none, in few queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from budget.models import BudgetLine
from budget.models.kinds import Series
from budget.revisions import current_amounts, is_decided
from budget.services.lines import NO_REASON, next_number, revision_of_line
from objects.models import ObjectPlan, User
from objects.permissions import Action, require
from objects.recording import Stamp, Writes, write
from objects.writing import lock


@dataclass(slots=True)
class LineWrites:
    """New lines of a plan, and what stored ones shall come to in kronor (None: no longer stand)."""

    new: list[BudgetLine] = field(default_factory=list)
    amounts: list[tuple[BudgetLine, Decimal | None]] = field(default_factory=list)


@transaction.atomic
def write_lines(
    *, plan: ObjectPlan, wanted: LineWrites, user: User | None, reason: str = ""
) -> None:
    """Write ``wanted`` in ``plan``, with a record in the history for each line.

    In a decided budget, and where a line is revised already, each change is a revision for
    ``reason``; an amount that no longer stands is revised to zero. Six queries and one for each
    line that is removed. That the lines are as the writer read them is the caller's to see to.

    Raises:
        PermissionDenied: the user may not edit the budget of the plan's object.
        ValidationError: a line breaks a rule, or a revision has no reason.
    """
    require(user, Action.EDIT_BUDGET, plan.object)
    lock(plan)
    writes = _writes(plan, wanted, reason)
    if not reason.strip() and any(line.revises_id for line in writes.new):
        raise ValidationError({"revision_reason": NO_REASON}, code="no_reason")
    _check(writes.new + writes.changed)
    for number, line in enumerate(writes.new, start=next_number(plan)):
        line.number = number
    write(BudgetLine, writes, ["amount"], Stamp(user, reason))


def _writes(plan: ObjectPlan, wanted: LineWrites, reason: str) -> Writes[BudgetLine]:
    stored = [line for line, _ in wanted.amounts]
    revised = set(BudgetLine.objects.filter(revises__plan=plan).values_list("revises", flat=True))
    current = current_amounts(stored)
    decided = is_decided(plan)
    writes = Writes(new=_added(wanted.new, reason if decided else "", decided=decided))
    for line, amount in wanted.amounts:
        if line.series == Series.BUDGET and (decided or line.pk in revised):
            difference = (amount or Decimal(0)) - current[line.pk]
            writes.new += [revision_of_line(line, difference, reason)] if difference else []
        elif amount is None:
            writes.removed.append(line)
        elif amount != line.amount:
            line.amount = amount
            writes.change(line)
    return writes


def _added(lines: Iterable[BudgetLine], reason: str, *, decided: bool) -> list[BudgetLine]:
    added = list(lines)
    for line in added:
        if decided and line.series == Series.BUDGET:
            if not reason.strip():
                raise ValidationError({"revision_reason": NO_REASON}, code="no_reason")
            line.revision_reason = reason.strip()
    return added


def _check(lines: Iterable[BudgetLine]) -> None:
    """The rules that need no query of their own; those of the database hold besides."""
    relations = [one.name for one in BudgetLine._meta.fields if one.is_relation]
    for line in lines:
        line.clean_fields(exclude=[*relations, "number", "id"])
        line.clean()
