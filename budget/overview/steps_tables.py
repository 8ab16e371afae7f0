"""The steps of a plan's money, and the revisions of its budget, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from budget.measuring.steps import Step
from budget.models import BudgetLine
from budget.models.kinds import CostKind
from budget.overview.tables import (
    KINDS,
    Cell,
    Mark,
    Row,
    Table,
    deviation_cells,
    kind_name,
    kinds_bar,
    kronor,
    legend,
)
from budget.queries import total_of
from budget.revisions import revisions_among


def steps_table(steps: list[Step], marks: Mapping[tuple[str, int | None], Mark]) -> Table:
    """The steps as a table, each with its amounts by kind and its distance from the budget."""
    kinds = tuple(kind for kind in KINDS if any(kind in one.sums.by_kind for one in steps))
    largest = float(max((one.sums.total for one in steps), default=Decimal(0)))
    compared = any(one.deviation is not None for one in steps)
    headings = ("Summa", *map(kind_name, kinds), *(("Avvikelse", "Procent") if compared else ()))
    rows = []
    for number, step in enumerate(steps, start=1):
        by_kind = [(kind, step.sums.by_kind.get(kind)) for kind in kinds]
        picture = kinds_bar(f"totalt-{number}", step.name, by_kind, max(largest, 0.0))
        mark = marks.get((step.series, step.forecast))
        departs = deviation_cells(step.deviation, step.base) if compared else ()
        cells = (*_sums(step, kinds), *departs)
        rows.append(Row(step.name, cells, step.note, "", picture, mark))
    title, note = "Totalt", deviation_note("summan i raden") if compared else ""
    return Table("totalt", title, "Serie", headings, tuple(rows), None, note, legend(kinds))


def _sums(step: Step, kinds: tuple[CostKind | None, ...]) -> tuple[Cell, ...]:
    by_kind = (kronor(kind_name(kind), step.sums.by_kind.get(kind)) for kind in kinds)
    return kronor("Summa", step.sums.total), *by_kind


def deviation_note(measured: str) -> str:
    """What a deviation is, in words."""
    return f"Avvikelse är {measured} minus budgeten: plus betyder dyrare än budgeterat."


def revisions_table(lines: Iterable[BudgetLine]) -> Table | None:
    """The revisions of a decided budget with their reasons; None when there are none."""
    revisions = revisions_among(lines)
    if not revisions:
        return None
    rows = tuple(_revision(line) for line in revisions)
    summed = total_of(line.amount for line in revisions)
    total = Row("Alla revideringar", (Cell("Skäl", "", ""), kronor("Belopp", summed)))
    return Table("revideringar", "Revideringar", "Post", ("Skäl", "Belopp"), rows, total)


def _revision(line: BudgetLine) -> Row:
    bearer = line.unit.code if line.unit else str(line.key or "")
    kind = kind_name(CostKind(line.kind) if line.kind else None)
    about = ", ".join(filter(None, (f"rad {line.number}", kind, bearer)))
    reason = Cell("Skäl", line.revision_reason, line.revision_reason)
    return Row(line.title or f"Rad {line.number}", (reason, kronor("Belopp", line.amount)), about)
