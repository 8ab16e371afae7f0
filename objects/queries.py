"""Objects as lists and pages show them."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from objects.models import ManagedObject, ObjectPlan, RoleAssignment
from objects.visibility import Reader


def objects_for_list(user: Reader) -> QuerySet[ManagedObject]:
    """The objects that ``user`` may see, with what a row shows (four queries).

    Adds ``leaders`` (the current objektledare) and ``readable_plans`` (newest first).
    """
    visible = ManagedObject.objects.visible_to(user).values("pk")
    return (
        ManagedObject.objects.filter(pk__in=visible)
        .select_related("family")
        .prefetch_related("units", _leaders(), _plans(user))
        .order_by("name", "pk")
    )


def _leaders() -> Prefetch[str, QuerySet[RoleAssignment], str]:
    current = RoleAssignment.objects.current(timezone.localdate())
    leaders = current.filter(role=RoleAssignment.Role.LEADER).select_related("user")
    return Prefetch("roles", leaders, to_attr="leaders")


def _plans(user: Reader) -> Prefetch[str, QuerySet[ObjectPlan], str]:
    plans = ObjectPlan.objects.visible_to(user).order_by("-period_start", "pk")
    return Prefetch("plans", plans, to_attr="readable_plans")
