"""The documents of the reading room: the latest version of each, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from activities.models import FollowUp, OperationalPlan
from objects.models import ManagedObject, ObjectPlan, User
from objects.visibility import ReaderScope, reader_scope
from reports.models import Publication, Reading
from reports.models.publication import PublicationQuerySet
from reports.room.facts import Facts, facts_of


@dataclass(frozen=True)
class Link:
    """A version to open: what it is called and what names it in addresses."""

    label: str
    path: str


@dataclass(frozen=True)
class ShelfDocument:
    """A document by its latest version; ``news`` tells what is new to the reader.

    ``earlier`` are the versions before, latest first; ``unread`` is whether the latest has never
    been opened by the reader.
    """

    title: str
    label: str
    stage: str
    published_at: datetime
    path: str
    year: str
    facts: Facts
    unread: bool
    news: str
    earlier: tuple[Link, ...]
    seen: str
    """What names the version that the reader opened last, among the earlier ones; may be empty."""


@dataclass(frozen=True)
class Shelf:
    """All that the page shows; ``narrowed`` is whether it keeps to the reader's nämnder."""

    years: dict[str, list[ShelfDocument]]
    narrowed: bool
    unread: int


def shelf(user: User, *, everything: bool = False) -> Shelf:
    """Gather the documents for ``user``, newest first (the number of queries is constant).

    A nämndledamot gets those of their nämnder, or with ``everything`` all that they may read.
    """
    scope = reader_scope(user)
    found = Publication.objects.visible_to(user).whole().without_files()
    narrowed = bool(scope.committees) and not everything
    if narrowed:
        found = _of_committees(found, scope)
    subjects: dict[tuple[str, str, str], list[Publication]] = {}
    for one in found.order_by("-published_at", "-pk"):
        subjects.setdefault((one.kind, one.subject, one.period), []).append(one)
    facts = facts_of(versions[0] for versions in subjects.values())
    read = dict(_read_by(user))
    years: dict[str, list[ShelfDocument]] = {}
    for versions in subjects.values():
        made = _document(versions, facts[versions[0].pk], read)
        years.setdefault(made.year, []).append(made)
    ordered = dict(sorted(years.items(), reverse=True))
    unread = sum(one.unread for documents in years.values() for one in documents)
    return Shelf(ordered, narrowed, unread)


def _of_committees(found: PublicationQuerySet, scope: ReaderScope) -> PublicationQuerySet:
    objects = ManagedObject.objects.filter(units__in=scope.committees)
    plans = ObjectPlan.objects.filter(object__in=objects)
    operational = OperationalPlan.objects.filter(committees__in=scope.committees)
    follow_ups = FollowUp.objects.filter(plan__in=operational)
    return found.filter(Q(object_plan__in=plans) | Q(follow_up__in=follow_ups))


def _read_by(user: User) -> list[tuple[int, datetime]]:
    return list(Reading.objects.filter(reader=user).values_list("publication", "latest_at"))


def _document(
    versions: Sequence[Publication], facts: Facts, read: dict[int, datetime]
) -> ShelfDocument:
    latest, *earlier = versions
    return ShelfDocument(
        title=latest.title,
        label=latest.label,
        stage=latest.get_stage_display().lower(),
        published_at=latest.published_at,
        path=latest.path,
        year=latest.period[:4],
        facts=facts,
        unread=latest.pk not in read,
        news=_news(latest, earlier, read),
        earlier=tuple(Link(one.label, one.path) for one in earlier),
        seen=next((one.path for one in earlier if one.pk in read), ""),
    )


def _news(latest: Publication, earlier: Sequence[Publication], read: dict[int, datetime]) -> str:
    if latest.pk in read:
        return "Läst"
    seen = next((one.label for one in earlier if one.pk in read), None)
    return f"Ny version sedan du läste {seen}" if seen else "Oläst"
