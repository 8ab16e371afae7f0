"""A version as a reader of the reading room sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from objects.models import User
from reports.models import Publication
from reports.room.facts import minutes_of
from reports.room.notes import Note, notes_on
from reports.room.passages import Passage, passages_of, with_links
from reports.room.searching import Hit, search
from reports.room.shelf import Link


@dataclass(frozen=True)
class ReadingPage:
    """All that the page shows; ``html`` is the document with marks and links put in.

    ``whole`` is the id under which notes on the document itself are written.
    """

    title: str
    label: str
    stage: str
    published_at: datetime
    path: str
    minutes: int
    html: SafeString
    words: str
    hits: tuple[Hit, ...]
    total: int
    notes: tuple[Note, ...]
    versions: tuple[Link, ...]
    newer: Link | None
    whole: str


def reading_page(publication: Publication, user: User, words: str) -> ReadingPage:
    """Arrange ``publication`` for ``user``, with ``words`` looked for in it."""
    path = publication.path
    notes = notes_on(publication, user)
    written = {note.key for note in notes}
    found = search(publication.html, words)

    def link(passage: Passage) -> str:
        if passage.is_whole:
            return ""
        noted = passage.anchor in written
        context = {"path": path, "passage": passage, "noted": noted}
        return render_to_string("reports/room/note_link.html", context)

    versions = _versions(publication, user)
    places = [one.path for one in versions]
    newest = versions[0] if places and places[0] != path else None
    return ReadingPage(
        title=publication.title,
        label=publication.label,
        stage=publication.get_stage_display().lower(),
        published_at=publication.published_at,
        path=path,
        minutes=minutes_of(publication.html),
        # The stored page is rendered and escaped; marks and links are made by code and template.
        html=mark_safe(with_links(found.html, link)),  # noqa: S308
        words=words,
        hits=found.hits,
        total=found.total,
        notes=notes,
        versions=versions,
        newer=newest,
        whole=next((one.anchor for one in passages_of(publication.html) if one.is_whole), ""),
    )


def _versions(publication: Publication, user: User) -> tuple[Link, ...]:
    """All versions of the same document that the reader may open, latest first."""
    same = (
        Publication.objects.visible_to(user)
        .without_files()
        .filter(
            kind=publication.kind,
            subject=publication.subject,
            period=publication.period,
            edition_code=publication.edition_code,
        )
    )
    return tuple(Link(one.label, one.path) for one in same.order_by("-published_at", "-pk"))
