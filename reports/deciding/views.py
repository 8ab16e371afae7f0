"""The page of a document's versions, and the steps that are taken on it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from activities.moves import follows_moves
from reports.deciding.page import Page
from reports.deciding.seat import Seat
from reports.deciding.steps import STEPS

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def plan_versions(request: HttpRequest, code: str) -> HttpResponse:
    """Show the way of a plan to a decision, and take a step on it."""
    return _answer(Seat.at_plan(request, code))


@require_http_methods(METHODS)
@follows_moves
def follow_up_versions(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Show the way of a follow-up, and take a step on it."""
    return _answer(Seat.at_follow_up(request, code, cut_off))


def _answer(seat: Seat) -> HttpResponse:
    if seat.request.method != "POST":
        return Page.read(seat).response()
    step = STEPS.get(seat.request.POST.get("steg", ""))
    if step is None:
        raise BadRequest("Okänt steg.")
    return step(seat)
