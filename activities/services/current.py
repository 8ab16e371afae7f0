"""An activity as it stands, for a writer who may have read it some time ago."""

from __future__ import annotations

from typing import Any

from activities.models import Activity
from objects.writing import StaleError, lock, revision_of

# What follows from reports: nobody writes it in a form, so nobody's text is lost with it.
REPORTED = frozenset({"status", "has_conflict"})


def as_it_stands(
    activity: Activity, revision: int | None, *, touching: set[str] | None = None
) -> Activity:
    """Lock ``activity`` and give it anew, as long as nobody else has written what is now written.

    What was reported since ``revision`` stands in nobody's way. ``touching`` names the fields that
    are about to be written (None: any but what is reported).

    Raises:
        StaleError: someone has changed those fields since ``revision``, or removed the activity.
    """
    lock(activity)
    current = Activity.objects.select_related("plan", "object").filter(pk=activity.pk).first()
    if current is None:
        raise StaleError(None)
    if revision is not None:
        changed = changed_since(current, revision) - REPORTED
        if changed if touching is None else changed & touching:
            raise StaleError(current)
    return current


def changed_since(activity: Activity, revision: int) -> set[str]:
    """The names of the fields that are not what they were at ``revision``.

    A revision that never was, of this activity, has everything changed since.
    """
    latest = revision_of(activity)
    if latest == revision:
        return set()
    history: Any = Activity.history
    records = {
        record.history_id: record
        for record in history.filter(id=activity.pk, history_id__in=[revision, latest])
    }
    if revision not in records:
        return {field.name for field in Activity._meta.get_fields()}
    delta = records[latest].diff_against(records[revision])
    return set(delta.changed_fields)
