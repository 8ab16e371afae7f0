"""The files of a package, as they are stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reports.models import Publication
from reports.publishing.essence import digest
from reports.publishing.subjects import Subject


class ArchiveError(Exception):
    """A package cannot be made; the Swedish text tells why."""


@dataclass(frozen=True)
class Holding:
    """A file of the package; ``path`` is its place there."""

    path: str
    media_type: str
    body: bytes
    at: datetime

    @property
    def sha256(self) -> str:
        """The checksum in hexadecimal."""
        return digest(self.body)


def issued(subject: Subject) -> tuple[Publication, ...]:
    """Give all versions and editions that were issued, oldest first, without their files."""
    found = Publication.objects.filter(**subject.link).order_by("published_at", "pk")
    return tuple(found.without_files().select_related("supersedes", "release", "edition"))


def folder_of(publication: Publication) -> str:
    """Give the folder of a version, such as "1.0", or "1.0-bou" for the edition of a nämnd."""
    return "-".join(filter(None, (publication.label, publication.edition_code)))


def holdings_of(publication: Publication) -> Iterator[Holding]:
    """Give the files of one version.

    Raises:
        ArchiveError: something is not what it was when the version was issued.
    """
    stored = Publication.objects.get(pk=publication.pk)
    parts = (
        ("dokument.pdf", "application/pdf", bytes(stored.pdf), stored.pdf_sha256),
        ("innehall.json", "application/json", stored.content.encode(), stored.content_sha256),
        ("sida.html", "text/html", stored.html.encode(), stored.html_sha256),
    )
    for name, media_type, body, noted in parts:
        if digest(body) != noted:
            raise ArchiveError(f"{stored}: {name} är inte vad den var när versionen gavs ut.")
        yield Holding(f"{folder_of(stored)}/{name}", media_type, body, stored.published_at)
    told = json.dumps(decisions_of(stored), ensure_ascii=False, indent=2) + "\n"
    path = f"{folder_of(stored)}/beslut.json"
    yield Holding(path, "application/json", told.encode(), stored.published_at)


def decisions_of(publication: Publication) -> list[dict[str, Any]]:
    """Give all that was recorded of decisions on a version, corrected records included."""
    found = publication.decisions.order_by("recorded_at", "pk").select_related("committee")
    numbers = {one.pk: number for number, one in enumerate(found, start=1)}
    return [
        {
            "post": numbers[one.pk],
            "rättar": numbers.get(one.corrects_id) if one.corrects_id else None,
            "nämnd": one.committee_name,
            "kod": one.committee.code,
            "sammanträde": one.meeting.isoformat(),
            "paragraf": one.paragraph,
            "diarienummer": one.registry_number,
            "med ändringar": one.with_changes,
            "anmärkning": one.note,
            "antecknat": one.recorded_at.isoformat(),
        }
        for one in found
    ]
