"""Answering a request for approval, for one's side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from objects.models import User
from objects.writing import lock
from reports.deciding.people import people_of, sides_held
from reports.deciding.telling import News, tell_turn
from reports.deciding.way import Way, read_way
from reports.models import Approval, ApprovalRequest, PlaceRemark
from reports.publishing.hinders import Hinder, PublishingError
from reports.publishing.publishing import name_of
from reports.publishing.subjects import subject_about

Answer = Approval.Answer


@dataclass(frozen=True)
class Said:
    """What is wanted of one part of the document; ``key`` is that of its node."""

    key: str
    place: str
    text: str


@dataclass(frozen=True)
class Reply:
    """The answer for one side: a comment on the whole, and remarks tied to places."""

    side: Approval.Side
    answer: Approval.Answer
    comment: str = ""
    remarks: Sequence[Said] = ()


@transaction.atomic
def answer_request(
    request: ApprovalRequest, reply: Reply, *, user: User, site: str = ""
) -> Approval:
    """Store the answer of one side to the latest request, and tell whose turn it is then.

    ``site`` is what the addresses in the letters begin with.

    Raises:
        PermissionDenied: the user does not answer for the side today.
        PublishingError: it is answered already, is not the latest, or says too little.
    """
    subject = subject_about(request)
    if reply.side not in sides_held(subject, user):
        raise PermissionDenied(f"Bara {reply.side.label} svarar för den sidan.")
    lock(subject.lockable)
    before = read_way(subject)
    _check(request, reply, before)
    made = _store(request, reply, user)
    spared = people_of(before.turn, before)
    tell_turn(subject, News(_told(made, request), user, site), besides=spared)
    return made


def _check(request: ApprovalRequest, reply: Reply, way: Way) -> None:
    if way.asked is None or way.asked.request.pk != request.pk:
        mend = "Läs och svara på det som gäller nu."
        raise PublishingError((Hinder("Begäran gäller inte längre.", mend),))
    if any(one.side == reply.side for one in way.asked.answers):
        raise PublishingError((Hinder(f"Begäran är redan besvarad för {reply.side.label}."),))
    unsaid = not reply.comment.strip() and not reply.remarks
    if reply.answer == Answer.SENT_BACK and unsaid:
        mend = "Skriv en kommentar, eller en anmärkning på en del."
        raise PublishingError((Hinder("Det framgår inte vad som ska ändras.", mend),))


def _store(request: ApprovalRequest, reply: Reply, user: User) -> Approval:
    made = Approval(
        request=request,
        side=reply.side,
        answer=reply.answer,
        comment=reply.comment.strip(),
        answered_by=user,
        answered_by_name=name_of(user),
        answered_at=timezone.now(),
    )
    made.save()
    for said in reply.remarks:
        PlaceRemark(answer=made, key=said.key, place=said.place, text=said.text.strip()).save()
    return made


def _told(made: Approval, request: ApprovalRequest) -> str:
    verb = "har godkänt" if made.answer == Answer.APPROVED else "skickar tillbaka"
    told = f"{made.answered_by_name} ({made.get_side_display()}) {verb} version {request.label}."
    lines = [made.comment, *(f"{one.place}: {one.text}" for one in made.remarks.all())]
    return "\n\n".join(filter(None, [told, *lines]))
