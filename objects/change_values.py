"""The values of a history record, and the words that readers are shown for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from objects.fuzzy import FuzzyDate

# Derived from other fields, or only a place in an order: nobody reads them as a change.
UNTOLD = {"id", "text_key", "key_text"}
REMOVED = "(borttagen)"
Field = Any


def values_of(record: Any) -> dict[Field, Any]:
    """The values of ``record`` by field of the row's own model; relations as primary keys."""
    model = type(record).instance_type
    values = {
        field: getattr(record, field.attname)
        for field in model._meta.concrete_fields
        if field.name not in UNTOLD and field.editable and hasattr(record, field.attname)
    }
    values |= record.related_keys
    return values


def read_relations(history: Any, records: Mapping[int, Any]) -> None:
    """Give each record its ``related_keys`` by many-to-many field (one query a field)."""
    for record in records.values():
        record.related_keys = dict.fromkeys(history._history_m2m_fields, ())
    for relation in history._history_m2m_fields:
        name = relation.m2m_reverse_field_name()
        links = getattr(history, relation.name).model.objects.filter(history__in=list(records))
        for number, key in links.order_by(f"{name}_id").values_list("history_id", f"{name}_id"):
            records[number].related_keys[relation] += (key,)


class Names:
    """What related rows are called, read in one query for each model that ``records`` point at."""

    def __init__(self, records: Iterable[Any]) -> None:
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for record in records:
            for field, value in values_of(record).items():
                if field.is_relation:
                    wanted[field.related_model] |= set(_keys(value))
        self._names: Mapping[type[models.Model], dict[Any, str]] = {
            model: {row.pk: str(row) for row in _rows(model, keys)}
            for model, keys in wanted.items()
            if keys
        }

    def words(self, field: Field, value: Any) -> str:
        """``value`` of ``field`` as a reader is shown it; empty for nothing."""
        if field.is_relation:
            names = self._names.get(field.related_model, {})
            return ", ".join(names.get(key, REMOVED) for key in _keys(value))
        choices = dict(field.flatchoices or ())
        return _plain(choices.get(value, value))

    def title(self, record: Any) -> str:
        """What the row of ``record`` was called then, without asking for other rows."""
        for name in ("title", "name", "text", "label"):
            value = getattr(record, name, "")
            if isinstance(value, str) and value.strip():
                return value
        return str(type(record).instance_type._meta.verbose_name)


def _keys(value: Any) -> tuple[Any, ...]:
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _rows(model: type[models.Model], keys: set[Any]) -> Iterable[models.Model]:
    foreign = [field.name for field in model._meta.concrete_fields if field.is_relation]
    return model._default_manager.filter(pk__in=keys).select_related(*foreign)


def _plain(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, FuzzyDate):
        return value.text
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
