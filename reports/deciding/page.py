"""The page of a document's versions: the way, and the forms of the steps the reader may take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from objects.models import ObjectPlan
from objects.permissions import Action
from reports.comparing.sides import working_address
from reports.deciding.answer_form import AnswerForm
from reports.deciding.asking import Question, hinders_of_asking, voided
from reports.deciding.decision_forms import CommitteeLine, committee_lines
from reports.deciding.forms import AskForm, IssueForm, Offer
from reports.deciding.last_seen import last_seen_by
from reports.deciding.places import places_of
from reports.deciding.seat import Seat
from reports.deciding.since import Since, since_seen
from reports.deciding.stops import TurnLine, stops_of, turn_line
from reports.deciding.way import Way, read_way
from reports.publishing.appendix import has_appendix
from reports.publishing.essence import essence_of
from reports.publishing.hinders import Hinder
from reports.publishing.publishing import Wish, hinders_of
from reports.publishing.stages import STEPS, Stage
from reports.publishing.standing import essence_of_publication, essence_of_request

ASK, ANSWER, DECIDE, ISSUE = "begar", "svara", "besluta", "ge-ut"


@dataclass(frozen=True)
class Compared:
    """The working copy against the version ``label``; ``old`` and ``new`` are for addresses."""

    label: str
    differs: bool
    old: str
    new: str


@dataclass(frozen=True)
class Refusal:
    """A step that was not taken: the form as it was sent, and what stood in the way."""

    step: str
    form: Any
    hinders: tuple[Hinder, ...] = ()


@dataclass(frozen=True)
class Page:
    """What a reader sees; ``refusal`` is the step that was just refused."""

    seat: Seat
    way: Way
    refusal: Refusal | None = None

    @classmethod
    def read(cls, seat: Seat, refusal: Refusal | None = None) -> Page:
        """Read where the document stands."""
        return cls(seat, read_way(seat.subject), refusal)

    def response(self, status: int = 200) -> HttpResponse:
        """Show the page."""
        return render(
            self.seat.request, "reports/deciding/page.html", self.context(), status=status
        )

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        subject, way = self.seat.subject, self.way
        edit = f"{subject.address}?redigera" if self.seat.may(Action.PUBLISH) else subject.address
        edit = edit if self.is_plan else subject.address
        return {
            "name": subject.name,
            "address": subject.address,
            "here": subject.way_address,
            "is_plan": self.is_plan,
            "turn": self.turn,
            "since": self.since,
            "stops": stops_of(way, edit, f"{subject.way_address}forslag/"),
            "proposal": way.asked.request if way.asked else None,
            "compared": self.compared,
            "ask": self.ask_form(),
            "ask_hinders": self.ask_hinders,
            "asked_as_is": self.asked_as_is,
            "voided": voided(way.asked),
            "answer": self.answer_form(),
            "committees": self.committee_lines,
            "issue": self.issue_form() if self._something_to_issue else None,
            "issue_hinders": self.issue_hinders,
            "refusal": self.refusal,
        }

    @cached_property
    def turn(self) -> TurnLine:
        """Whose turn it is."""
        return turn_line(self.way, self.seat.user.pk)

    @cached_property
    def since(self) -> Since | None:
        """What is new to the reader whose turn it is; None when they have read no version."""
        if not (self.turn.yours and self.way.turn.presses):
            return None
        seen = last_seen_by([self.seat.user], self.way.issued).get(self.seat.user.pk)
        return since_seen([(self.way, seen)])[0] if seen else None

    @cached_property
    def _essences(self) -> dict[bool, str]:
        return {}

    def essence_beside(self, stored: str) -> str:
        """The hash of what the working copy says, with the appendix where ``stored`` has it."""
        appendix = has_appendix(stored)
        if appendix not in self._essences:
            self._essences[appendix] = essence_of(self.seat.subject.build(appendix=appendix))
        return self._essences[appendix]

    @property
    def is_plan(self) -> bool:
        """Whether the document is a plan, which may have the appendix."""
        return isinstance(self.seat.subject.row, ObjectPlan)

    @cached_property
    def had_appendix(self) -> bool:
        """Whether what is asked for, else the latest version, has the appendix."""
        if not self.is_plan:
            return False
        if self.way.asked:
            return has_appendix(self.way.asked.request.content)
        return bool(self.way.issued) and has_appendix(self.way.issued[0].content)

    @cached_property
    def asked_as_is(self) -> bool:
        """Whether what is asked for, and not sent back, is what the working copy says."""
        asked = self.way.asked
        if asked is None or asked.sent_back or not self.seat.may(Action.PUBLISH):
            return False
        return essence_of_request(asked.request) == self.essence_beside(asked.request.content)

    @cached_property
    def compared(self) -> Compared | None:
        """The latest version, and whether the working copy differs from it."""
        subject = self.seat.subject
        if not self.way.issued or not self.seat.may(Action.PUBLISH):
            return None
        latest = self.way.issued[0]
        differs = essence_of_publication(latest) != self.essence_beside(latest.content)
        return Compared(
            latest.label,
            differs,
            old=latest.path,
            new=working_address(subject),
        )

    def ask_form(self, data: Any = None) -> AskForm | None:
        """Give the form that asks for approval, None when there is nothing to ask."""
        if not self.seat.may(Action.PUBLISH):
            return None
        sent: AskForm | None = self._sent(ASK)
        if data is None and sent:
            return sent
        return AskForm(
            data,
            offers=self._offers(self._approved_stages),
            appendix=self.is_plan,
            initial={"appendix": self.had_appendix},
            auto_id="begar-%s",
        )

    @cached_property
    def ask_hinders(self) -> tuple[Hinder, ...]:
        """What stands in the way of asking for the first of the stages."""
        form = self.ask_form()
        if form is None or self._sent(ASK) or self.asked_as_is:
            return ()
        first = form.offers[0]
        question = Question(self.seat.subject, first.stage, first.label, appendix=self.had_appendix)
        return hinders_of_asking(question)

    def answer_form(self, data: Any = None, *, more: bool = False) -> AnswerForm | None:
        """Give the form that answers the request, None when the reader has nothing to answer."""
        asked = self.way.asked
        held = self.seat.sides if asked else ()
        sides = [one for one in held if asked and one in asked.missing]
        if asked is None or not (sides or (data is not None and held)):
            return None
        sent: AnswerForm | None = self._sent(ANSWER)
        if data is None and sent:
            return sent
        return AnswerForm(
            data,
            sides=sides or held,
            places=places_of(asked.request.content),
            more=more,
            initial={"request": asked.request.pk},
            auto_id="svar-%s",
        )

    @cached_property
    def committee_lines(self) -> tuple[CommitteeLine, ...]:
        """The nämnder with what they have decided, and forms to record it, for those who may."""
        if not self.seat.may(Action.RECORD_DECISION):
            return ()
        return committee_lines(self.way, self._sent(DECIDE))

    def issue_form(self, data: Any = None) -> IssueForm | None:
        """Give the form that issues a version, None when the reader may not."""
        stages = self.seat.stages([one.stage for one in self.way.issued])
        if not stages:
            return None
        sent: IssueForm | None = self._sent(ISSUE)
        if data is None and sent:
            return sent
        subject = self.seat.subject
        editions = None if self.is_plan else subject.committees
        initial: dict[str, Any] = {"stage": self._expected(stages).value, "editions": editions}
        free = self.is_plan and Stage.DRAFT in stages
        if free:
            initial["appendix"] = self.had_appendix
        return IssueForm(
            data,
            offers=self._offers(stages),
            editions=editions,
            appendix=free,
            initial=initial,
            auto_id="ge-ut-%s",
        )

    @cached_property
    def issue_hinders(self) -> tuple[Hinder, ...]:
        """What stands in the way of the version that the form begins with."""
        if self._sent(ISSUE) or not self._something_to_issue:
            return ()
        form = self.issue_form()
        if form is None:
            return ()
        first = Offer.read(form.initial["stage"])
        return hinders_of(Wish(self.seat.subject, first.stage, first.label))

    @property
    def _something_to_issue(self) -> bool:
        """Whether the reader issues other than decided versions, or the nämnder have one."""
        return self.seat.may(Action.PUBLISH) or bool(self.way.before) or bool(self.refusal)

    def _expected(self, stages: tuple[Stage, ...]) -> Offer:
        """Give the version that the reader is likely to issue next."""
        asked = self.way.asked
        if asked and asked.approved and asked.request.stage in stages:
            return self._offer(Stage(asked.request.stage))
        decided = self.way.decisions and self.way.last in stages
        return self._offer(stages[-1] if decided else stages[0])

    @property
    def _approved_stages(self) -> tuple[Stage, ...]:
        wanted = tuple(stage for stage, step in STEPS.items() if step.needs_approval)
        before = self.way.before
        asked = self.way.asked
        if (before and not asked) or (asked and asked.request.stage == Stage.FINAL):
            return wanted[::-1]
        return wanted

    def _offers(self, stages: tuple[Stage, ...]) -> list[Offer]:
        return [self._offer(stage) for stage in stages]

    def _offer(self, stage: Stage) -> Offer:
        asked = self.way.asked
        own = asked.request.label if asked and asked.request.stage == stage else ""
        return Offer(stage, own or self.way.label(stage))

    def _sent(self, step: str) -> Any:
        return self.refusal.form if self.refusal and self.refusal.step == step else None
