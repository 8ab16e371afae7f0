"""The governing documents of a plan."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from objects.models import GoverningDocument, Influence, InfluenceDirection, ObjectPlan, User
from objects.services.parts import require_part, save_part
from objects.writing import lock, save_row


@transaction.atomic
def save_influence(
    influence: Influence,
    *,
    plan: ObjectPlan,
    user: User | None,
    new: GoverningDocument | None = None,
    revision: int | None = None,
    reason: str = "",
) -> None:
    """Save a governing document's row in ``plan``; ``new`` is first added to the register.

    Raises:
        PermissionDenied, StaleError, ValidationError: as :func:`~objects.services.parts.save_part`.
    """
    require_part(user, plan, influence)
    lock(plan)
    if new is not None:
        save_row(new, user=user)
        influence.document = new
    save_part(influence, plan=plan, user=user, revision=revision, reason=reason)


def next_place(plan: ObjectPlan) -> int:
    """Give the number after the last governing document of ``plan`` (one query)."""
    return 1 + (plan.influences.aggregate(last=Max("number"))["last"] or 0)


def last_order(influence: Influence) -> int:
    """Give the order of the last direction of ``influence`` (one query)."""
    found = InfluenceDirection.objects.filter(influence=influence).aggregate(last=Max("order"))
    return found["last"] or 0
