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
from reports.room.news import news_of


@dataclass(frozen=True)
class Link:
    """A version to open: what it is called and what names it in addresses."""

    label: str
    path: str


@dataclass(frozen=True)
class ShelfDocument:
    """A document by its latest version; ``news`` tells whether it is new to the reader.

    ``earlier`` are the versions before, latest first; ``unread`` is whether the reader has never
    opened the latest, as a whole or in an edition. ``base`` is the version to compare it with: the
    one that the reader opened last, or the one before. ``changes`` tell in a line what is new since
    then, to those who have not read it. ``editions`` are those of the latest for one nämnd each.
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
    editions: tuple[Link, ...]
    base: Link | None
    changes: str


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
    found = Publication.objects.visible_to(user).without_files().select_related("edition")
    narrowed = bool(scope.committees) and not everything
    if narrowed:
        found = _of_committees(found, scope)
    read = set(Reading.objects.filter(reader=user).values_list("publication", flat=True))
    subjects = _by_subject(found.order_by("-published_at", "edition_code", "-pk"), read)
    facts = facts_of(each.latest for each in subjects)
    changes = news_of((each.base, each.latest) for each in subjects if each.base and each.unread)
    years: dict[str, list[ShelfDocument]] = {}
    for each in subjects:
        made = _document(each, facts[each.latest.pk], changes.get(each.latest.pk, ""))
        years.setdefault(made.year, []).append(made)
    ordered = dict(sorted(years.items(), reverse=True))
    return Shelf(ordered, narrowed, sum(each.unread for each in subjects))


@dataclass(frozen=True)
class _Subject:
    """What has been issued of one document, latest first, and which labels have been read.

    ``versions`` are those for all nämnder; where the reader may see none, those for one.
    """

    versions: tuple[Publication, ...]
    editions: tuple[Publication, ...]
    read: frozenset[str]

    @property
    def latest(self) -> Publication:
        return self.versions[0]

    @property
    def earlier(self) -> tuple[Publication, ...]:
        return self.versions[1:]

    @property
    def unread(self) -> bool:
        return self.latest.label not in self.read

    @property
    def seen(self) -> Publication | None:
        """The version among the earlier ones that was opened last."""
        return next((one for one in self.earlier if one.label in self.read), None)

    @property
    def base(self) -> Publication | None:
        """The version to compare the latest with."""
        return self.seen or next(iter(self.earlier), None)


def _by_subject(found: PublicationQuerySet, read: set[int]) -> list[_Subject]:
    subjects: dict[tuple[str, str, str], list[Publication]] = {}
    for one in found:
        subjects.setdefault((one.kind, one.subject, one.period), []).append(one)
    return [_subject(issued, read) for issued in subjects.values()]


def _subject(issued: Sequence[Publication], read: set[int]) -> _Subject:
    code = min(one.edition_code for one in issued)
    versions = tuple(one for one in issued if one.edition_code == code)
    label = versions[0].label
    editions = tuple(one for one in issued if one.label == label and one.edition_code != code)
    return _Subject(versions, editions, frozenset(one.label for one in issued if one.pk in read))


def _of_committees(found: PublicationQuerySet, scope: ReaderScope) -> PublicationQuerySet:
    objects = ManagedObject.objects.filter(units__in=scope.committees)
    plans = ObjectPlan.objects.filter(object__in=objects)
    operational = OperationalPlan.objects.filter(committees__in=scope.committees)
    follow_ups = FollowUp.objects.filter(plan__in=operational)
    return found.filter(Q(object_plan__in=plans) | Q(follow_up__in=follow_ups))


def _document(subject: _Subject, facts: Facts, changes: str) -> ShelfDocument:
    latest, base = subject.latest, subject.base
    return ShelfDocument(
        title=latest.title,
        label=latest.label,
        stage=latest.get_stage_display().lower(),
        published_at=latest.published_at,
        path=latest.path,
        year=latest.period[:4],
        facts=facts,
        unread=subject.unread,
        news=_news(subject),
        earlier=tuple(map(link_to, subject.earlier)),
        editions=tuple(Link(edition_name(one), one.path) for one in subject.editions),
        base=link_to(base) if base else None,
        changes=changes,
    )


def link_to(publication: Publication) -> Link:
    """Give the way to a version, which its label names."""
    return Link(publication.label, publication.path)


def edition_name(publication: Publication) -> str:
    """Name the nämnd that an edition is for, by its code."""
    return publication.edition.code if publication.edition else "alla nämnder"


def _news(subject: _Subject) -> str:
    if not subject.unread:
        return "Läst"
    return f"Ny version sedan du läste {subject.seen.label}" if subject.seen else "Oläst"
