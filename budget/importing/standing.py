"""What has happened since an import and stands in the way of taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils import timezone

from budget.importing.effects import Effects, chunks, model_of, values_by_key
from objects.services.removing import SHOWN, Obstacle


def obstacles_to(effects: Effects) -> list[Obstacle]:
    """Later changes of what the import wrote, and what has come to stand on what it added.

    A row that the import added and someone has removed is no obstacle: it is gone already.
    """
    found = [
        _obstacle(
            f"{model._meta.verbose_name_plural} som har ändrats efter inläsningen", model, pks
        )
        for model, pks in _changed_since(effects)
    ]
    found += [_obstacle_of_gone(label, entries) for label, entries in effects.changed.items()]
    found += _linked(effects)
    return [one for one in found if one.count]


def _changed_since(effects: Effects) -> Iterator[tuple[Any, list[int]]]:
    for label, keys in effects.created.items():
        model = model_of(label)
        yield model, [pk for part in chunks(keys) for pk in _edited(model, part)]
    for label, entries in effects.changed.items():
        model = model_of(label)
        names = list(entries[0]["after"])
        now = values_by_key(model, [entry["pk"] for entry in entries], names)
        yield (
            model,
            [
                entry["pk"]
                for entry in entries
                if now.get(entry["pk"], entry["after"]) != entry["after"]
            ],
        )


def _edited(model: Any, keys: Sequence[int]) -> list[int]:
    """Those of the rows that are not as they were when the history began."""
    history = model.history.model
    names = [one.attname for one in history.tracked_fields]
    first = history.objects.filter(id__in=keys, history_type="+").order_by("history_id")
    added = {row[0]: row[1:] for row in first.values_list("id", *names)}
    present = model._default_manager.filter(pk__in=keys).order_by("pk").values_list("pk", *names)
    return [pk for pk, *values in present if tuple(values) != added.get(pk)]


def _obstacle(what: str, model: Any, keys: Sequence[int]) -> Obstacle:
    shown = list(keys)[:SHOWN]
    latest = _latest(model, shown)
    rows = model._default_manager.filter(pk__in=shown)
    return Obstacle(what, len(keys), tuple(f"{row}{latest.get(row.pk, '')}" for row in rows))


def _latest(model: Any, keys: Sequence[int]) -> dict[int, str]:
    """When and by whom each row was changed last, in words."""
    if not hasattr(model, "history"):
        return {}
    records = model.history.filter(id__in=keys).select_related("history_user")
    return {
        one.id: f", {timezone.localtime(one.history_date):%Y-%m-%d %H:%M}"
        + (f" av {one.history_user}" if one.history_user else "")
        for one in records.order_by("history_id")
    }


def _obstacle_of_gone(label: str, entries: Sequence[dict[str, Any]]) -> Obstacle:
    model = model_of(label)
    keys = [entry["pk"] for entry in entries]
    gone = sorted(set(keys) - set(values_by_key(model, keys, ["pk"])))
    what = f"{model._meta.verbose_name_plural} som har tagits bort efter inläsningen"
    return Obstacle(what, len(gone), tuple(f"nummer {pk}" for pk in gone[:SHOWN]))


def _linked(effects: Effects) -> Iterator[Obstacle]:
    """Rows that were not part of the import and point at what it added."""
    strangers: dict[Any, dict[int, None]] = {}
    for label, keys in effects.created.items():
        for relation in _relations(model_of(label)):
            model = relation.related_model
            own = _leaving(effects, model._meta.label_lower, relation.field.attname)
            found = (pk for pk in _pointing(relation, keys) if pk not in own)
            strangers.setdefault(model, {}).update(dict.fromkeys(found))
    for model, pks in strangers.items():
        what = f"{model._meta.verbose_name_plural} som hör till det som lästes in"
        yield _obstacle(what, model, list(pks))


def _relations(model: Any) -> list[Any]:
    """What points at rows of ``model``, also where these know nothing of it; no history does."""
    hidden = [
        one
        for one in model._meta.get_fields(include_hidden=True)
        if one.auto_created
        and not one.concrete
        and not one.many_to_many
        and one.hidden
        and getattr(one.field, "db_constraint", False)
        and not one.related_model._meta.auto_created
    ]
    return [*model._meta.related_objects, *hidden]


def _pointing(relation: Any, keys: Sequence[int]) -> Iterable[int]:
    manager = relation.related_model._default_manager
    for part in chunks(keys):
        yield from manager.filter(**{f"{relation.field.name}__in": part}).values_list(
            "pk", flat=True
        )


def _leaving(effects: Effects, label: str, attname: str) -> set[int]:
    """Rows that go, or that get back another value in the field ``attname``."""
    restored = {
        entry["pk"] for entry in effects.changed.get(label, ()) if attname in entry["before"]
    }
    return restored | set(effects.created.get(label, ()))
