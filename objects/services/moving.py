"""A part changes places with its neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import F

from objects.models import Goal, Influence, ObjectPlan, User
from objects.ordering import deal, moved, rising
from objects.permissions import Action
from objects.recording import Stamp, Writes, write
from objects.services.parts import require_part
from objects.writing import StaleError, lock

REASON = "Flyttad"
# Numbers that are unique step aside while they change hands; a plan has far fewer rows.
_ASIDE = 16_000


@transaction.atomic
def move_part(
    row: models.Model,
    step: int,
    *,
    plan: ObjectPlan,
    user: User | None,
    siblings: models.QuerySet[Any],
    action: Action = Action.EDIT_PLAN,
) -> tuple[int, int]:
    """Move a part ``step`` places down (negative: up) among ``siblings``, in their order.

    Numbers belong to the places: the part takes over its neighbour's. Gives the place it now
    has, from 1, and of how many. Nothing is written when there is no room.

    Raises:
        PermissionDenied: the user may not do ``action``, or the part is another plan's.
        StaleError: someone has removed the part, or put it elsewhere, meanwhile.
    """
    require_part(user, plan, row, action)
    lock(plan)
    rows = list(siblings)
    at = next((place for place, each in enumerate(rows) if each.pk == row.pk), None)
    if at is None:
        raise StaleError(None)
    ordered = moved(rows, at, step)
    _write(rows, ordered, Stamp(user, REASON))
    return ordered.index(rows[at]) + 1, len(rows)


def _write(rows: Sequence[Any], ordered: Sequence[Any], stamp: Stamp) -> None:
    if isinstance(rows[0], Influence):
        changed, fields = deal(ordered, [row.number for row in rows], "number"), ["number"]
        pks = [row.pk for row in changed]
        Influence.objects.filter(pk__in=pks).update(number=F("number") + _ASIDE)
    else:
        places = rising([row.order for row in rows])
        renumbered = _renumber(rows, ordered) if isinstance(rows[0], Goal) else []
        changed = [*deal(ordered, places, "order"), *renumbered]
        fields = ["order", "number"] if renumbered else ["order"]
    unique = list({row.pk: row for row in changed}.values())
    write(type(rows[0]), Writes(changed=unique), fields, stamp)


def _renumber(rows: Sequence[Goal], ordered: Sequence[Goal]) -> list[Goal]:
    """Let the numbers of goals stay with the places, if all have one; sub-goals follow theirs."""
    numbers = [row.number for row in rows]
    if not all(numbers) or len(set(numbers)) < len(numbers):
        return []
    before = {row.pk: row.number for row in rows}
    changed = deal(ordered, numbers, "number")
    for child in Goal.objects.filter(parent__in=changed):
        goal = next(row for row in changed if row.pk == child.parent_id)
        old = f"{before[goal.pk]}:"
        if child.number.startswith(old):
            child.number = f"{goal.number}:{child.number.removeprefix(old)}"
            changed.append(child)
    return changed
