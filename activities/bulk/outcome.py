"""What came of a change of many activities."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from activities.bulk.asked import Asked
from activities.forms.bulk import VALUE_FORMS
from activities.models import Activity
from objects.changes import FieldChange, Source, changes_among

# A change may leave more than one record: a date of the plan also settles what places disagreed on.
RECORDS_EACH = 4


@dataclass(frozen=True)
class Changed:
    """An activity with what was done to the field; None where only a comment was given."""

    activity: Activity
    field: FieldChange | None
    reason: str


def outcome_of(asked: Asked) -> list[Changed]:
    """Give the user's latest change of each activity (a constant number of queries).

    Read from the history, so that the page tells what is so and may be opened again.
    """
    form = VALUE_FORMS.get(asked.field)
    keys = [activity.pk for activity in asked.activities]
    if form is None or not keys:
        return []
    source = Source(Activity, Q(id__in=keys, history_user=asked.user))
    changes, _ = changes_among([source], most=RECORDS_EACH * len(keys))
    latest = {
        change.pk: (field, change.reason)
        for change in reversed(changes)
        for field in change.fields
        if field.name == form.changes and change.kind == "~"
    }
    nothing = (None, "")
    return [Changed(one, *latest.get(one.pk, nothing)) for one in asked.activities]
