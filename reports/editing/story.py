"""What happened to the parts of a plan, told for the pages of history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from objects.changes import FieldChange, RowChange, Source, changes_among, changes_of
from objects.models import ObjectPlan
from reports.comparing.words import marked_html, marked_text
from reports.editing.desk import Desk
from reports.editing.kinds.base import PartKind, short
from reports.editing.registry import ALL

WHAT = {"+": "Tillagd", "~": "Ändrad", "-": "Borttagen"}
PAGE = 30
# Follow from where a part stands, or say nothing to whoever reads.
UNTOLD = {"plan", "order", "code", "scheme", "level", "object", "influence"}


@dataclass(frozen=True)
class ToldField:
    """A field before and after, in one text with what came and went marked."""

    label: str
    text: SafeString


@dataclass(frozen=True)
class ToldChange:
    """One change of one part. ``back`` is where it is undone, empty when it is not offered."""

    when: datetime
    who: str
    what: str
    name: str
    reason: str
    fields: tuple[ToldField, ...]
    history: str = ""
    back: str = ""
    along: tuple[str, ...] = ()


def part_story(desk: Desk, row: Any, ident: str) -> list[ToldChange]:
    """Give the changes of one part, newest first; each earlier text can be brought back."""
    changes = changes_of(row) if row.pk else ()
    return [
        _told(
            change,
            desk.kind.noun,
            back=desk.address("edit_restore", ident, str(change.history_id))
            if at and change.kind != "-"
            else "",
        )
        for at, change in enumerate(changes)
    ]


def plan_story(plan: ObjectPlan, slugs: frozenset[str], page: int) -> tuple[list[ToldChange], bool]:
    """Give a page of the changes of all parts, newest first, and whether there are more.

    What is removed and still missing can be brought back by those who may edit its kind, named in
    ``slugs``. The number of queries follows the number of kinds, never that of the changes.
    """
    kinds = [kind for kind in ALL if kind.storied]
    sources = [Source(kind.model, kind.records(plan)) for kind in kinds]
    changes, more = changes_among(sources, skip=PAGE * (page - 1), most=PAGE)
    by_kind: dict[type[Any], list[RowChange]] = defaultdict(list)
    for change in changes:
        by_kind[change.model].append(change)
    told: dict[int, ToldChange] = {}
    for kind in kinds:
        found = by_kind.get(kind.model, [])
        told |= {id(change): one for change, one in _kind_story(plan, kind, found, slugs)}
    return [told[id(change)] for change in changes], more


def _kind_story(
    plan: ObjectPlan, kind: PartKind[Any], changes: list[RowChange], slugs: frozenset[str]
) -> Iterable[tuple[RowChange, ToldChange]]:
    if not changes:
        return
    pks = {change.pk for change in changes}
    rows = {row.pk: row for row in kind.rows(plan).prefetch_related(None).filter(pk__in=pks)}
    latest = set[Any]()
    for change in changes:
        row, may, history, back = rows.get(change.pk), kind.slug in slugs, "", ""
        address = [plan.code, kind.slug, kind.ident(row) if row else str(change.pk)]
        if may and row:
            history = reverse("reports:edit_history", args=address)
        elif may and change.pk not in latest and change.kind == "-":
            back = reverse("reports:edit_restore", args=[*address, change.history_id])
        latest.add(change.pk)
        name = kind.name(row) if row else short(change.title)
        yield change, _told(change, name, history=history, back=back)


def _told(change: RowChange, name: str, *, history: str = "", back: str = "") -> ToldChange:
    fields = [field for field in change.fields if field.name not in UNTOLD]
    return ToldChange(
        when=change.when,
        who=change.who,
        what=WHAT[change.kind],
        name=name,
        reason=change.reason,
        fields=tuple(_field(field, change.kind) for field in fields),
        history=history,
        back=back,
    )


def _field(field: FieldChange, kind: str) -> ToldField:
    """Mark what changed; what was added or removed whole is told as it was."""
    mark = marked_html if field.rich else marked_text
    before, after = field.before, field.after
    if kind != "~":
        before = after = before or after
    return ToldField(field.label, mark(before, after))
