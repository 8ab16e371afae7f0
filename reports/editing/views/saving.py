"""A part is opened, saved and shown; a new one is added."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from objects.forms.base import PartForm
from reports.editing.answers import INVALID, show_form, show_part, show_region
from reports.editing.desk import Desk, at_desk
from reports.editing.kinds.base import NO_SUCH_PART
from reports.editing.sheets import new_sheet, sheet_of
from reports.editing.views.adding import show_add_link

SAVED = "Sparat"
ADDED = "Tillagt och sparat"


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def edit(desk: Desk, ident: str) -> HttpResponse:
    """Show the form of a part, and save it."""
    row = desk.kind.find(desk.plan, ident)
    if desk.request.method != "POST":
        return show_form(desk, desk.form(row, ident), sheet_of(desk, row))
    form, sheet = desk.form(row, ident, desk.request.POST), sheet_of(desk, row, desk.revision)
    if not save(desk, row, form, desk.revision):
        return show_form(desk, form, sheet, INVALID)
    if desk.kind.moving & set(form.changed_data):
        return show_region(desk, desk.kind.ident(row), SAVED)
    return show_part(desk, row, SAVED)


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
    sheet, data = new_sheet(desk, row, under), desk.request.POST
    if desk.request.method != "POST":
        return show_form(desk, desk.form(row, sheet.id), sheet)
    form = desk.form(row, sheet.id, data)
    if not save(desk, row, form, None):
        return show_form(desk, form, sheet, INVALID)
    return show_region(desk, desk.kind.ident(row), ADDED)


@require_safe
@at_desk
def show(desk: Desk, ident: str) -> HttpResponse:
    """Show a part as it stands: what the form gives way to when nothing is to be saved."""
    return show_part(desk, desk.kind.find(desk.plan, ident))


def save(desk: Desk, row: Any, form: PartForm, revision: int | None) -> bool:
    """Save what the form holds; False when something is wrong with it, which it then shows."""
    if not form.is_valid():
        return False
    try:
        desk.kind.save(desk.plan, row, form, user=desk.user, revision=revision)
    except ValidationError as error:
        form.take_errors(error)
        return False
    return True
