"""The components of an object."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import slugify

from objects.models import Component, ObjectPlan, User
from objects.services.parts import save_part
from objects.writing import lock


@transaction.atomic
def save_component(
    component: Component,
    *,
    plan: ObjectPlan,
    user: User | None,
    revision: int | None = None,
    reason: str = "",
) -> None:
    """Save a component of the object of ``plan``; a new one gets a code after its name.

    Raises:
        PermissionDenied, StaleError, ValidationError: as :func:`~objects.services.parts.save_part`.
    """
    lock(plan)
    if component._state.adding:
        component.code = _free_code(component)
    save_part(component, plan=plan, user=user, revision=revision, reason=reason)


def _free_code(component: Component) -> str:
    stem = slugify(component.name)[:50] or "komponent"
    taken = set(
        Component.history.filter(object_id=component.object_id).values_list("code", flat=True)
    )
    code, place = stem, 1
    while code in taken:
        place += 1
        code = f"{stem}-{place}"
    return code
