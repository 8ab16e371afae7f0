"""What can be compared: issued versions and working copies, by their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from activities.models import FollowUp
from objects.models import ObjectPlan, User
from objects.permissions import rights_of
from objects.visibility import Reader
from reports.content.decoding import from_json
from reports.content.object_plan import ObjectPlanContent
from reports.content.parts import Document
from reports.content.words import capitalised
from reports.models import ApprovalRequest, DocumentKind, Publication
from reports.publishing.stages import DECIDED, order_of
from reports.publishing.subjects import Key, Subject, key_of, subject_of

WORKING_COPY, PROPOSAL = "arbetskopia", "forslag"


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


def proposal_beside(version: Publication) -> str:
    """Give what names what approval of ``version``'s document was asked for last."""
    return f"{version.kind}/{version.subject}/{version.period}/{PROPOSAL}"


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
    if label in (WORKING_COPY, PROPOSAL):
        found = None if edition else _subject(kind, subject, period, reader)
        make = _working_copy if label == WORKING_COPY else _proposal
        return make(address, found, reader) if found else None
    publication = Publication.objects.visible_to(reader).filter(
        kind=kind, subject=subject, period=period, label=label, edition_code="".join(edition)
    )
    issued = publication.defer("html", "pdf", "cover").first()
    return Side(address, _version(issued), from_json(issued.content)) if issued else None


def beside(side: Side, other: Side, reader: Reader) -> Side:
    """Give ``side``; a working copy gets the appendix where ``other`` has it."""
    is_working = side.address.rpartition("/")[2] == WORKING_COPY
    appendix = isinstance(other.content, ObjectPlanContent) and bool(other.content.allocation)
    if not (is_working and appendix and isinstance(side.content, ObjectPlanContent)):
        return side
    kind, named, period, *_ = side.address.split("/")
    found = _subject(kind, named, period, reader)
    return replace(side, content=found.build(appendix=True)) if found else side


def shelves_for(reader: Reader, first: str) -> tuple[Shelf, ...]:
    """Give all that ``reader`` may compare, the document that ``first`` names before the others."""
    shelves: dict[tuple[str, str, str], list[Choice]] = {}
    issued = list(Publication.objects.visible_to(reader).without_files())
    slugs = {key_of(one): (one.subject, one.period) for one in issued}
    subjects = list(_subjects(reader))
    asked = _asked(subjects, reader)
    taken = {(one.kind, one.subject, one.period) for one in issued}
    for subject in subjects:
        key = (subject.kind, *slugs.get(subject.key, subject.own_slugs))
        if key in taken and subject.key not in slugs:
            continue
        shelves[key] = [Choice("/".join((*key, WORKING_COPY)), "Arbetskopian")]
        if subject.key in asked:
            name = capitalised(_proposed(asked[subject.key]))
            shelves[key].append(Choice("/".join((*key, PROPOSAL)), name))
    for one in issued:
        label = _version(one)
        choice = Choice(one.path, capitalised(label))
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
        if label in (WORKING_COPY, PROPOSAL) or order_of(one.label) < order_of(label)
    ]
    best = next((one for one in others if one.stage in DECIDED), None) or next(iter(others), None)
    return best.path if best else ""


def _working_copy(address: str, subject: Subject, reader: Reader) -> Side:
    return Side(address, "arbetskopian", subject.build())


def _proposal(address: str, subject: Subject, reader: Reader) -> Side | None:
    """Give what approval was asked for last, to those who have a part in the versions."""
    asked = _asked([subject], reader).get(subject.key)
    return Side(address, _proposed(asked), from_json(asked.content)) if asked else None


def _asked(subjects: Iterable[Subject], reader: Reader) -> dict[Key, ApprovalRequest]:
    """Give the latest request of each of ``subjects`` that ``reader`` has a part in (a query)."""
    if not isinstance(reader, User):
        return {}
    rights = rights_of(reader)
    keys = [one.key for one in subjects if one.has_part(reader, rights)]
    plans, follow_ups = zip(*keys, strict=True) if keys else ((), ())
    of = Q(object_plan__in=filter(None, plans)) | Q(follow_up__in=filter(None, follow_ups))
    found: dict[Key, ApprovalRequest] = {}
    for one in ApprovalRequest.objects.filter(of).defer("content"):
        found.setdefault(key_of(one), one)
    return found


def _proposed(asked: ApprovalRequest) -> str:
    day = timezone.localdate(asked.asked_at).isoformat()
    return f"förslaget till version {asked.label} (begärt {day})"


def _version(one: Publication) -> str:
    edition = f", {one.edition_code.upper()}" if one.edition_code else ""
    day = timezone.localdate(one.published_at).isoformat()
    return f"version {one.label}{edition} ({one.get_stage_display().lower()}, {day})"


def _title(kind: str, subject: str, period: str) -> str:
    return f"{DocumentKind(kind).label.capitalize()} {subject.upper()} {period}"


def _subjects(reader: Reader) -> Iterator[Subject]:
    yield from map(subject_of, _visible_plans(reader))
    yield from map(subject_of, _visible_follow_ups(reader))


def _subject(kind: str, subject: str, period: str, reader: Reader) -> Subject | None:
    """Give what the address of its versions names, else what its codes would."""
    is_plan = kind == DocumentKind.OBJECT_PLAN
    seen = _visible_plans(reader) if is_plan else _visible_follow_ups(reader)
    issued = Publication.objects.filter(kind=kind, subject=subject, period=period)
    first = issued.values_list("object_plan", "follow_up").first()
    if first:
        row = seen.filter(pk=first[0] or first[1]).first()
        return subject_of(row) if row else None
    if is_plan:
        rows = seen.filter(period_start__year=period) if _is_year(period) else seen.none()
    else:
        rows = seen.filter(cut_off=period) if _is_day(period) else seen.none()
    found = (subject_of(row) for row in rows)
    return next((one for one in found if one.own_slugs == (slugify(subject), period)), None)


def _visible_plans(reader: Reader) -> Any:
    return ObjectPlan.objects.visible_to(reader).select_related("object")


def _visible_follow_ups(reader: Reader) -> Any:
    return FollowUp.objects.visible_to(reader).select_related("plan__unit")


def _is_year(period: str) -> bool:
    return period.isascii() and period.isdigit() and len(period) == 4 and period != "0000"


def _is_day(period: str) -> bool:
    try:
        return date.fromisoformat(period).isoformat() == period
    except ValueError:
        return False
