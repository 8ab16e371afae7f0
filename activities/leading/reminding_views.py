"""Reminders: the text is shown first, then sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from activities.leading.chair import Chair
from activities.leading.forms import ReminderForm
from activities.leading.letters import draft, letter_to, subject_of
from activities.leading.overview import Overview, overview_of
from activities.services.reminding import Delivery, can_be_reached, send_reminders
from activities.services.reporting import ClosedError

SEND = "skicka"


@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Show who would be reminded and with what words; send it when that is asked for."""
    chair = Chair.find(request, code, cut_off)
    overview = overview_of(chair.follow_up)
    if request.method != "POST":
        return _page(chair, overview, _begun(chair, overview))
    form = ReminderForm(request.POST, people=overview.late)
    if not form.is_valid():
        return _page(chair, overview, form, status=422)
    if SEND not in request.POST:
        return _page(chair, overview, form)
    return _send(chair, overview, form)


def _begun(chair: Chair, overview: Overview) -> ReminderForm:
    everyone = [str(one.user.pk) for one in overview.late if can_be_reached(one.user)]
    begun = {"recipients": everyone, "text": draft(chair.follow_up, chair.user)}
    return ReminderForm(initial=begun, people=overview.late)


def _send(chair: Chair, overview: Overview, form: ReminderForm) -> HttpResponse:
    letters = [letter_to(one, form.cleaned_data["text"], _mine(chair)) for one in form.chosen()]
    try:
        delivery = send_reminders(
            follow_up=chair.follow_up,
            user=chair.user,
            subject=subject_of(chair.follow_up),
            letters=letters,
        )
    except ClosedError as error:
        messages.error(chair.request, str(error))
        return _page(chair, overview, form, status=409)
    _tell(chair.request, delivery)
    return HttpResponseRedirect(chair.address())


def _tell(request: HttpRequest, delivery: Delivery) -> None:
    if delivery.sent:
        number = len(delivery.sent)
        messages.success(
            request,
            f"{number} påminnelse{'r' if number > 1 else ''} är skickad"
            f"{'e' if number > 1 else ''}.",
        )
    if delivery.failed:
        names = ", ".join(map(str, delivery.failed))
        messages.error(request, f"E-posten kunde inte skickas till {names}. Försök igen senare.")


def _mine(chair: Chair) -> str:
    return chair.request.build_absolute_uri(chair.address("activities:mine_at"))


def _page(
    chair: Chair, overview: Overview, form: ReminderForm, *, status: int = 200
) -> HttpResponse:
    chosen = form.chosen() if form.is_bound and form.is_valid() else list(form.people.values())
    text: Any = form["text"].value() or ""
    context = {
        "follow_up": chair.follow_up,
        "overview": overview,
        "form": form,
        "subject": subject_of(chair.follow_up),
        "letter": letter_to(chosen[0], text, _mine(chair)) if chosen else None,
        "unreachable": [one for one in overview.late if not can_be_reached(one.user)],
    }
    return render(chair.request, "activities/leading/remind.html", context, status=status)
