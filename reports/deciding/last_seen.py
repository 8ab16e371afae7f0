"""Which version of a document each reader opened last."""

from __future__ import annotations

from collections.abc import Iterable

from objects.models import User
from reports.models import Publication, Reading
from reports.publishing.subjects import Key, key_of


def last_seen_by(people: Iterable[User], issued: Iterable[Publication]) -> dict[int, Publication]:
    """Give the latest of ``issued``, of one document, that each of ``people`` has opened.

    The keys are those of the users (one query).
    """
    versions = {one.pk: one for one in issued}
    read = Reading.objects.filter(reader__in=list(people), publication__in=versions)
    ordered = read.order_by("publication__published_at", "publication_id")
    return {reader: versions[pk] for reader, pk in ordered.values_list("reader_id", "publication")}


def latest_read(reader: User, issued: Iterable[Publication]) -> dict[Key, Publication]:
    """Give the latest of ``issued`` that ``reader`` has opened, by document (one query)."""
    versions = {one.pk: one for one in issued}
    read = Reading.objects.filter(reader=reader, publication__in=versions)
    ordered = read.order_by("publication__published_at", "publication_id")
    found = (versions[pk] for pk in ordered.values_list("publication", flat=True))
    return {key_of(one): one for one in found}
