"""The version table of a plan, written by the program when a version is issued."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from objects.models import ObjectPlan, PlanVersion, User
from objects.recording import Stamp, Writes, write
from objects.writing import save_row
from reports.publishing.requirements import Ground
from reports.publishing.stages import order_of

REASON = "Utgiven"


def write_version(ground: Ground, comment: str, *, user: User | None, at: datetime) -> None:
    """Date the row of the version, or add it, and keep the rows in the order of their labels.

    A follow-up has no such table. Call it inside a transaction that holds the plan's lock.
    """
    plan = ground.subject.row
    if not isinstance(plan, ObjectPlan):
        return
    rows = list(plan.versions.order_by("order", "pk"))
    found = next((row for row in rows if row.label == ground.label), None)
    row = found or PlanVersion(plan=plan, label=ground.label)
    row.stage, row.dated, row.is_issued = ground.stage, timezone.localdate(at), True
    row.comment = comment or row.comment or _said(ground)
    if found is None:
        rows.append(row)
    moved: Writes[PlanVersion] = Writes()
    for place, one in enumerate(sorted(rows, key=lambda each: order_of(each.label)), start=1):
        if one.order != place:
            one.order = place
            if one is not row:
                moved.change(one)
    write(PlanVersion, moved, ["order"], Stamp(user, REASON))
    save_row(row, user=user, within=plan, reason=REASON)


def _said(ground: Ground) -> str:
    """Say who approved or decided, where nobody wrote a comment."""
    if ground.decisions:
        told = "; ".join(f"{one.committee_name} § {one.paragraph}" for one in ground.decisions)
        return f"Beslutad: {told}"[:300]
    asked = ground.request
    if asked and asked.approved and asked.request.label == ground.label:
        sides = " och ".join(one.get_side_display() for one in asked.answers)
        return f"Godkänd av {sides}"
    return ""
