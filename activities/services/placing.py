"""Where an activity stands in its operational plan: under which goals, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, ProtectedError

from activities.models import Activity, Placement
from activities.permissions import require_edit_activity
from objects.models import Goal
from objects.permissions import Rights, rights_of
from objects.recording import Stamp, Writes, write
from objects.writing import lock, remove_row, save_row

if TYPE_CHECKING:
    from objects.models import User


def check_goals(activity: Activity, goals: Iterable[Goal]) -> dict[str, str]:
    """Tell, by field, which of ``goals`` the activity cannot stand under."""
    scheme = activity.plan.goal_scheme_id
    foreign = [str(goal) for goal in goals if goal.scheme_id != scheme]
    if not foreign:
        return {}
    return {"placed_under": f"Hör till en annan målstruktur: {'; '.join(foreign)}."}


@transaction.atomic
def place_under(
    activity: Activity, goals: Iterable[Goal], *, user: User | None, rights: Rights | None = None
) -> None:
    """Let ``activity`` stand under ``goals`` and no other; where it stands already it stays.

    It comes last under a new goal. ``rights`` are those of ``user``, if they are known.

    Raises:
        PermissionDenied: the user may not edit the activity.
        ValidationError: a goal is of another structure, or a place has been reported on.
    """
    rights = rights_of(user) if rights is None else rights
    require_edit_activity(user, activity, rights)
    wanted = {goal.pk: goal for goal in goals}
    if errors := check_goals(activity, wanted.values()):
        raise ValidationError(errors, code="stranger")
    lock(activity.plan)
    standing = list(activity.placements.select_related("goal"))
    for placement in standing:
        placement.activity = activity
        if placement.goal_id not in wanted:
            unplace(placement, user=user, rights=rights)
    for pk in wanted.keys() - {placement.goal_id for placement in standing}:
        last = wanted[pk].placements.aggregate(last=Max("order"))["last"]
        order = 0 if last is None else last + 1
        placement = Placement(activity=activity, goal=wanted[pk], order=order)
        save_row(placement, user=user, within=activity)


@transaction.atomic
def unplace(placement: Placement, *, user: User | None, rights: Rights | None = None) -> None:
    """Take an activity away from one place.

    Raises:
        PermissionDenied: the user may not edit the activity.
        ValidationError: there are reports that hold for this very place.
    """
    require_edit_activity(user, placement.activity, rights)
    try:
        remove_row(placement, user=user, within=placement.activity)
    except ProtectedError as error:
        words = f"Läget är rapporterat under ”{placement.goal}”, så aktiviteten står kvar där."
        raise ValidationError({"placed_under": words}, code="reported") from error


@transaction.atomic
def move_placement(placement: Placement, steps: int, *, user: User | None) -> bool:
    """Move an activity up (negative ``steps``) or down among those under the same goal.

    All that stand there are numbered anew; tells whether it moved.

    Raises:
        PermissionDenied: the user may not edit the activity.
    """
    require_edit_activity(user, placement.activity)
    lock(placement.goal)
    row = list(placement.goal.placements.order_by("order", "pk"))
    at = [one.pk for one in row].index(placement.pk)
    to = min(max(at + steps, 0), len(row) - 1)
    row.insert(to, row.pop(at))
    writes: Writes[Placement] = Writes()
    for order, one in enumerate(row, start=_first_number(row)):
        if one.order != order:
            one.order = order
            writes.change(one)
    write(Placement, writes, ["order"], Stamp(user))
    return to != at


def _first_number(row: list[Placement]) -> int:
    """Zero, but where an activity stands twice: no two of its places may have an order in common,
    not even while the database writes one after the other.
    """
    twice = len({one.activity_id for one in row}) < len(row)
    return max(one.order for one in row) + 1 if twice else 0
