"""A part is opened, saved and shown."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from objects.writing import revision_of
from reports.editing.answers import INVALID, opened, show_form, show_part
from reports.editing.desk import Desk, at_desk

SAVED = "Sparat"


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def edit(desk: Desk, ident: str) -> HttpResponse:
    """Show the form of a part, and save it."""
    row = desk.kind.find(desk.plan, ident)
    if desk.request.method != "POST":
        form = desk.form(row, ident)
        return show_form(desk, form, opened(desk, row, ident, revision_of(row)))
    form = desk.form(row, ident, desk.request.POST)
    revision = read_revision(desk)
    if form.is_valid():
        try:
            desk.kind.save(desk.plan, row, form, user=desk.user, revision=revision)
        except ValidationError as error:
            form.take_errors(error)
        else:
            return show_part(desk, row, message=SAVED)
    return show_form(desk, form, opened(desk, row, ident, revision), INVALID)


@require_safe
@at_desk
def show(desk: Desk, ident: str) -> HttpResponse:
    """Show a part as it stands: what the form gives way to when nothing is to be saved."""
    return show_part(desk, desk.kind.find(desk.plan, ident))


def read_revision(desk: Desk) -> int:
    """Give the revision that a form carries; one that never was when it carries none."""
    text = desk.request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1
