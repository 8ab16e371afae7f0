"""What an import wrote, kept so that it can be taken back exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import Model

from budget.allocation import ORE

CHUNK = 500


@dataclass(slots=True)
class Effects:
    """Rows by the label of their model ("budget.budgetline"); values are those of JSON.

    `created` holds primary keys, `changed` a row's ``pk`` with ``before`` and ``after`` of the
    fields that were written, and `removed` every value of what is gone.
    """

    created: dict[str, list[int]] = field(default_factory=dict)
    changed: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    removed: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def note_created(self, items: Sequence[Model]) -> None:
        """Note rows that are saved for the first time."""
        for item in items:
            self.created.setdefault(item._meta.label_lower, []).append(item.pk)

    def note_changed(
        self, items: Sequence[Model], before: dict[int, dict[str, Any]], names: Sequence[str]
    ) -> None:
        """Note stored rows as they are now, beside what :func:`values_by_key` gave of them."""
        for item in items:
            after = {name: plain(getattr(item, name)) for name in names}
            entry = {"pk": item.pk, "before": before[item.pk], "after": after}
            self.changed.setdefault(item._meta.label_lower, []).append(entry)

    def note_removed(self, item: Model) -> None:
        """Note a row that is about to be removed."""
        values = {one.attname: plain(getattr(item, one.attname)) for one in item._meta.fields}
        self.removed.setdefault(item._meta.label_lower, []).append(values)

    def as_json(self) -> dict[str, Any]:
        """Plain values for `ImportBatch.effects`."""
        return {"created": self.created, "changed": self.changed, "removed": self.removed}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Effects:
        """What `as_json` gave."""
        return cls(data["created"], data["changed"], data["removed"])


def model_of(label: str) -> Any:
    """The model with a label of `Effects`."""
    return apps.get_model(label)


def attnames(model: Any, names: Iterable[str]) -> list[str]:
    """Fields as the database names them: ``unit`` is ``unit_id``."""
    return [model._meta.get_field(name).attname for name in names]


def plain(value: Any) -> Any:
    """A field's value as JSON can hold it; amounts as text in kronor."""
    return str(value.quantize(ORE)) if isinstance(value, Decimal) else value


def chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """``keys`` in pieces that any database takes in one question."""
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def values_by_key(
    model: Any, keys: Sequence[int], names: Sequence[str]
) -> dict[int, dict[str, Any]]:
    """The stored values of the fields ``names``, by primary key."""
    return {
        pk: dict(zip(names, map(plain, values), strict=True))
        for part in chunks(keys)
        for pk, *values in model._default_manager.filter(pk__in=part)
        .order_by()
        .values_list("pk", *names)
    }
