"""Who may take files into which plans, and which files there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet

from budget.models import PreparedImport
from objects.models import ImportBatch, ObjectPlan, User
from objects.permissions import Action, rights_of

SHOWN = 50


def may_import(user: User) -> bool:
    """Tell whether ``user`` may take in budgets anywhere (two queries)."""
    rights = rights_of(user)
    return rights.may(Action.IMPORT_BUDGET) or bool(rights.objects_for(Action.IMPORT_BUDGET))


def plans_to_import(user: User) -> QuerySet[ObjectPlan]:
    """The plans that ``user`` may take budgets into (two queries more).

    Raises:
        PermissionDenied: there are none, whatever plans exist.
    """
    rights = rights_of(user)
    plans = ObjectPlan.objects.visible_to(user).select_related("object")
    if rights.may(Action.IMPORT_BUDGET):
        return plans
    own = rights.objects_for(Action.IMPORT_BUDGET)
    if not own:
        raise PermissionDenied("Din roll får inte läsa in budgetar.")
    return plans.filter(object__in=own)


def prepared_of(user: User) -> QuerySet[PreparedImport]:
    """The files that ``user`` has uploaded and not taken in; no one else sees them."""
    plans = plans_to_import(user)
    own = PreparedImport.objects.filter(created_by=user, plan__in=plans)
    return own.select_related("plan__object")


def batches_of(plans: QuerySet[ObjectPlan]) -> QuerySet[ImportBatch]:
    """The budgets that were taken into ``plans``, newest first, without their large columns."""
    found = ImportBatch.objects.filter(
        kind=ImportBatch.Kind.BUDGET, target__in=plans.order_by().values("code")
    )
    return found.select_related("created_by", "undone_by").defer("content", "outcome", "effects")


@dataclass(frozen=True)
class Told:
    """What a list says of one import: how many were added and changed."""

    batch: ImportBatch
    new: int
    changed: int


def recent_batches(plans: QuerySet[ObjectPlan]) -> list[Told]:
    """The latest imports with what came of them (one query)."""
    rows = batches_of(plans).annotate(counts=F("outcome__counts"))[:SHOWN]
    return [Told(row, _sum(row.counts, "new"), _sum(row.counts, "changed")) for row in rows]


def _sum(counts: Any, outcome: str) -> int:
    """How many of one outcome; imports of long ago may have told nothing."""
    if not isinstance(counts, dict):
        return 0
    return sum(each.get(outcome, 0) for each in counts.values())
