"""The proposal that approval was asked for."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activities.moves import follows_moves
from reports.deciding.seat import Seat
from reports.publishing.essence import essence_of
from reports.rendering.html import body_template


@require_safe
def plan_proposal(request: HttpRequest, code: str) -> HttpResponse:
    """Show a plan as approval was asked for."""
    return _show(Seat.at_plan(request, code))


@require_safe
@follows_moves
def follow_up_proposal(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Show a follow-up as approval was asked for."""
    return _show(Seat.at_follow_up(request, code, cut_off))


def _show(seat: Seat) -> HttpResponse:
    asked = seat.subject.requests.first()
    if asked is None:
        raise Http404("Inget godkännande är begärt.")
    content = seat.subject.build()
    context = {
        "content": content,
        "body": body_template(content),
        "tools": "reports/deciding/proposal_tools.html",
        "asked": asked,
        "way_address": seat.subject.way_address,
        "altered": asked.essence_sha256 != essence_of(content),
    }
    return render(seat.request, "reports/pages/document.html", context)
