"""What has been revised since the budget was decided."""

from __future__ import annotations

from budget.models import BudgetLine
from budget.queries import amount_of
from budget.revisions import revisions_among
from reports.content.amounts import signed_amount
from reports.content.object_plan.comparison import kind_label
from reports.content.object_plan.ledger import Ledger
from reports.content.object_plan.nodes import RevisionRow, Revisions

KEY, TITLE = "revideringar", "Revideringar"


def build_revisions(ledger: Ledger) -> Revisions | None:
    """Tell of each revision in the budget; None when there are none."""
    found = revisions_among(ledger.lines)
    if not found:
        return None
    return Revisions(KEY, TITLE, tuple(map(_row, found)), signed_amount(amount_of(found)))


def _row(line: BudgetLine) -> RevisionRow:
    return RevisionRow(
        key=f"{KEY}/{line.number}",
        title=line.title or f"Rad {line.number}",
        kind=kind_label(line.kind) if line.kind else "",
        bearer=bearer_label(line),
        reason=line.revision_reason,
        amount=signed_amount(line.amount),
    )


def bearer_label(line: BudgetLine) -> str:
    """Give "BOU" or "Nyckel Elever", empty for none."""
    if line.unit:
        return line.unit.code
    return f"Nyckel {line.key.name}" if line.key else ""
