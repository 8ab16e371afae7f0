"""Mina aktiviteter: the page, and what each row of it sends."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.moves import follows_moves
from activities.reporting.desk import Desk, signed_in
from activities.reporting.progress import assignments_of
from activities.reporting.rows import Row
from activities.reporting.saving import Outcome, repeat_report, save_report, split_row


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what the reader is to report; where several follow-ups are open, let them choose."""
    assignments = assignments_of(signed_in(request))
    if len(assignments) != 1:
        return render(request, "activities/mine/choice.html", {"assignments": assignments})
    return _page(Desk.at(request, assignments[0].follow_up))


@require_safe
@follows_moves
def mine_at(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Show what the reader is to report at one follow-up, open or closed."""
    return _page(Desk.find(request, code, cut_off))


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, code: str, cut_off: date, number: int) -> HttpResponse:
    """Show one row, or save what its form says."""
    desk = Desk.find(request, code, cut_off)
    activity = desk.activity(number)
    if request.method == "POST":
        return _answer(desk, save_report(desk, activity), "answer")
    row = desk.row(activity)
    if not desk.in_place:
        return HttpResponseRedirect(desk.address_of(row))
    return _render(desk, "row_alone", row=row)


@require_POST
def repeat(request: HttpRequest, code: str, cut_off: date, number: int) -> HttpResponse:
    """Save that nothing has changed, in all places or in one."""
    desk = Desk.find(request, code, cut_off)
    outcome = repeat_report(desk, desk.activity(number))
    return _answer(desk, outcome, "entry_alone" if outcome.entry.place else "row_alone")


@require_POST
def split(request: HttpRequest, code: str, cut_off: date, number: int) -> HttpResponse:
    """Give each place of an activity a form of its own."""
    desk = Desk.find(request, code, cut_off)
    return _answer(desk, split_row(desk, desk.activity(number)), "row_alone")


def _page(desk: Desk, changed: Row | None = None) -> HttpResponse:
    page = desk.page()
    if changed is not None:
        page = page.with_row(changed)
    context = desk.context(page=page, options=page.options, scope=page.scope)
    return render(desk.request, "activities/mine/page.html", context)


def _answer(desk: Desk, outcome: Outcome, part: str) -> HttpResponse:
    """Answer a script with ``part`` of the page, and a browser without scripts with a page.

    What was not saved stays as it was typed: a script gets only what is to be said of it.
    """
    if desk.in_place:
        response = _render(
            desk,
            part if outcome.is_saved else "answer",
            row=outcome.row,
            entry=outcome.entry,
            is_saved=outcome.is_saved,
        )
        if not outcome.is_saved:
            response["HX-Reswap"] = "none"
        response.status_code = outcome.status
        return response
    if outcome.is_saved:
        return HttpResponseRedirect(desk.address_of(outcome.row))
    response = _page(desk, changed=outcome.row)
    response.status_code = outcome.status
    return response


def _render(desk: Desk, part: str, **context: Any) -> HttpResponse:
    more = {"options": desk.options(), "scope": desk.scope(), **context}
    return render(desk.request, f"activities/mine/{part}.html", desk.context(**more))
