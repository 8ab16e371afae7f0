"""Recording what a nämnd decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from objects.models import Unit, User
from objects.permissions import Action
from objects.writing import lock
from reports.deciding.people import people_of
from reports.deciding.telling import News, tell_turn
from reports.deciding.way import read_way
from reports.models import Decision, Publication
from reports.publishing.dossier import decision_label
from reports.publishing.hinders import Hinder, PublishingError
from reports.publishing.standing import is_decided
from reports.publishing.subjects import Subject, subject_about


@dataclass(frozen=True)
class Ruling:
    """What the minutes say; ``corrects`` is an earlier record of the same that was wrong."""

    committee: Unit
    meeting: date
    paragraph: str
    registry_number: str
    with_changes: bool = False
    note: str = ""
    corrects: Decision | None = None


@transaction.atomic
def record_decision(
    publication: Publication, ruling: Ruling, *, user: User | None, site: str = ""
) -> Decision:
    """Record the decision of a nämnd on the version it had before it, and tell whose turn it is.

    ``site`` is what the addresses in the letters begin with.

    Raises:
        PermissionDenied: the user may not record decisions.
        PublishingError: it is recorded already, or cannot be a decision on that version.
        ValidationError: a field is empty or too long, or the meeting has not been yet.
    """
    subject = subject_about(publication)
    if not subject.may(user, Action.RECORD_DECISION):
        raise PermissionDenied("Din roll får inte anteckna beslut.")
    lock(subject.lockable)
    way = read_way(subject)
    _check(subject, publication, way.before, ruling)
    spared = people_of(way.turn, way)
    made = _made(publication, ruling, user)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise _recorded(made) from error
    what = f"Beslutat om version {publication.label}: {decision_label(made)}."
    tell_turn(subject, News(what, user, site), besides=spared)
    return made


def _check(
    subject: Subject, publication: Publication, before: Publication | None, ruling: Ruling
) -> None:
    if not subject.committees.filter(pk=ruling.committee.pk).exists():
        raise _fault(f"{ruling.committee.name} beslutar inte om {subject.name}.")
    if ruling.corrects:
        _check_correction(publication, ruling, ruling.corrects)
        return
    late = before is None and is_decided(publication.stage)
    if publication != before and not late:
        raise _fault(f"Version {publication.label} är inte den som nämnderna beslutar om.")
    versions = [publication.pk, *([publication.supersedes_id] if late else [])]
    told = Decision.objects.standing().filter(publication__in=versions)
    decided = told.filter(committee=ruling.committee).first()
    if decided:
        raise _recorded(decided)


def _check_correction(publication: Publication, ruling: Ruling, corrected: Decision) -> None:
    same = corrected.publication_id == publication.pk
    if not same or corrected.committee_id != ruling.committee.pk:
        raise _fault("En rättelse gäller samma nämnd och samma version.")
    if Decision.objects.filter(corrects=corrected).exists():
        raise _fault("Anteckningen är redan rättad.", "Rätta den senaste i stället.")


def _made(publication: Publication, ruling: Ruling, user: User | None) -> Decision:
    made = Decision(
        publication=publication,
        committee=ruling.committee,
        committee_name=ruling.committee.name,
        meeting=ruling.meeting,
        paragraph=ruling.paragraph.strip(),
        registry_number=ruling.registry_number.strip(),
        with_changes=ruling.with_changes,
        note=ruling.note.strip(),
        corrects=ruling.corrects,
        recorded_by=user,
        recorded_at=timezone.now(),
    )
    made.clean_fields()
    if made.meeting > timezone.localdate():
        raise ValidationError({"meeting": "Sammanträdet har inte varit än."})
    return made


def _recorded(decided: Decision) -> PublishingError:
    return _fault(
        f"Beslutet är redan antecknat: {decision_label(decided)}.", "Rätta det om det är fel."
    )


def _fault(text: str, mend: str = "") -> PublishingError:
    return PublishingError((Hinder(text, mend),))
