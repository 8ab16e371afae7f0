"""The activities that the rows name, each entered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activities.importing.changes import ACTIVITIES, Changes, changed
from activities.models import Activity
from activities.services.states import apply_state, state_of
from objects.fuzzy import FuzzyDate, before, is_starred
from objects.names import name_key

if TYPE_CHECKING:
    from activities.importing.rows import CheckedRow
    from activities.importing.stored import Stored
    from activities.models import OperationalPlan


def fit_activities(
    plan: OperationalPlan,
    groups: dict[str, list[CheckedRow]],
    stored: Stored,
    changes: Changes,
    unit_codes: dict[int, str],
) -> dict[str, Activity]:
    """All activities of the rows by their key; new ones unsaved and numbered on from the last."""
    last = max((activity.number for activity in stored.activities.values()), default=0)
    activities: dict[str, Activity] = {}
    for key, rows in groups.items():
        known = stored.activities.get(key)
        if known is None:
            last += 1
            activities[key] = _new(plan, last, rows, changes)
        else:
            activities[key] = known
            _compare(known, rows, stored, changes, unit_codes)
    return activities


def planned_deadline(rows: list[CheckedRow]) -> FuzzyDate | None:
    """The date of the plan, as far as a follow-up tells: the present one unless it has moved."""
    deadline = state_of(rows).deadline
    if deadline is None or deadline.end is None:
        return deadline
    same = (row.deadline for row in rows if row.deadline)
    marks = [is_starred(one.text) for one in same if one.sort_key[:2] == deadline.sort_key[:2]]
    return before(deadline) if any(marks) else deadline


def units_of(rows: list[CheckedRow]) -> frozenset[int]:
    """All units that answer for the activity in some place."""
    return frozenset().union(*(row.unit_ids for row in rows))


def _new(plan: OperationalPlan, number: int, rows: list[CheckedRow], changes: Changes) -> Activity:
    activity = Activity(
        plan=plan,
        number=number,
        title=rows[0].text.title,
        text_key=rows[0].text.key,
        sub_points=_sub_points(rows),
        planned_deadline=planned_deadline(rows),
    )
    apply_state(activity, state_of(rows))
    changes.activities.new.append(activity)
    changes.activities.units[id(activity)] = units_of(rows)
    changes.note_new(ACTIVITIES, activity.title, rows[0].number)
    return activity


def _compare(
    activity: Activity,
    rows: list[CheckedRow],
    stored: Stored,
    changes: Changes,
    unit_codes: dict[int, str],
) -> None:
    points = _sub_points(rows)
    found = []
    if name_key(points) != name_key(activity.sub_points):
        found += changed("delpunkter", activity.sub_points, points)
        activity.sub_points = points
    old = stored.units.get(activity.pk, frozenset())
    new = units_of(rows)
    if len(rows) < stored.place_count(activity):
        # A place that the file leaves out may have units of its own; they are left too.
        new |= old
    if new != old:
        found += changed("ansvarar", codes(old, unit_codes), codes(new, unit_codes))
        changes.activities.units[id(activity)] = new
    if found:
        changes.activities.change(activity)
    changes.note_old(ACTIVITIES, activity.title, rows[0].number, found)


def codes(units: frozenset[int], unit_codes: dict[int, str]) -> str:
    """The units' codes for a reader."""
    return ", ".join(sorted(unit_codes[unit] for unit in units))


def _sub_points(rows: list[CheckedRow]) -> str:
    return next(("\n".join(row.text.sub_points) for row in rows if row.text.sub_points), "")
