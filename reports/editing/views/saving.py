"""A part is opened, saved and shown; a new one is added."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from objects.forms.base import PartForm
from objects.services.presence import end_presence
from objects.writing import StaleError, revision_of
from reports.editing.answers import INVALID, show_form, show_part, show_region
from reports.editing.conflicts import meeting_of
from reports.editing.desk import Desk, at_desk
from reports.editing.kinds.base import NO_SUCH_PART, Writer
from reports.editing.sheets import new_sheet, sheet_of
from reports.editing.views.adding import show_add_link
from reports.editing.views.meeting import show_meeting, show_removed

SAVED = "Sparat"
ADDED = "Tillagt och sparat"


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def edit(desk: Desk, ident: str) -> HttpResponse:
    """Show the form of a part, and save it."""
    try:
        row = desk.kind.find(desk.plan, ident)
    except Http404:
        if desk.request.method == "POST":
            return show_removed(desk, ident)
        raise
    if desk.request.method != "POST":
        return show_form(desk, desk.form(row, ident), sheet_of(desk, row))
    return store(desk, row, desk.revision)


def store(desk: Desk, row: Any, revision: int) -> HttpResponse:
    """Save what was sent of a part, or answer with what is wrong or with what stands now."""
    # Described before the form writes on the row.
    sheet = sheet_of(desk, row, revision)
    form = desk.form(row, desk.kind.ident(row), desk.request.POST)
    try:
        done = save(desk, row, form, revision)
    except StaleError as stale:
        return settle(desk, form, stale, revision)
    if not done:
        return show_form(desk, form, sheet, INVALID)
    end_presence(plan=desk.plan, part=sheet.ref[:100], user=desk.user)
    if desk.kind.moving & set(form.changed_data):
        return show_region(desk, desk.kind.ident(row), SAVED, draft=sheet.ref)
    return show_part(desk, row, SAVED, draft=sheet.ref)


def settle(desk: Desk, form: PartForm, stale: StaleError, revision: int) -> HttpResponse:
    """Answer one who saved second: with both texts, unless there is nothing to choose between.

    The part may only have changed places, or both may have written the same.
    """
    if stale.current is None:
        return show_removed(desk, desk.kind.ident(form.instance))
    current = desk.kind.find(desk.plan, desk.kind.ident(stale.current))
    meeting = meeting_of(desk, current, form, revision)
    if meeting.agree:
        return show_part(desk, current, SAVED, draft=desk.ref(desk.kind.ident(current)))
    if meeting.untouched:
        return store(desk, current, revision_of(current))
    return show_meeting(desk, meeting)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def new(desk: Desk) -> HttpResponse:
    """Show the form of a new part, and add it; ``?under`` says where."""
    if not desk.kind.new:
        raise Http404(NO_SUCH_PART)
    under = desk.request.GET.get("under", "")
    row = desk.kind.start(desk.plan, under)
    if "avbryt" in desk.request.GET:
        return show_add_link(desk, under)
    sheet = new_sheet(desk, row, under)
    if desk.request.method != "POST":
        return show_form(desk, desk.form(row, sheet.id), sheet)
    form = desk.form(row, sheet.id, desk.request.POST)
    if not save(desk, row, form, None):
        return show_form(desk, form, sheet, INVALID)
    return show_region(desk, desk.kind.ident(row), ADDED, draft=sheet.ref)


@require_safe
@at_desk
def show(desk: Desk, ident: str) -> HttpResponse:
    """Show a part as it stands: what the form gives way to when nothing is to be saved."""
    return show_part(desk, desk.kind.find(desk.plan, ident))


def save(desk: Desk, row: Any, form: PartForm, revision: int | None) -> bool:
    """Save what the form holds; False when something is wrong with it, which it then shows.

    Raises:
        StaleError: someone has changed the part since ``revision``.
    """
    if not form.is_valid():
        return False
    try:
        desk.kind.save(desk.plan, row, form, Writer(user=desk.user, revision=revision))
    except ValidationError as error:
        form.take_errors(error)
        return False
    return True
