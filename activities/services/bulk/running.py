"""Showing a change of many activities, and making it: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet

from activities.models import Activity
from activities.services.bulk.lines import Change, Line
from activities.services.reporting import ClosedError
from objects.permissions import rights_of
from objects.writing import StaleError

if TYPE_CHECKING:
    from objects.models import User

CHANGED = "Har ändrats sedan du förhandsgranskade."
GONE = "Aktiviteten finns inte längre."


class RefusedError(Exception):
    """Nothing was saved; ``faults`` says why, by the primary keys of the activities at fault."""

    def __init__(self, faults: Mapping[int, str]) -> None:
        super().__init__("Inget har ändrats.")
        self.faults = faults


def chosen(keys: Iterable[int], user: User | None) -> QuerySet[Activity]:
    """The activities with the primary ``keys`` that ``user`` may see, in the list's order."""
    seen = Activity.objects.all() if user is None else Activity.objects.visible_to(user)
    return (
        seen.filter(pk__in=list(keys))
        .select_related("plan", "object", "status", "owner")
        .prefetch_related("units")
        .order_by("-plan__year", "plan__code", "number", "pk")
    )


def preview(change: Change, keys: Iterable[int], user: User | None) -> list[Line]:
    """Show what ``change`` would do to each of the activities (a constant number of queries)."""
    return change.lines(list(chosen(keys, user)), user, rights_of(user))


@transaction.atomic
def apply(change: Change, revisions: Mapping[int, int], user: User | None) -> list[Activity]:
    """Make ``change`` in the activities whose keys and previewed ``revisions`` are given.

    Gives those that changed. Each is checked, saved and recorded as a single one would be.

    Raises:
        RefusedError: some cannot be changed, or someone has changed them since; nothing is saved.
    """
    lines = {line.activity.pk: line for line in preview(change, revisions, user)}
    faults, changed = {pk: GONE for pk in revisions if pk not in lines}, []
    for pk, line in lines.items():
        fault = line.refusal or _write(change, line, revisions[pk], user)
        if fault:
            faults[pk] = fault
        elif line.changes:
            changed.append(line.activity)
    if faults:
        raise RefusedError(faults)
    return changed


def _write(change: Change, line: Line, revision: int, user: User | None) -> str:
    """Make one change; what went wrong is said, so that all faults are told at once."""
    if not line.changes:
        return ""
    try:
        with transaction.atomic():
            change.write(line.activity, user, revision)
    except StaleError:
        return CHANGED
    except ValidationError as error:
        return " ".join(error.messages)
    except (ClosedError, PermissionDenied) as error:
        return str(error)
    return ""
