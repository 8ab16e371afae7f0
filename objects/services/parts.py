"""Writes to the parts of an object plan, one row at a time; each asks for permission first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from objects.models import Component, Goal, InfluenceDirection, ObjectPlan, PlanSection, User
from objects.permissions import Action, require
from objects.writing import StaleError, lock, save_row


def belongs_to(plan: ObjectPlan, row: models.Model) -> bool:
    """Tell whether ``row`` is a part of ``plan``, or of what its object and goals hold."""
    if isinstance(row, Goal):
        return row.scheme_id == plan.goal_scheme_id
    if isinstance(row, Component):
        return row.object_id == plan.object_id
    if isinstance(row, InfluenceDirection):
        return row.influence.plan_id == plan.pk
    return bool(getattr(row, "plan_id", None) == plan.pk)


def require_part(
    user: User | None, plan: ObjectPlan, row: models.Model, action: Action = Action.EDIT_PLAN
) -> None:
    """Stop a user who may not do ``action`` on the plan, and rows that are none of its parts.

    Raises:
        PermissionDenied: the user may not, or the row belongs elsewhere.
    """
    require(user, action, plan.object)
    if not belongs_to(plan, row):
        raise PermissionDenied("Delen hör till en annan plan.")


@transaction.atomic
def save_part(
    row: models.Model,
    *,
    plan: ObjectPlan,
    user: User | None,
    revision: int | None = None,
    action: Action = Action.EDIT_PLAN,
    related: Mapping[str, Iterable[Any]] | None = None,
    reason: str = "",
) -> None:
    """Save a new or changed part of ``plan``; ``revision`` is what the writer read.

    Raises:
        PermissionDenied: the user may not do ``action``, or the part is another plan's.
        StaleError: someone has changed the part meanwhile.
        ValidationError: the part breaks a rule of its model.
    """
    require_part(user, plan, row, action)
    save_row(row, user=user, revision=revision, within=plan, related=related, reason=reason)


@transaction.atomic
def save_section(
    section: PlanSection,
    *,
    plan: ObjectPlan,
    user: User | None,
    revision: int | None = None,
    reason: str = "",
) -> None:
    """Save a text of ``plan``, also one that was never written before.

    Raises:
        PermissionDenied, StaleError, ValidationError: as :func:`save_part`; stale too when
            someone else wrote the first text meanwhile.
    """
    require_part(user, plan, section)
    lock(plan)
    if section._state.adding:
        first = plan.sections.filter(kind=section.kind, unit=section.unit).first()
        if first is not None:
            raise StaleError(first)
    save_row(section, user=user, revision=revision, within=plan, reason=reason)
