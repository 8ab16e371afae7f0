"""Builds the appendix that explains how shared costs fall; only asked for when it is wanted."""

from collections.abc import Mapping

from django.utils import timezone

from budget.explaining.rounding import UnitPart, explain
from budget.models import BudgetLine, DistributionKey
from budget.queries import lines_of
from objects.models import ImportBatch, ObjectPlan
from reports.content.amounts import sure_amount
from reports.content.dates import swedish_date
from reports.content.object_plan.allocation_nodes import AllocatedLine, AllocatedPart, Allocation
from reports.content.words import counted

TITLE = "Bilaga: så fördelas kostnaderna"


def build_allocation(plan: ObjectPlan) -> Allocation:
    """Explain every shared line of the budget of ``plan`` (four queries).

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    shared = [(line, line.key) for line in lines_of(plan) if line.key is not None]
    batches = ImportBatch.objects.only("file_name", "created_at").in_bulk(
        {line.batch_id for line, _ in shared if line.batch_id}
    )
    number = counted(len(shared), "post", "poster")
    return Allocation(
        key="bilaga-fordelning",
        title=TITLE,
        lead=(
            f"{number} delas mellan nämnderna med nycklar. Varje del räknas exakt och avrundas "
            "nedåt till hela ören; de ören som blir över går till dem som har störst rest."
            if shared
            else "Inga poster i budgeten delas med nycklar."
        ),
        lines=tuple(_line(line, key, batches) for line, key in shared),
    )


def _line(
    line: BudgetLine, key: DistributionKey, batches: Mapping[int, ImportBatch]
) -> AllocatedLine:
    sharing, node = explain(line.amount, key), f"bilaga-fordelning/rad/{line.number}"
    return AllocatedLine(
        key=node,
        title=f"Rad {line.number}: {line.title or 'utan rubrik'}",
        kind=line.get_kind_display() if line.kind else "",
        key_name=f"{key.name}, gäller från {swedish_date(key.valid_from)}",
        left=sharing.left,
        source=_source(line, batches),
        amount=sure_amount(line.amount),
        parts=tuple(_part(node, part) for part in sharing.parts),
    )


def _part(node: str, part: UnitPart) -> AllocatedPart:
    return AllocatedPart(
        key=f"{node}/{part.unit.code}",
        short=part.unit.code,
        name=part.unit.name,
        share=part.share,
        exact=part.exact,
        rounding=f"{part.rounding} (rest {part.remainder})" if part.rounding else "",
        amount=sure_amount(part.amount),
    )


def _source(line: BudgetLine, batches: Mapping[int, ImportBatch]) -> str:
    """The file, row and day; no names of people, since documents become public."""
    batch = batches.get(line.batch_id or 0)
    if batch is None:
        return ""
    row = f", rad {line.source_row}" if line.source_row else ""
    day = swedish_date(timezone.localtime(batch.created_at).date())
    return f"Ur filen {batch.file_name}{row}, inläst den {day}."
