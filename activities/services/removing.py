"""Taking an activity out of its plan, as long as nothing is built on it, and bringing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from activities.models import Activity, Placement
from activities.permissions import require_edit_activity
from activities.services.current import as_it_stands
from objects.recording import Stamp
from objects.services.removing import StandsOnError, what_stands_on
from objects.services.restoring import REASON, related_of
from objects.writing import lock, save_row

if TYPE_CHECKING:
    from objects.models import User


@transaction.atomic
def remove_activity(
    *, activity: Activity, user: User | None, revision: int | None = None, reason: str = ""
) -> None:
    """Remove ``activity`` with its places, all at the same instant; the history keeps them.

    Raises:
        PermissionDenied: the user may not edit the activity.
        StaleError: someone has changed the activity since ``revision``.
        StandsOnError: it has been reported on, has money, or another activity continues it.
    """
    require_edit_activity(user, activity)
    current = as_it_stands(activity, revision)
    if obstacles := what_stands_on([current]):
        raise StandsOnError(obstacles)
    stamp = Stamp(user, reason)
    for each in (*current.placements.all(), current):
        each._history_user = user  # type: ignore[attr-defined]
        each._history_date = stamp.date  # type: ignore[attr-defined]
        each._change_reason = reason or None  # type: ignore[attr-defined]
        each.delete()


@transaction.atomic
def restore_activity(record: Any, *, user: User | None) -> Activity:
    """Bring back the activity whose removal the history ``record`` tells of, with its places.

    Raises:
        PermissionDenied: the user may not edit activities of its object.
        ValidationError: another activity has its title, or what it stood under is gone.
    """
    activity: Activity = record.instance
    activity._state.adding = True
    require_edit_activity(user, activity)
    lock(activity.plan)
    save_row(activity, user=user, related=related_of(record), reason=REASON)
    places: Any = Placement.history
    for place in places.filter(
        activity_id=record.id, history_type="-", history_date=record.history_date
    ):
        row = place.instance
        row._state.adding = True
        save_row(row, user=user, within=activity, related=related_of(place), reason=REASON)
    return activity
