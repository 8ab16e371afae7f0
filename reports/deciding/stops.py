"""The way as a list of stops: what has been issued, what goes on, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from reports.content.dates import swedish_date
from reports.content.parts import Node
from reports.content.words import listed
from reports.deciding.people import owners, people_of
from reports.deciding.way import Way
from reports.models import Approval, Decision, Publication
from reports.publishing.dossier import decision_label
from reports.publishing.stages import Stage

DONE, NOW, LATER = "klar", "nu", "sedan"


@dataclass(frozen=True)
class RemarkLine:
    """A remark on a part, with the address where it is mended."""

    place: str
    text: str
    address: str


@dataclass(frozen=True)
class AnswerLine:
    """What one side has answered, or that it has not: then ``who`` are those who may."""

    side: str
    answer: str
    who: str
    comment: str = ""
    remarks: tuple[RemarkLine, ...] = ()


@dataclass(frozen=True)
class Stop:
    """One version on the way; ``address`` is that of what can be read of it."""

    state: str
    title: str
    address: str = ""
    notes: tuple[str, ...] = ()
    answers: tuple[AnswerLine, ...] = ()


@dataclass(frozen=True)
class TurnLine:
    """Whose turn it is, by name, and for what; ``yours`` when it is the reader's.

    ``unreached`` tells of those who get no letters.
    """

    who: str
    what: str
    yours: bool
    unreached: str = ""


def turn_line(way: Way, reader: int) -> TurnLine:
    """Say whose turn it is, to the user with the key ``reader``."""
    turn = way.turn
    people = people_of(turn, way)
    who = listed([str(one) for one in people])
    said = who or "Ingen har den roll som behövs"
    yours = any(one.pk == reader for one in people)
    mute = [str(one) for one in people if not one.email and one.pk != reader]
    unreached = f"{listed(mute)} har ingen e-postadress: säg till på annat sätt." if mute else ""
    return TurnLine(said, turn.what, yours, unreached if turn.presses else "")


def stops_of(way: Way, edit: str, proposal: str) -> tuple[Stop, ...]:
    """Give the stops in order; ``edit`` and ``proposal`` are addresses."""
    return (*_issued(way), *_asked(way, edit, proposal), *_later(way))


def _issued(way: Way) -> Iterator[Stop]:
    decided: dict[int, list[str]] = {}
    standing = Decision.objects.standing().filter(publication__in=way.issued)
    for decision in standing.order_by("meeting", "pk"):
        decided.setdefault(decision.publication_id, []).append(_about_decision(decision))
    for one in reversed(way.issued):
        title = f"Version {one.label}, {one.get_stage_display()}"
        yield Stop(DONE, title, one.address, (*_about(one), *decided.get(one.pk, ())))


def _about(one: Publication) -> Iterator[str]:
    day = swedish_date(timezone.localdate(one.published_at))
    yield f"Utgiven {day} av {one.published_by_name}."
    if one.comment:
        yield one.comment
    if one.approved_by:
        yield "Godkänd av " + "; ".join(one.approved_by.splitlines()) + "."


def _about_decision(one: Decision) -> str:
    note = f" {one.note}" if one.note else ""
    return f"Beslut: {decision_label(one)}.{note}"


def _asked(way: Way, edit: str, proposal: str) -> Iterator[Stop]:
    if way.asked is None:
        return
    asked = way.asked.request
    day = swedish_date(timezone.localdate(asked.asked_at))
    notes = (f"{asked.asked_by_name} begärde godkännande {day}.", asked.message)
    answers = (
        *(_answered(one, edit) for one in way.asked.answers),
        *(_waiting(way, side) for side in way.asked.missing),
    )
    title = f"Version {asked.label}, {asked.get_stage_display()}"
    yield Stop(NOW, title, proposal, tuple(filter(None, notes)), answers)


def _answered(one: Approval, edit: str) -> AnswerLine:
    remarks = tuple(
        RemarkLine(each.place, each.text, f"{edit}#{Node(each.key).anchor}")
        for each in one.remarks.all()
    )
    day = swedish_date(timezone.localdate(one.answered_at))
    who = f"{one.answered_by_name}, {day}"
    return AnswerLine(one.get_side_display(), one.get_answer_display(), who, one.comment, remarks)


def _waiting(way: Way, side: Approval.Side) -> AnswerLine:
    who = listed([str(one) for one in owners(way.subject, [side])])
    return AnswerLine(side.label, "har inte svarat", who or "ingen har rollen")


def _later(way: Way) -> Iterator[Stop]:
    asked = way.asked.request.stage if way.asked else None
    reached = [one.stage for one in _since_the_decision(way)]
    for stage in (Stage.PRELIMINARY, Stage.FINAL, way.last):
        passed = stage in reached or stage == asked
        if not passed and not (stage == Stage.PRELIMINARY and Stage.FINAL in (*reached, asked)):
            yield Stop(LATER, f"Version {way.label(stage)}, {stage.label}")


def _since_the_decision(way: Way) -> Iterator[Publication]:
    for one in way.issued:
        if one.stage in (Stage.DECIDED, Stage.REVISED):
            return
        yield one
