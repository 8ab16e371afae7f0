"""A version as a reader of the reading room sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from reports.room.shelf import Link, edition_name, link_to


@dataclass(frozen=True)
class ReadingPage:
    """All that the page shows; ``html`` is the document with marks and links put in.

    ``whole`` is the id under which notes on the document itself are written; ``editions`` are the
    others with the same label; ``before`` is the version before this one.
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
    editions: tuple[Link, ...]
    newer: Link | None
    before: Link | None
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

    issued = _issued(publication, user)
    versions = tuple(map(link_to, _same_edition(publication, issued)))
    place = [one.path for one in versions].index(path)
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
        editions=_editions(publication, issued),
        newer=versions[0] if place else None,
        before=versions[place + 1] if versions[place + 1 :] else None,
        whole=next((one.anchor for one in passages_of(publication.html) if one.is_whole), ""),
    )


def _issued(publication: Publication, user: User) -> tuple[Publication, ...]:
    """All versions and editions of the same document that the reader may open, latest first."""
    same = (
        Publication.objects.visible_to(user)
        .without_files()
        .filter(
            kind=publication.kind,
            subject=publication.subject,
            period=publication.period,
        )
    )
    return tuple(same.select_related("edition").order_by("-published_at", "edition_code", "-pk"))


def _same_edition(publication: Publication, issued: Iterable[Publication]) -> Iterator[Publication]:
    return (one for one in issued if one.edition_code == publication.edition_code)


def _editions(publication: Publication, issued: Iterable[Publication]) -> tuple[Link, ...]:
    return tuple(
        Link(edition_name(one), one.path)
        for one in issued
        if one.label == publication.label and one.edition_code != publication.edition_code
    )
