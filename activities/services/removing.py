"""Taking an activity out of its plan, as long as nothing has been built on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import PROTECT, Model

from activities.models import Activity
from activities.permissions import require_edit_activity
from activities.services.current import as_it_stands
from objects.writing import remove_row

if TYPE_CHECKING:
    from objects.models import User


class InUseError(Exception):
    """The activity cannot be removed; ``obstacles`` say what stands on it."""

    def __init__(self, obstacles: tuple[str, ...]) -> None:
        super().__init__("Aktiviteten används och kan inte tas bort.")
        self.obstacles = obstacles


def obstacles_to_removal(activity: Activity) -> tuple[str, ...]:
    """Say what keeps ``activity`` from being removed, as "3 lägesrapporter" (one query a kind).

    Every kind of row that refers to activities and is kept safe counts, in whatever app it is.
    """
    found = []
    for relation in Activity._meta.related_objects:
        if getattr(relation, "on_delete", None) is PROTECT:
            number = getattr(activity, relation.get_accessor_name() or "").count()
            if number:
                found.append(f"{number} {_named(relation.related_model, number)}")
    return tuple(found)


def _named(model: type[Model], number: int) -> str:
    words = str(model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural)
    return f"{words} som fortsätter den" if model is Activity else words


@transaction.atomic
def remove_activity(
    *, activity: Activity, user: User | None, revision: int | None = None, reason: str = ""
) -> None:
    """Remove ``activity`` with its places; the history keeps them.

    Raises:
        PermissionDenied: the user may not edit the activity.
        StaleError: someone has changed the activity since ``revision``.
        InUseError: it has been reported on, has money, or another activity continues it.
    """
    require_edit_activity(user, activity)
    current = as_it_stands(activity, revision)
    if obstacles := obstacles_to_removal(current):
        raise InUseError(obstacles)
    for placement in current.placements.all():
        remove_row(placement, user=user, within=current, reason=reason)
    remove_row(current, user=user, reason=reason)
