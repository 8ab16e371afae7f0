"""The grid saved: all that was sent, or nothing and everything that stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from budget.grid.merging import Merged, merge
from budget.grid.offers import fault_of_new
from budget.grid.posting import Posted
from budget.grid.reading import Cells, like_rows, lines_at, placed
from budget.grid.rows import Identity, Named, Place
from budget.grid.scope import Scope
from budget.models import BudgetLine
from budget.services.lines import NO_REASON
from budget.services.many_lines import LineWrites, write_lines
from objects.models import User
from objects.permissions import Action, require
from objects.writing import lock

EXISTS = "Raden finns redan. Skriv beloppet på den, i tabellen."
NO_AMOUNT = "Skriv ett belopp på den nya raden, eller töm den."


@dataclass(frozen=True)
class Outcome:
    """What came of it: ``saved`` is the number of amounts, None when nothing was saved."""

    merged: Merged
    saved: int | None = None
    reason_fault: str = ""


@transaction.atomic
def save_grid(*, scope: Scope, posted: Posted, offers: Named, user: User | None) -> Outcome:
    """Write what ``posted`` changes in the grid, unless there is a fault or a clash.

    Faults that are found here are put in ``posted``.

    Raises:
        PermissionDenied: the user may not edit the budget of the plan's object.
    """
    require(user, Action.EDIT_BUDGET, scope.plan.object)
    lock(scope.plan)
    lines = list(scope.lines())
    now = placed(lines)
    merged = merge(posted, placed(lines_at(scope, posted.revision, lines)), now)
    like = like_rows(scope, now)
    _check_rows(posted, merged, like.keys(), scope, offers)
    if posted.faults or posted.row_faults or posted.unreadable or merged.clashes:
        return Outcome(merged)
    wanted = _wanted(scope, merged, now, like, offers)
    try:
        write_lines(plan=scope.plan, wanted=wanted, user=user, reason=posted.reason)
    except ValidationError as error:
        if "revision_reason" not in getattr(error, "error_dict", {}):
            raise
        return Outcome(merged, reason_fault=NO_REASON)
    return Outcome(merged, saved=len(merged.changes))


def _check_rows(
    posted: Posted, merged: Merged, known: AbstractSet[Identity], scope: Scope, offers: Named
) -> None:
    asked = {row for row, _ in merged.changes} | ({posted.new} if posted.new else set())
    for row in asked - known:
        if fault := fault_of_new(row, scope, offers):
            posted.row_faults[row] = fault
    if posted.new and posted.new in known:
        posted.row_faults[posted.new] = EXISTS
    elif posted.new and not any(place[0] == posted.new for place in merged.changes):
        posted.row_faults.setdefault(posted.new, NO_AMOUNT)


def _wanted(
    scope: Scope,
    merged: Merged,
    now: Cells,
    like: Mapping[Identity, BudgetLine],
    offers: Named,
) -> LineWrites:
    wanted = LineWrites()
    for place, amount in merged.changes.items():
        if place in now:
            line = now[place].line
            line.plan = scope.plan
            wanted.amounts.append((line, amount))
        elif amount is not None:
            line = _line(scope, place, offers, like.get(place[0]))
            line.amount = amount
            wanted.new.append(line)
    return wanted


def _line(scope: Scope, place: Place, offers: Named, like: BudgetLine | None) -> BudgetLine:
    """A new line for a cell that was empty, for the same as ``like``, another of its row."""
    row, part = place
    return BudgetLine(
        plan=scope.plan,
        series=scope.series,
        forecast=scope.forecast,
        year=scope.stored_year,
        period=part.value,
        kind=row.kind or None,
        title=like.title if like else row.title,
        unit_id=row.unit,
        key=like.key if like else offers.keys.get(row.key or 0),
        component=like.component if like else offers.components.get(row.component or 0),
        activity_id=row.activity,
        goal_id=row.goal,
    )
