"""How far a plan has come on its way to a decision."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from objects.models import ObjectPlan
from objects.models.plan_part import PlanVersion


@dataclass(frozen=True)
class PlanStage:
    """A plan, all its versions in order, and the latest one that has a date (None: none yet)."""

    plan: ObjectPlan
    versions: tuple[PlanVersion, ...]
    latest: PlanVersion | None


def plan_stages(plans: QuerySet[ObjectPlan]) -> tuple[PlanStage, ...]:
    """The stage of each of ``plans``, newest first (two queries)."""
    found = plans.select_related("object").prefetch_related("versions")
    return tuple(map(_stage, found.order_by("-period_start", "object__name", "pk")))


def _stage(plan: ObjectPlan) -> PlanStage:
    versions: Iterable[PlanVersion] = plan.versions.all()
    ordered = tuple(sorted(versions, key=lambda version: version.order))
    dated = [version for version in ordered if version.dated]
    return PlanStage(plan, ordered, dated[-1] if dated else None)
