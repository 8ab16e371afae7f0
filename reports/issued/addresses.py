"""What the lasting addresses are made of, and what they point at."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from objects.visibility import Reader
from reports.models import Publication
from reports.models.publication import PublicationQuerySet
from reports.publishing.subjects import Subject


@dataclass(frozen=True)
class Place:
    """What a lasting address names; ``edition`` is empty for the version for all nämnder."""

    kind: str
    subject: str
    period: str
    label: str
    edition: str = ""

    def filed(self, name: str) -> str:
        """Give the address of the route ``name`` for the version."""
        parts = [self.kind, self.subject, self.period, self.label]
        return reverse(f"reports:{name}", args=[*parts, *filter(None, [self.edition])])

    def find(self, reader: Reader) -> Publication:
        """Give the version, its files left in the database.

        Raises:
            Http404: there is none that ``reader`` may see.
        """
        found = siblings(self, reader).filter(label=self.label, edition_code=self.edition)
        publication = found.select_related("release").first()
        if publication is None:
            raise Http404("Det finns ingen sådan version.")
        return publication


def place_of(publication: Publication) -> Place:
    """Give what the address of ``publication`` names."""
    return Place(
        publication.kind,
        publication.subject,
        publication.period,
        publication.label,
        publication.edition_code,
    )


def siblings(place: Place, reader: Reader) -> PublicationQuerySet:
    """Keep the versions of the same document that ``reader`` may see, latest first."""
    visible: PublicationQuerySet = Publication.objects.visible_to(reader)
    return visible.without_files().filter(
        kind=place.kind, subject=place.subject, period=place.period
    )


def versions_address(subject: Subject) -> str:
    """Give the address of the list of what has been issued of ``subject``."""
    return reverse("reports:issued_of", args=[subject.kind, *subject.slugs])
