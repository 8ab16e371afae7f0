"""What happened to rows: who changed what and when, before and after, read from the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value

from objects.change_values import Names, read_relations, values_of
from objects.fields import RichTextField

if TYPE_CHECKING:
    from datetime import datetime

    from django.db import models

Model = type["models.Model"]


@dataclass(frozen=True)
class FieldChange:
    """A field before and after, as text, or as sanitised HTML where ``rich``."""

    name: str
    label: str
    before: str
    after: str
    rich: bool = False


@dataclass(frozen=True)
class RowChange:
    """One change of one row; ``kind`` is "+", "~" or "-" and ``title`` names the row as it was.

    ``who`` is empty for a command on the server. ``fields`` tells what changed; for an added row
    what it held then, and for a removed one what it held last.
    """

    model: Model
    pk: Any
    history_id: int
    when: datetime
    who: str
    kind: str
    title: str
    reason: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Source:
    """Rows of one model; ``where`` picks their records in its history table (``id``: the row)."""

    model: Model
    where: Q


def changes_of(row: models.Model, *, most: int = 50) -> tuple[RowChange, ...]:
    """Give the latest changes of ``row``, newest first (a constant number of queries).

    Also of a row that is removed, given that its primary key is still set.
    """
    changes, _ = changes_among([Source(type(row), Q(id=row.pk))], most=most)
    return changes


def changes_among(
    sources: Sequence[Source], *, skip: int = 0, most: int = 50
) -> tuple[tuple[RowChange, ...], bool]:
    """Give changes of all rows that ``sources`` name, newest first, and whether there are more.

    The number of queries follows the number of sources, never that of the changes.
    """
    first, *rest = (_keys(place, source) for place, source in enumerate(sources))
    united = first.union(*rest, all=True) if rest else first
    keys = list(united.order_by("-at", "-record")[skip : skip + most + 1])
    wanted: dict[int, list[int]] = defaultdict(list)
    for place, number, _ in keys[:most]:
        wanted[place].append(number)
    found = {place: _records(sources[place].model, ids) for place, ids in wanted.items()}
    names = Names(record for records in found.values() for record in records.values())
    told = [
        _told(sources[place].model, number, found[place], names) for place, number, _ in keys[:most]
    ]
    return tuple(one for one in told if one.fields or one.kind != "~"), len(keys) > most


def history_of(model: Model) -> Any:
    """The model that holds the history of ``model``."""
    return model.history.model  # type: ignore[attr-defined]


def _keys(place: int, source: Source) -> QuerySet[Any, tuple[int, int, datetime]]:
    rows = history_of(source.model).objects.filter(source.where).order_by()
    named = rows.annotate(
        place=Value(place, output_field=IntegerField()),
        record=F("history_id"),
        at=F("history_date"),
    )
    keys: QuerySet[Any, tuple[int, int, datetime]] = named.values_list("place", "record", "at")
    return keys


def _records(model: Model, ids: Iterable[int]) -> dict[int, Any]:
    """The records with ``ids`` and the ones right before them, by history id."""
    history = history_of(model)
    earlier = history.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    before = Subquery(earlier.order_by("-history_id").values("history_id")[:1])
    rows = history.objects.select_related("history_user")
    asked = rows.filter(history_id__in=list(ids)).annotate(before=before)
    found = {row.history_id: row for row in asked}
    missing = {row.before for row in found.values() if row.before} - set(found)
    found |= {row.history_id: row for row in rows.filter(history_id__in=missing)}
    read_relations(history, found)
    return found


def _told(model: Model, number: int, records: dict[int, Any], names: Names) -> RowChange:
    new = records[number]
    old = records.get(new.before) if new.history_type == "~" else None
    return RowChange(
        model=model,
        pk=new.id,
        history_id=number,
        when=new.history_date,
        who=str(new.history_user) if new.history_user else "",
        kind=new.history_type,
        title=names.title(new),
        reason=new.history_change_reason or "",
        fields=tuple(_fields(model, old, new, names)),
    )


def _fields(model: Model, old: Any, new: Any, names: Names) -> Iterable[FieldChange]:
    before = values_of(old) if old is not None else {}
    after = values_of(new)
    if new.history_type == "-":
        before, after = after, {}
    for field in before or after:
        was, now = before.get(field), after.get(field)
        if was == now:
            continue
        change = FieldChange(
            name=field.name,
            label=str(field.verbose_name)[:1].upper() + str(field.verbose_name)[1:],
            before=names.words(field, was),
            after=names.words(field, now),
            rich=isinstance(field, RichTextField),
        )
        if change.before != change.after:
            yield change
