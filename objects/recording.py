"""Many objects written at once, with every change recorded in their history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from datetime import datetime

    from objects.models import User

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who makes a change, why and when; ``user`` is None for a command on the server."""

    user: User | None = None
    reason: str = ""
    date: datetime = field(default_factory=timezone.now)

    def reason_in(self, history: Any) -> str | None:
        """The reason as far as the model ``history`` has room for it."""
        return self.reason[: history._meta.get_field("history_change_reason").max_length] or None


@dataclass(slots=True)
class Writes(Generic[M]):
    """What to do with the objects of one model.

    ``units`` holds, by ``id(object)``, the primary keys of the units that a new or changed
    object shall have; objects not named there keep theirs.
    """

    new: list[M] = field(default_factory=list)
    changed: list[M] = field(default_factory=list)
    removed: list[M] = field(default_factory=list)
    units: dict[int, frozenset[int]] = field(default_factory=dict)
    _noted: set[int] = field(default_factory=set)

    def change(self, item: M) -> None:
        """Note that the stored ``item`` shall be saved; once is enough."""
        if id(item) not in self._noted:
            self._noted.add(id(item))
            self.changed.append(item)


def write(model: type[M], writes: Writes[M], fields: Sequence[str], stamp: Stamp) -> None:
    """Save ``writes`` and their history; ``fields`` are the ones that changes may touch.

    The number of queries does not follow the number of objects, but for the removed ones.
    Call it inside a transaction.
    """
    model._default_manager.bulk_create(writes.new)
    if writes.changed:
        model._default_manager.bulk_update(writes.changed, fields)
    if writes.units:
        _replace_units(model, writes)
    record(model, writes.new, "+", stamp)
    record(model, writes.changed, "~", stamp)
    for item in writes.removed:
        item._history_user = stamp.user  # type: ignore[attr-defined]
        item._change_reason = stamp.reason_in(model.history.model)  # type: ignore[attr-defined]
        item.delete()


def _replace_units(model: Any, writes: Writes[M]) -> None:
    through = model.units.through
    source = model.units.field.m2m_field_name()
    named = [item for item in (*writes.new, *writes.changed) if id(item) in writes.units]
    if writes.changed:
        through.objects.filter(**{f"{source}__in": [item.pk for item in named]}).delete()
    through.objects.bulk_create(
        through(**{f"{source}_id": item.pk, "unit_id": unit})
        for item in named
        for unit in sorted(writes.units[id(item)])
    )


def record(model: Any, items: Sequence[M], kind: str, stamp: Stamp) -> None:
    """Record in the history that the saved ``items`` were added ("+") or changed ("~")."""
    if not items:
        return
    history = model.history.model
    rows = history.objects.bulk_create(
        history(
            history_date=stamp.date,
            history_user=stamp.user,
            history_change_reason=stamp.reason_in(history),
            history_type=kind,
            **{name.attname: getattr(item, name.attname) for name in history.tracked_fields},
        )
        for item in items
    )
    for relation in history._history_m2m_fields:
        _record_relation(history, relation, rows)


def _record_relation(history: Any, relation: Any, rows: Iterable[Any]) -> None:
    """The library itself records relations one object at a time only."""
    by_pk = {row.id: row for row in rows}
    source = relation.m2m_field_name()
    through = relation.remote_field.through
    recorded = getattr(history, relation.name).model
    recorded.objects.bulk_create(
        recorded(
            history=by_pk[getattr(link, f"{source}_id")],
            **{name.attname: getattr(link, name.attname) for name in through._meta.fields},
        )
        for link in through.objects.filter(**{f"{source}__in": list(by_pk)})
    )
