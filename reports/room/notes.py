"""A reader's own notes, which nobody else may ask for: every question names the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from objects.models import User
from reports.models import PrivateNote, Publication


@dataclass(frozen=True)
class Note:
    """A note of the reader's own; ``key`` is the id of the part in the page."""

    key: str
    place: str
    text: str
    written_at: datetime


@dataclass(frozen=True)
class NotedDocument:
    """A version with the reader's notes on it; ``readable`` is whether they may still open it."""

    title: str
    label: str
    path: str
    readable: bool
    notes: tuple[Note, ...]


def notes_on(publication: Publication, user: User) -> tuple[Note, ...]:
    """Give the user's own notes on ``publication``, oldest first."""
    own = PrivateNote.objects.filter(reader=user, publication=publication).order_by("pk")
    return tuple(map(_note, own))


def note_on(publication: Publication, key: str, user: User) -> Note | None:
    """Give the user's own note on the part ``key``."""
    own = PrivateNote.objects.filter(reader=user, publication=publication, key=key).first()
    return _note(own) if own else None


def all_notes(user: User) -> tuple[NotedDocument, ...]:
    """Give all notes of ``user``, those on the latest version first (constant queries)."""
    own = PrivateNote.objects.filter(reader=user).select_related("publication")
    own = own.defer(*(f"publication__{name}" for name in ("content", "html", "pdf", "cover")))
    rows = list(own.order_by("-publication__published_at", "publication", "pk"))
    keys = {row.publication_id for row in rows}
    visible = Publication.objects.visible_to(user).filter(pk__in=keys)
    readable = set(visible.values_list("pk", flat=True))
    return tuple(
        NotedDocument(one.title, one.label, one.path, one.pk in readable, tuple(map(_note, found)))
        for one, found in groupby(rows, key=lambda row: row.publication)
    )


def _note(row: PrivateNote) -> Note:
    return Note(row.key, row.place, row.text, row.written_at)
