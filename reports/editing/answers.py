"""What a request about a part is answered with: in the document (htmx) or as a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string

from objects.forms.base import PartForm
from reports.editing.desk import Desk
from reports.editing.pencil import slugged

INVALID = 422
CONFLICT = 409


@dataclass(frozen=True)
class Opened:
    """A part's open form, as its template shows it."""

    title: str
    plan: str
    ref: str
    revision: int
    address: str
    page: str
    cancel: str
    element: str
    columns: int
    remove: str = ""
    history: str = ""

    @property
    def id(self) -> str:
        """A name for ids."""
        return slugged(self.ref)


def opened(desk: Desk, row: Any, ident: str, revision: int) -> Opened:
    """Describe the form of a part that the plan has."""
    return Opened(
        title=f"Redigera {desk.kind.name(row)}",
        plan=desk.plan.code,
        ref=desk.ref(ident),
        revision=revision,
        address=desk.address("edit", ident),
        page=desk.page(ident),
        cancel=desk.address("edit_show", ident),
        element=desk.kind.element,
        columns=desk.kind.columns,
    )


def show_form(desk: Desk, form: PartForm, sheet: Opened, status: int = 200) -> HttpResponse:
    """Answer with an open form."""
    form.lead_focus()
    name = "form_in_place" if desk.in_place else "form_page"
    context = {"form": form, "sheet": sheet}
    return render(desk.request, f"reports/editing/{name}.html", context, status=status)


def show_part(desk: Desk, row: Any, *, message: str = "") -> HttpResponse:
    """Answer with the part as it stands in the document, with the focus on its edit link."""
    ident = desk.kind.ident(row)
    if not desk.in_place:
        return _back(desk, ident, message)
    fragment = desk.kind.part(desk.plan, row)
    shown = (desk.kind.slug,)
    context = {**fragment.context, "pencil": desk.pencil(shown, desk.ref(ident))}
    return HttpResponse(
        render_to_string(fragment.template, context) + _told(message),
    )


def _told(message: str) -> str:
    return render_to_string("reports/editing/told.html", {"message": message}) if message else ""


def _back(desk: Desk, ident: str, message: str) -> HttpResponse:
    if message:
        messages.success(desk.request, message)
    return HttpResponseRedirect(desk.page(ident))
