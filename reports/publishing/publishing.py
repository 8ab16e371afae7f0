"""Issuing a version: locked, checked, built, rendered, stored and recorded, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from objects.models import PlanVersion, Unit, User
from objects.permissions import Action, require
from objects.writing import lock
from reports.content.parts import SCHEMA, Document
from reports.models import Publication, Release
from reports.publishing.appendix import about_the_appendix, gets_appendix
from reports.publishing.dossier import with_standing
from reports.publishing.essence import digest, essence_of
from reports.publishing.hinders import Hinder, LabelUsedError, PublishingError
from reports.publishing.rendering import Files, make_files
from reports.publishing.requirements import Ground, missing_for, read_ground
from reports.publishing.stages import STEPS
from reports.publishing.standing import is_decided
from reports.publishing.storing import all_or_nothing, store
from reports.publishing.subjects import Subject, subject_about
from reports.publishing.version_table import write_version
from reports.rendering.issue import Issue


@dataclass(frozen=True)
class Wish:
    """What is to be issued: ``comment`` stands in the version table, ``reason`` beside it.

    ``editions`` are the nämnder for which an edition of their own is issued at the same time;
    ``appendix`` asks for that on how shared costs fall, where nothing approved settles it.
    """

    subject: Subject
    stage: PlanVersion.Stage
    label: str
    comment: str = ""
    reason: str = ""
    editions: tuple[Unit, ...] = ()
    appendix: bool = False


def hinders_of(wish: Wish) -> tuple[Hinder, ...]:
    """Give what stands in the way of ``wish`` as things are, all of it, without issuing."""
    ground = read_ground(wish.subject, wish.stage, wish.label)
    return _missing(wish, ground, _build(wish, ground))


@all_or_nothing()
def publish(wish: Wish, *, user: User | None, at: datetime | None = None) -> Publication:
    """Issue a version and give it; with it the editions that are wished for.

    Raises:
        PermissionDenied: the user may not issue a version of that stage.
        LabelUsedError: the label is taken, perhaps since a moment.
        AddressTakenError: another document has the address, perhaps since a moment.
        RenderingError: the document could not be rendered.
        StoringError: the database could not take it in.
        PublishingError: something else stands in the way; ``hinders`` tell all of it.
    """
    subject, at = wish.subject, at or timezone.now()
    if not subject.may(user, STEPS[wish.stage].action):
        raise PermissionDenied("Din roll får inte ge ut versionen.")
    lock(subject.lockable)
    ground = read_ground(subject, wish.stage, wish.label)
    if same := next((one for one in ground.issued if one.label == wish.label), None):
        raise LabelUsedError(wish.label, same.address)
    checked = _build(wish, ground)
    hinders = _missing(wish, ground, checked)
    if hinders:
        raise PublishingError(hinders)
    write_version(ground, wish.comment, user=user, at=at)
    # All are built before any is rendered, which takes seconds: they tell of the same moment.
    contents = {
        unit: with_standing(_build(wish, ground, unit), ground, at) for unit in editions_of(wish)
    }
    if essence_of(contents[None]) != essence_of(checked):
        raise PublishingError(
            (Hinder("Dokumentet ändrades just när det gavs ut.", "Försök igen."),)
        )
    stored = [_store(wish, ground, unit, content, user, at) for unit, content in contents.items()]
    return stored[0]


def _build(wish: Wish, ground: Ground, unit: Unit | None = None) -> Document:
    return wish.subject.build(unit, appendix=gets_appendix(ground, wish.appendix))


def _missing(wish: Wish, ground: Ground, content: Document) -> tuple[Hinder, ...]:
    return (*missing_for(ground, content), *about_the_appendix(ground, wish.appendix))


def editions_of(wish: Wish) -> tuple[Unit | None, ...]:
    """Give the editions to issue: first that for all nämnder, which is None."""
    return (None, *wish.editions)


def _store(
    wish: Wish,
    ground: Ground,
    unit: Unit | None,
    content: Document,
    user: User | None,
    at: datetime,
) -> Publication:
    made = _row(wish, ground, unit, content, at)
    files = make_files(content, issue_of(made))
    made.content, made.html, made.pdf, made.cover = (
        files.content, files.html, files.pdf, files.cover,
    )  # fmt: skip
    _sign(made, files)
    made.published_by = user
    made.published_by_name = name_of(user)
    store(made, wish.subject)
    return made


def _row(
    wish: Wish, ground: Ground, unit: Unit | None, content: Document, at: datetime
) -> Publication:
    subject, period = wish.subject.slugs
    return Publication(
        kind=wish.subject.kind,
        **wish.subject.link,
        edition=unit,
        edition_code=slugify(unit.code) if unit else "",
        subject=subject,
        period=period,
        label=wish.label,
        stage=wish.stage,
        title=content.title,
        schema=SCHEMA,
        comment=wish.comment,
        reason=wish.reason,
        approved_by=approvers_of(ground),
        registry_numbers="\n".join(_distinct(one.registry_number for one in ground.decisions)),
        published_at=at,
        supersedes=_superseded(ground, unit),
    )


def issue_of(made: Publication) -> Issue:
    """Give what the PDF of ``made`` tells of it."""
    return Issue(
        label=made.label,
        stage=made.get_stage_display(),
        issued_at=made.published_at,
        identifier=made.address,
        registry_numbers=tuple(made.registry_numbers.splitlines()),
        supersedes=made.supersedes.address if made.supersedes else "",
    )


def name_of(user: User | None) -> str:
    """Give the name that is kept of who did something."""
    return str(user) if user else "Kommando"


def approvers_of(ground: Ground) -> str:
    """Name those who approved, one a line; empty where no approval is asked for."""
    if not STEPS[ground.stage].needs_approval or ground.request is None:
        return ""
    return "\n".join(
        f"{one.answered_by_name}, {one.get_side_display()},"
        f" {timezone.localdate(one.answered_at).isoformat()}"
        for one in ground.request.answers
    )


def _superseded(ground: Ground, unit: Unit | None) -> Publication | None:
    """Give the version before; an edition follows the edition before for the same nämnd."""
    if unit is None:
        return ground.latest
    editions = Publication.objects.filter(**ground.subject.link, edition=unit)
    return editions.without_files().first()


def _sign(made: Publication, files: Files) -> None:
    made.content_sha256 = digest(files.content)
    made.html_sha256 = digest(files.html)
    made.pdf_sha256 = digest(files.pdf)


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


@transaction.atomic
def release(publication: Publication, *, user: User | None) -> Release:
    """Let everyone read a decided version; it stays readable.

    Raises:
        PermissionDenied: the user may not.
        PublishingError: the version has not been decided.
    """
    require(user, Action.RELEASE)
    if not is_decided(publication.stage):
        raise PublishingError((Hinder("Bara beslutade versioner kan göras offentliga."),))
    lock(subject_about(publication).lockable)
    found = Release.objects.filter(publication=publication).first()
    if found:
        return found
    made = Release(publication=publication, released_by=user, released_at=timezone.now())
    made.save()
    return made
