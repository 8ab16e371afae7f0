"""The page of the one who leads a follow-up, and what it changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from activities.leading.chair import Chair
from activities.leading.forms import CloseForm, LeaderForm, LeadForm, MoveForm, OpenForm
from activities.models import FollowUp
from activities.moves import follows_moves
from activities.services.leading import (
    close_follow_up,
    move_cut_off,
    name_leader,
    open_follow_up,
)
from activities.services.reporting import ClosedError
from objects.writing import StaleError

CHANGED = "Någon annan har ändrat uppföljningen under tiden. Så här står den nu."


@require_safe
@follows_moves
def lead(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Show who has not reported, and what can be done about it."""
    return Chair.find(request, code, cut_off).page()


@require_POST
def close(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Take no more reports."""
    chair = Chair.find(request, code, cut_off)
    return _change(chair, CloseForm(request.POST), close_follow_up, "Uppföljningen är stängd.")


@require_POST
def reopen(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Take reports, for the first time or again."""
    chair = Chair.find(request, code, cut_off)
    return _change(chair, OpenForm(request.POST), open_follow_up, "Uppföljningen är öppen.")


@require_POST
def move(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Move the date."""
    chair = Chair.find(request, code, cut_off)
    told = "Datumet är ändrat. Den gamla adressen leder hit."
    return _change(chair, MoveForm(request.POST), move_cut_off, told)


@require_POST
def leader(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Name who leads it."""
    chair = Chair.find(request, code, cut_off)
    return _change(chair, LeaderForm(request.POST), name_leader, "Ändringen är sparad.")


def _change(
    chair: Chair, form: LeadForm, service: Callable[..., FollowUp], told: str
) -> HttpResponse:
    """Let ``service`` do what ``form`` asks; the form comes back with what was wrong."""
    if not form.is_valid():
        return chair.page(form, status=422)
    try:
        changed = service(follow_up=chair.follow_up, user=chair.user, **_asked(form))
    except ValidationError as error:
        form.take_errors(error)
        return chair.page(form, status=422)
    except (StaleError, ClosedError) as error:
        words = CHANGED if isinstance(error, StaleError) else str(error)
        messages.error(chair.request, words)
        return chair.again().page(status=409)
    messages.success(chair.request, told)
    return HttpResponseRedirect(chair.of(changed).after())


def _asked(form: LeadForm) -> dict[str, Any]:
    return dict(form.cleaned_data)
