"""Asking for approval: what stands there now is kept as it was when asked."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from objects.models import PlanVersion, User
from objects.permissions import Action
from objects.writing import lock
from reports.content.encoding import to_json
from reports.content.words import listed
from reports.deciding.telling import News, tell_turn
from reports.deciding.way import open_request
from reports.models import Approval, ApprovalRequest
from reports.publishing.essence import essence_of
from reports.publishing.hinders import Hinder, PublishingError
from reports.publishing.publishing import name_of
from reports.publishing.requirements import missing_for_request, read_ground
from reports.publishing.standing import RequestStanding
from reports.publishing.subjects import Subject

Answer = Approval.Answer


@dataclass(frozen=True)
class Question:
    """The version that approval is asked for, with a few words to those who are asked.

    ``appendix`` tells that it is to have the appendix on how shared costs fall.
    """

    subject: Subject
    stage: PlanVersion.Stage
    label: str
    message: str = ""
    appendix: bool = False


def hinders_of_asking(question: Question) -> tuple[Hinder, ...]:
    """Give what stands in the way of asking, all of it."""
    ground = read_ground(question.subject, question.stage, question.label)
    return missing_for_request(ground, question.subject.build(appendix=question.appendix))


def voided(standing: RequestStanding | None) -> str:
    """Name those whose approval counts no more when a new request takes this one's place."""
    answers = standing.answers if standing else ()
    return listed([one.answered_by_name for one in answers if one.answer == Answer.APPROVED])


def told_of_voided(names: str) -> str:
    """Say what became of the approvals of those ``names``; empty for none."""
    return f"Godkännandet från {names} gäller inte längre." if names else ""


@transaction.atomic
def ask_for_approval(question: Question, *, user: User | None, site: str = "") -> ApprovalRequest:
    """Keep the content as it is and ask those who approve it; an earlier request counts no more.

    ``site`` is what the addresses in the letters begin with.

    Raises:
        PermissionDenied: the user may not ask.
        PublishingError: something stands in the way; ``hinders`` tell all of it.
    """
    subject = question.subject
    if not subject.may(user, Action.PUBLISH):
        raise PermissionDenied("Din roll får inte begära godkännande.")
    lock(subject.lockable)
    ground = read_ground(subject, question.stage, question.label)
    content = subject.build(appendix=question.appendix)
    hinders = missing_for_request(ground, content)
    if hinders:
        raise PublishingError(hinders)
    made = ApprovalRequest(
        kind=subject.kind,
        **subject.link,
        label=question.label,
        stage=question.stage,
        message=question.message.strip(),
        content=to_json(content),
        essence_sha256=essence_of(content),
        asked_by=user,
        asked_by_name=name_of(user),
        asked_at=timezone.now(),
    )
    made.save()
    what = f"{made.asked_by_name} begär godkännande av version {made.label}."
    earlier = open_request(ground.request, ground.issued)
    words = (what, told_of_voided(voided(earlier)), made.message)
    tell_turn(subject, News("\n\n".join(filter(None, words)), user, site))
    return made
