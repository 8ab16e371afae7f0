"""Which version of a document each reader opened last."""

from __future__ import annotations

from collections.abc import Iterable

from objects.models import User
from reports.models import Publication, Reading


def last_seen_by(people: Iterable[User], issued: Iterable[Publication]) -> dict[int, str]:
    """Give the label of the latest of ``issued`` that each of ``people`` has read (one query)."""
    found = Reading.objects.filter(reader__in=list(people), publication__in=list(issued))
    ordered = found.order_by("publication__published_at", "publication_id")
    return dict(ordered.values_list("reader_id", "publication__label"))


def latest_read(
    reader: User, issued: Iterable[Publication]
) -> dict[tuple[int | None, int | None], str]:
    """Give the label of the latest of ``issued`` that ``reader`` has read, by document.

    The keys are those of the plan and the follow-up, one of which is None (one query).
    """
    found = Reading.objects.filter(reader=reader, publication__in=list(issued))
    ordered = found.order_by("publication__published_at", "publication_id")
    fields = ("publication__object_plan_id", "publication__follow_up_id", "publication__label")
    return {(plan, follow_up): label for plan, follow_up, label in ordered.values_list(*fields)}
