"""Which activities the lines of a budget pay for."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from activities.models import Activity
from activities.permissions import require_edit_activity
from budget.models import BudgetLine
from budget.queries import lines_for
from objects.models import ObjectPlan, User
from objects.permissions import Rights
from objects.writing import lock, lock_all, save_row


@transaction.atomic
def link_lines(
    activity: Activity, lines: Iterable[int], *, user: User | None, rights: Rights | None = None
) -> None:
    """Let the lines with the keys ``lines`` pay for ``activity``, and no other.

    ``rights`` are those of ``user``, if they are known.

    Raises:
        PermissionDenied: the user may not edit the activity.
        ValidationError: a line is of another object or year, is no budget, or pays for something
            else.
    """
    require_edit_activity(user, activity, rights)
    # A line is saved whole: those who write amounts in the plans concerned wait.
    paying = BudgetLine.objects.filter(activity=activity.pk).order_by().values("plan")
    lock_all(ObjectPlan.objects.filter(Q(object=activity.object_id) | Q(pk__in=paying)))
    lock(activity)
    wanted = set(lines)
    allowed = list(lines_for(activity))
    if wanted - {line.pk for line in allowed}:
        words = "En av budgetposterna kan inte väljas: den hör till något annat."
        raise ValidationError({"budget_lines": words}, code="stranger")
    for line in [*_left_behind(activity), *allowed]:
        target = activity if line.pk in wanted else None
        if line.activity_id != (target and target.pk):
            for one in (line, *line.revisions.all()):
                one.activity = target
                save_row(one, user=user)


def _left_behind(activity: Activity) -> Iterable[BudgetLine]:
    """Lines of the object that the activity belonged to before."""
    left = activity.budget_lines.exclude(plan__object=activity.object_id)
    return left.filter(revises=None)
