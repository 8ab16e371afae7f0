"""The steps: a form is read, a service does it, and what was refused is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from objects.permissions import Action
from reports.deciding.answering import answer_request
from reports.deciding.asking import Question, ask_for_approval, told_of_voided, voided
from reports.deciding.decision_forms import decided_by
from reports.deciding.forms import READ_AGAIN, DecisionForm
from reports.deciding.issuing import issue
from reports.deciding.page import ANSWER, ASK, DECIDE, ISSUE, Page, Refusal
from reports.deciding.recording import Ruling, record_decision
from reports.deciding.seat import Seat
from reports.models import Approval, Decision
from reports.publishing.hinders import Hinder, LabelUsedError, PublishingError
from reports.publishing.publishing import Wish

INVALID, CONFLICT = 422, 409
Service = Callable[[], Any]


def _take(seat: Seat, step: str, form: Any, service: Service, told: str) -> HttpResponse:
    """Let ``service`` do it; the page comes back with the form when it may not be done."""
    if not form.is_valid():
        return _refuse(seat, Refusal(step, form), INVALID)
    try:
        service()
    except ValidationError as error:
        form.take_errors(error)
        return _refuse(seat, Refusal(step, form), INVALID)
    except PublishingError as error:
        status = CONFLICT if isinstance(error, LabelUsedError) else INVALID
        return _refuse(seat, Refusal(step, form, error.hinders), status)
    messages.success(seat.request, told)
    return HttpResponseRedirect(seat.subject.way_address)


def _refuse(seat: Seat, refusal: Refusal, status: int) -> HttpResponse:
    return Page.read(seat, refusal).response(status)


def _ask(seat: Seat) -> HttpResponse:
    page = Page.read(seat)
    form = page.ask_form(seat.request.POST)
    if form is None:
        raise PermissionDenied("Din roll får inte begära godkännande.")

    gone = told_of_voided(voided(page.way.asked))

    def service() -> None:
        stage, label = form.wished()
        data = form.cleaned_data
        appendix = data.get("appendix", False)
        question = Question(seat.subject, stage, label, data["message"], appendix)
        ask_for_approval(question, user=seat.user, site=seat.site)

    return _take(seat, ASK, form, service, f"Godkännande är begärt. {gone}".rstrip())


def _reply(seat: Seat) -> HttpResponse:
    more = "fler" in seat.request.POST
    form = Page.read(seat).answer_form(seat.request.POST, more=more)
    if form is None:
        raise PermissionDenied("Det finns ingen begäran som du ska svara på.")
    if more:
        return _refuse(seat, Refusal(ANSWER, form), 200)
    wanted = seat.request.POST.get("svar", "")
    answer = next((one for one in Approval.Answer if one == wanted), Approval.Answer.SENT_BACK)

    def service() -> None:
        request = get_object_or_404(seat.subject.requests, pk=form.cleaned_data["request"])
        answer_request(request, form.reply(answer), user=seat.user, site=seat.site)

    told = "godkänt" if answer == Approval.Answer.APPROVED else "skickat tillbaka"
    return _take(seat, ANSWER, form, service, f"Du har {told} förslaget.")


def _decide(seat: Seat) -> HttpResponse:
    if not seat.may(Action.RECORD_DECISION):
        raise PermissionDenied("Din roll får inte anteckna beslut.")
    form = DecisionForm(seat.request.POST, auto_id="beslut-%s")
    return _take(seat, DECIDE, form, lambda: _record(seat, form), "Beslutet är antecknat.")


def _record(seat: Seat, form: DecisionForm) -> None:
    data = dict(form.cleaned_data)
    committee = get_object_or_404(seat.subject.committees, code=data.pop("committee"))
    corrected, shown = data.pop("corrects"), data.pop("version")
    corrects = get_object_or_404(Decision, pk=corrected) if corrected else None
    way = Page.read(seat).way
    version = corrects.publication if corrects else decided_by(way)
    if version is None or version not in way.issued:
        raise ValidationError("Det finns ingen version för nämnden att besluta om.")
    if shown != version.label:
        raise PublishingError(
            (Hinder(f"Version {version.label} har kommit efter version {shown}.", READ_AGAIN),)
        )
    ruling = Ruling(committee=committee, corrects=corrects, **data)
    record_decision(version, ruling, user=seat.user, site=seat.site)


def _issue(seat: Seat) -> HttpResponse:
    form = Page.read(seat).issue_form(seat.request.POST)
    if form is None:
        raise PermissionDenied("Din roll får inte ge ut versioner.")

    def service() -> None:
        stage, label = form.wished()
        data = form.cleaned_data
        editions = tuple(data.get("editions") or ())
        appendix = data.get("appendix", False)
        wish = Wish(seat.subject, stage, label, data["comment"], data["reason"], editions, appendix)
        issue(wish, user=seat.user, site=seat.site)

    return _take(seat, ISSUE, form, service, "Versionen är utgiven.")


STEPS: dict[str, Callable[[Seat], HttpResponse]] = {
    ASK: _ask,
    ANSWER: _reply,
    DECIDE: _decide,
    ISSUE: _issue,
}
