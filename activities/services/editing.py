"""Entering activities in a plan and changing what they say and what they are done for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from activities.models import Activity, OperationalPlan
from activities.permissions import require_edit_activity
from activities.services.current import as_it_stands
from activities.services.deadlines import (
    REASON_NEEDED,
    needs_reason,
    same_time,
    set_deadline,
    tell_follow_up,
)
from activities.services.placing import check_goals, place_under
from objects.models import Component, Goal, Unit, User
from objects.permissions import Rights, rights_of
from objects.writing import lock, save_row

if TYPE_CHECKING:
    from objects.fuzzy import FuzzyDate

WRITTEN = ("title", "sub_points", "object", "kind", "owner")
"""The fields that are written as they are; the others have rules of their own."""


@dataclass(frozen=True)
class Draft:
    """What a writer wants an activity to say. ``fields`` holds those of ``WRITTEN`` that change.

    None leaves the units, components and goals as they are. ``placed_under`` are goals of the
    operational plan, ``contributes_to`` goals of the object's plans. ``deadline`` is used when
    ``sets_deadline``.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    units: Iterable[Unit] | None = None
    components: Iterable[Component] | None = None
    contributes_to: Iterable[Goal] | None = None
    placed_under: Iterable[Goal] | None = None
    sets_deadline: bool = False
    deadline: FuzzyDate | None = None
    reason: str = ""

    @property
    def related(self) -> dict[str, list[Any]]:
        """The relations that change, as ``save_row`` takes them."""
        found = {
            "units": self.units,
            "components": self.components,
            "contributes_to": self.contributes_to,
        }
        return {name: list(items) for name, items in found.items() if items is not None}


@transaction.atomic
def add_activity(
    *, plan: OperationalPlan, draft: Draft, user: User | None, reason: str = ""
) -> Activity:
    """Enter a new activity in ``plan``; its number is the next that no activity ever had.

    Raises:
        PermissionDenied: the user may not edit activities of the object.
        ValidationError: the activity breaks a rule, or something in the draft belongs elsewhere.
    """
    activity, rights = Activity(plan=plan), rights_of(user)
    _write(activity, draft)
    require_edit_activity(user, activity, rights)
    lock(plan)
    activity.number = next_number(plan)
    _check(activity, draft)
    set_deadline(activity, draft.deadline, draft.reason)
    save_row(activity, user=user, within=plan, related=draft.related, reason=reason)
    place_under(activity, draft.placed_under or (), user=user, rights=rights)
    return activity


@transaction.atomic
def change_activity(
    *,
    activity: Activity,
    draft: Draft,
    user: User | None,
    revision: int | None = None,
    rights: Rights | None = None,
) -> Activity:
    """Change what ``draft`` says of ``activity``, and give it as it was saved.

    ``revision`` is what the writer read (None: whatever stands there). What was reported meanwhile
    stands, and is no conflict. ``rights`` are those of ``user``, if they are known.

    Raises:
        PermissionDenied: the user may not edit the activity, or that of the object it moves to.
        StaleError: someone has changed the activity since ``revision``.
        ValidationError: the activity breaks a rule, or something in the draft belongs elsewhere.
    """
    rights = rights_of(user) if rights is None else rights
    require_edit_activity(user, activity, rights)
    current = as_it_stands(activity, revision)
    require_edit_activity(user, current, rights)
    _write(current, draft)
    require_edit_activity(user, current, rights)
    _check(current, draft)
    moves = draft.sets_deadline and not same_time(current.deadline, draft.deadline)
    if moves:
        set_deadline(current, draft.deadline, draft.reason)
    reason = draft.reason.strip() if moves else ""
    save_row(current, user=user, related=draft.related, reason=reason)
    if draft.placed_under is not None:
        place_under(current, draft.placed_under, user=user, rights=rights)
    if moves:
        tell_follow_up(current, reason, user)
    return current


def next_number(plan: OperationalPlan) -> int:
    """The number after all that activities of ``plan`` have, or had before they were removed."""
    history: Any = Activity.history
    highest = history.filter(plan=plan.pk).aggregate(highest=Max("number"))["highest"] or 0
    present = plan.activities.aggregate(highest=Max("number"))["highest"] or 0
    return max(highest, present) + 1


def _write(activity: Activity, draft: Draft) -> None:
    unknown = set(draft.fields) - set(WRITTEN)
    if unknown:
        raise ValueError(f"not written like this: {sorted(unknown)}")
    for name, value in draft.fields.items():
        setattr(activity, name, value)


def _check(activity: Activity, draft: Draft) -> None:
    """Refuse components and goals that the activity's object has nothing to do with.

    Raises:
        ValidationError: at the field that names them.
    """
    errors: dict[str, str] = {}
    components = draft.components if draft.components is not None else _kept(activity, "components")
    strangers = [one.name for one in components if one.object_id != activity.object_id]
    if strangers:
        errors["components"] = f"Hör till ett annat objekt: {', '.join(strangers)}."
    goals = draft.contributes_to
    goals = list(goals) if goals is not None else _kept(activity, "contributes_to")
    schemes = _schemes_of(activity) if goals else set()
    foreign = [str(goal) for goal in goals if goal.scheme_id not in schemes]
    if foreign:
        errors["contributes_to"] = f"Hör inte till objektets planer: {'; '.join(foreign)}."
    errors |= check_goals(activity, draft.placed_under or ())
    unexplained = draft.sets_deadline and not draft.reason.strip()
    if unexplained and needs_reason(activity, draft.deadline):
        errors["reason"] = REASON_NEEDED
    if errors:
        raise ValidationError(errors, code="stranger")


def _kept(activity: Activity, name: str) -> list[Any]:
    return list(getattr(activity, name).all()) if activity.pk else []


def _schemes_of(activity: Activity) -> set[int | None]:
    """The goal schemes of the plans of the activity's object."""
    if activity.object is None:
        return set()
    plans = activity.object.plans.filter(goal_scheme__isnull=False)
    return set(plans.values_list("goal_scheme", flat=True))
