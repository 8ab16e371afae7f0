"""Are the issued versions what they were when they were issued?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.models import Publication
from reports.publishing.essence import digest


@dataclass(frozen=True)
class Difference:
    """A stored part whose hash is not the one that was noted; ``what`` is its Swedish name."""

    publication: Publication
    what: str
    noted: str
    found: str


def differences() -> Iterator[Difference]:
    """Compute the hashes of all issued versions anew, one version at a time."""
    for one in Publication.objects.order_by("pk").iterator(chunk_size=1):
        parts = (
            ("innehållet", one.content, one.content_sha256),
            ("sidan", one.html, one.html_sha256),
            ("PDF-filen", one.pdf, one.pdf_sha256),
        )
        for what, body, noted in parts:
            found = digest(body)
            if found != noted:
                yield Difference(one, what, noted, found)
