"""What can be compared: issued versions and working copies, by their addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.text import slugify

from activities.models import FollowUp
from objects.models import ObjectPlan
from objects.visibility import Reader
from reports.content.decoding import from_json
from reports.content.parts import Document
from reports.models import DocumentKind, Publication
from reports.publishing.stages import DECIDED, order_of
from reports.publishing.subjects import Subject, subject_of

WORKING_COPY = "arbetskopia"


@dataclass(frozen=True)
class Side:
    """One side of a comparison: ``name`` tells the version, ``content`` what it says."""

    address: str
    name: str
    content: Document


@dataclass(frozen=True)
class Choice:
    """A side that can be chosen; ``label`` tells the version, within its document."""

    address: str
    label: str


@dataclass(frozen=True)
class Shelf:
    """The versions of one document, latest first."""

    title: str
    choices: tuple[Choice, ...]


def working_address(subject: Subject) -> str:
    """Give what names the working copy of ``subject``: "objektplan/ukfa/2022/arbetskopia"."""
    return "/".join((subject.kind, *subject.slugs, WORKING_COPY))


def side_of(address: str, reader: Reader) -> Side | None:
    """Give what ``address`` names; None when there is no such thing that ``reader`` may see.

    Raises:
        UnreadableContentError: what was stored of the version cannot be read.
    """
    kind, _, rest = address.partition("/")
    parts = rest.split("/")
    if "\0" in address or kind not in DocumentKind or len(parts) not in (3, 4):
        return None
    subject, period, label, *edition = parts
    if label == WORKING_COPY:
        found = _working_copy(kind, subject, period, reader)
        return Side(address, "arbetskopian", found.build()) if found and not edition else None
    publication = Publication.objects.visible_to(reader).filter(
        kind=kind, subject=subject, period=period, label=label, edition_code="".join(edition)
    )
    issued = publication.defer("html", "pdf", "cover").first()
    return Side(address, _version(issued), from_json(issued.content)) if issued else None


def shelves_for(reader: Reader, first: str) -> tuple[Shelf, ...]:
    """Give all that ``reader`` may compare, the document that ``first`` names before the others."""
    shelves: dict[tuple[str, str, str], list[Choice]] = {}
    for subject in _subjects(reader):
        choice = Choice(working_address(subject), "Arbetskopian")
        shelves[(subject.kind, *subject.slugs)] = [choice]
    for one in Publication.objects.visible_to(reader).without_files():
        label = _version(one)
        choice = Choice(one.path, label[0].upper() + label[1:])
        shelves.setdefault((one.kind, one.subject, one.period), []).append(choice)
    keys = sorted(shelves, key=lambda key: (not first.startswith("/".join((*key, ""))), key))
    return tuple(Shelf(_title(*key), tuple(shelves[key])) for key in keys)


def version_before(address: str, reader: Reader) -> str:
    """Give the version that ``address`` is best compared with: the latest decided, else the latest.

    Empty when nothing else has been issued.
    """
    kind, subject, period, label, *_ = [*address.split("/"), *[""] * 4]
    if "\0" in address:
        return ""
    issued = Publication.objects.visible_to(reader).whole().without_files()
    others = [
        one
        for one in issued.filter(kind=kind, subject=subject, period=period)
        if label == WORKING_COPY or order_of(one.label) < order_of(label)
    ]
    best = next((one for one in others if one.stage in DECIDED), None) or next(iter(others), None)
    return best.path if best else ""


def _version(one: Publication) -> str:
    edition = f", {one.edition_code.upper()}" if one.edition_code else ""
    day = timezone.localdate(one.published_at).isoformat()
    return f"version {one.label}{edition} ({one.get_stage_display().lower()}, {day})"


def _title(kind: str, subject: str, period: str) -> str:
    return f"{DocumentKind(kind).label.capitalize()} {subject.upper()} {period}"


def _subjects(reader: Reader) -> Iterator[Subject]:
    plans = ObjectPlan.objects.visible_to(reader).select_related("object")
    yield from map(subject_of, plans)
    yield from map(subject_of, FollowUp.objects.visible_to(reader).select_related("plan__unit"))


def _working_copy(kind: str, subject: str, period: str, reader: Reader) -> Subject | None:
    if kind == DocumentKind.OBJECT_PLAN:
        plans = ObjectPlan.objects.visible_to(reader).select_related("object")
        rows = plans.filter(period_start__year=period) if _is_year(period) else plans.none()
        found = [subject_of(row) for row in rows]
    else:
        due = FollowUp.objects.visible_to(reader).select_related("plan__unit")
        occasions = due.filter(cut_off=period) if _is_day(period) else due.none()
        found = [subject_of(row) for row in occasions]
    return next((one for one in found if one.slugs == (slugify(subject), period)), None)


def _is_year(period: str) -> bool:
    return period.isascii() and period.isdigit() and len(period) == 4 and period != "0000"


def _is_day(period: str) -> bool:
    try:
        return date.fromisoformat(period).isoformat() == period
    except ValueError:
        return False
