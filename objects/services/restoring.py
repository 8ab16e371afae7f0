"""What was removed from a plan is brought back, under the key that it had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models, transaction

from objects.models import Influence, ObjectPlan, User
from objects.permissions import Action
from objects.services.governing import next_place
from objects.services.parts import require_part
from objects.writing import lock, save_row

REASON = "Tillbakatagen"
STANDS_ON_NOTHING = "Det som delen stod under är också borttaget. Ta tillbaka det först."


@transaction.atomic
def bring_back(
    records: Sequence[Any], *, plan: ObjectPlan, user: User | None, action: Action
) -> list[models.Model]:
    """Bring back the rows whose removal ``records`` of the history tell of, in that order.

    Relations come from the record before, since a removal drops them first.

    Raises:
        PermissionDenied: the user may not do ``action``, or a row is another plan's.
        ValidationError: something has taken its place, or what it stood under is gone.
    """
    lock(plan)
    brought = []
    for record in records:
        row = record.instance
        row._state.adding = True
        if isinstance(row, Influence) and plan.influences.filter(number=row.number).exists():
            row.number = next_place(plan)
        try:
            require_part(user, plan, row, action)
            save_row(row, user=user, within=plan, related=related_of(record), reason=REASON)
        except ObjectDoesNotExist as error:
            raise ValidationError(STANDS_ON_NOTHING, code="stands_on_nothing") from error
        brought.append(row)
    return brought


def related_of(record: Any) -> dict[str, Iterable[Any]]:
    """Give what the many-to-many fields held before the removal that ``record`` tells of."""
    fields = type(record)._history_m2m_fields
    if not fields:
        return {}
    before = type(record).objects.filter(id=record.id, history_id__lt=record.history_id)
    latest = before.order_by("-history_id").first()
    return {
        field.name: field.related_model._default_manager.filter(
            pk__in=getattr(latest, field.name).values(field.m2m_reverse_field_name())
        )
        for field in fields
        if latest is not None
    }
