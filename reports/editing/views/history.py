"""What happened to a part and to the whole plan, and the way back to how it was."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from objects.permissions import rights_of
from objects.writing import StaleError, revision_of
from reports.editing.answers import CONFLICT, INVALID, show_part, show_region, show_sheet
from reports.editing.desk import Desk, at_desk, visible_plan
from reports.editing.kinds.base import NO_SUCH_PART, Writer, number
from reports.editing.pencil import editable
from reports.editing.sheets import sheet_of
from reports.editing.story import part_story, plan_story
from reports.editing.values import data_of, earlier_form
from reports.editing.views.saving import store

RESTORED = "Återställt"
BROUGHT_BACK = "Tillbakataget"
CHANGED = "Någon ändrade delen medan du läste. Så här är det nu; välj igen."


@require_safe
@at_desk
def history(desk: Desk, ident: str) -> HttpResponse:
    """Show what happened to a part."""
    return show_history(desk, desk.kind.find(desk.plan, ident))


@require_POST
@at_desk
def restore(desk: Desk, ident: str, record: int) -> HttpResponse:
    """Bring back an earlier text of a part, or a part that was removed."""
    found = _record(desk, ident, record)
    try:
        row = desk.kind.find(desk.plan, ident)
    except Http404:
        if found is None or found.history_type != "-":
            raise
        return _bring_back(desk, found)
    if found is None or found.history_type == "-":
        raise Http404(NO_SUCH_PART)
    form = desk.form(row, ident, data_of(earlier_form(desk, found, "%s")))
    when = timezone.localtime(found.history_date)
    reason = f"Återställd till {when:%Y-%m-%d %H:%M}"
    writer = Writer(user=desk.user, revision=desk.revision, reason=reason)
    try:
        if form.is_valid():
            desk.kind.save(desk.plan, row, form, writer)
    except StaleError:
        return show_history(desk, desk.kind.find(desk.plan, ident), CHANGED, CONFLICT)
    except ValidationError as error:
        form.take_errors(error)
    if form.errors:
        faults = " ".join(str(fault) for faults in form.errors.values() for fault in faults)
        row = desk.kind.find(desk.plan, ident)
        return show_history(desk, row, f"Det går inte att återställa: {faults}", INVALID)
    return (
        show_region(desk, ident, RESTORED) if desk.kind.region else show_part(desk, row, RESTORED)
    )


def show_history(desk: Desk, row: Any, fault: str = "", status: int = 200) -> HttpResponse:
    """Answer with what happened to a part, and with what is in the way of a restoration.

    In the document it opens beneath the form, whose text stays.
    """
    sheet = sheet_of(desk, row)
    story = part_story(desk, row, desk.kind.ident(row))
    if not desk.in_place:
        return show_sheet(desk, sheet, "history", status=status, story=story, fault=fault)
    context = {"sheet": sheet, "story": story, "fault": fault}
    response = render(desk.request, "reports/editing/history.html", context, status=status)
    response["HX-Retarget"] = f"#{sheet.id}-historik"
    response["HX-Reswap"] = "innerHTML"
    return response


def _record(desk: Desk, ident: str, record: int) -> Any:
    records = desk.kind.model.history.filter(desk.kind.records(desk.plan))
    return records.filter(history_id=record, **desk.kind.record_of(desk.plan, ident)).first()


def _bring_back(desk: Desk, record: Any) -> HttpResponse:
    """Bring back a removed part, and save what was being written in it, if anything was."""
    try:
        brought = desk.kind.bring_back(desk.plan, record, desk.user)
    except ValidationError as error:
        messages.error(desk.request, "Det går inte att ta tillbaka: " + " ".join(error.messages))
        return HttpResponseRedirect(reverse("reports:plan_history", args=[desk.plan.code]))
    row = desk.kind.find(desk.plan, desk.kind.ident(brought))
    if "mitt" in desk.request.POST:
        return store(desk, row, revision_of(row))
    return show_region(desk, desk.kind.ident(row), BROUGHT_BACK)


@require_safe
def plan_history(request: HttpRequest, code: str) -> HttpResponse:
    """Show what happened to all parts of a plan, to those who may edit some of them."""
    plan = visible_plan(request, code)
    assert request.user.is_authenticated
    slugs = editable(rights_of(request.user), plan)
    if not slugs:
        raise PermissionDenied("Din roll får inte se planens historik.")
    page = max(number(request.GET.get("sida", "1")), 1)
    story, more = plan_story(plan, slugs, page)
    context = {"plan": plan.code, "story": story, "page": page, "more": more}
    return render(request, "reports/editing/plan_history.html", context)
