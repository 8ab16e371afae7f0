"""The proposal that approval was asked for."""

from __future__ import annotations

import logging
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activities.moves import follows_moves
from reports.content.decoding import UnreadableContentError, from_json
from reports.content.parts import Document
from reports.deciding.seat import Seat
from reports.models import ApprovalRequest
from reports.publishing.appendix import has_appendix
from reports.publishing.essence import essence_of
from reports.publishing.standing import essence_of_request
from reports.rendering.html import body_template

logger = logging.getLogger(__name__)


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
    content, kept = _content(seat, asked)
    working = seat.subject.build(appendix=has_appendix(asked.content))
    context = {
        "content": content,
        "body": body_template(content),
        "tools": "reports/deciding/proposal_tools.html",
        "asked": asked,
        "kept": kept,
        "way_address": seat.subject.way_address,
        "altered": essence_of_request(asked) != essence_of(working),
    }
    return render(seat.request, "reports/pages/document.html", context)


def _content(seat: Seat, asked: ApprovalRequest) -> tuple[Document, bool]:
    """Give the content as it was kept, else the working copy, and whether it is what was kept."""
    try:
        return from_json(asked.content), True
    except UnreadableContentError:
        logger.exception("The content of request %s cannot be read", asked.pk)
        return seat.subject.build(), False
