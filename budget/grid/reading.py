"""What the cells of a grid hold, now and when someone opened it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max, OuterRef, Subquery

from budget.grid.rows import Identity, Place
from budget.grid.scope import Scope
from budget.models import BudgetLine
from budget.models.kinds import Period, Series
from budget.revisions import Revised, with_revisions
from objects.models import ObjectPlan

Cells = dict[Place, Revised]


def placed(lines: Iterable[BudgetLine]) -> Cells:
    """Put lines in number order, revisions among them, in the cells where they stand."""
    cells: Cells = {}
    seen: dict[Place, int] = {}
    for held in with_revisions(lines):
        row, part = Identity.of(held.line), Period(held.line.period)
        earlier = seen.get((row, part), 0)
        seen[row, part] = earlier + 1
        cells[row.after(earlier), part] = held
    return cells


def like_rows(scope: Scope, cells: Cells) -> dict[Identity, BudgetLine]:
    """A line for each row of the grid, in order.

    A forecast and an outcome have a row for each of the budget's, filled or not, and then what is
    theirs alone (one query).
    """
    first = {} if scope.series == Series.BUDGET else placed(scope.budget.lines())
    pairs = (*first.items(), *cells.items())
    return {row: held.line for (row, _), held in pairs}


def revision_of_grid(plan: ObjectPlan) -> int:
    """The number of the latest change of any line of ``plan``, 0 for none (one query)."""
    found = _records().filter(plan_id=plan.pk).aggregate(last=Max("history_id"))
    return found["last"] or 0


def lines_at(scope: Scope, revision: int, now: Iterable[BudgetLine]) -> list[BudgetLine]:
    """The lines of ``scope`` as they were at ``revision``, when those of ``now`` are there.

    One query when nothing has changed since, else two.
    """
    later = _records().filter(plan_id=scope.plan.pk, history_id__gt=revision)
    changed = set(later.values_list("id", flat=True))
    if not changed:
        return list(now)
    untouched = [line for line in now if line.pk not in changed]
    before = _records().filter(id=OuterRef("id"), history_id__lte=revision)
    last = Subquery(before.order_by("-history_id").values("history_id")[:1])
    records = _records().filter(id__in=later.values("id"), history_id=last)
    stood = [record.instance for record in records.exclude(history_type="-")]
    for line in stood:
        line.plan = scope.plan
    kept = [*untouched, *(line for line in stood if scope.holds(line))]
    return sorted(kept, key=lambda line: (line.number, line.pk))


@dataclass(frozen=True)
class Writer:
    """Who changed a cell last, and when; ``who`` is empty for a command on the server."""

    who: str
    when: Any


def writers_since(plan: ObjectPlan, revision: int) -> dict[Place, Writer]:
    """Who changed which cells of ``plan`` since ``revision``, rows unnumbered (one query)."""
    records = _records().filter(plan_id=plan.pk, history_id__gt=revision)
    found = {}
    for record in records.select_related("history_user").order_by("history_id"):
        place = (Identity.of(record.instance), Period(record.period))
        found[place] = Writer(str(record.history_user or ""), record.history_date)
    return found


def amount_in(cells: Cells, place: Place) -> Decimal | None:
    """What a cell holds, None when it is empty."""
    held = cells.get(place)
    return None if held is None else held.amount


def _records() -> Any:
    return BudgetLine.history.model.objects
