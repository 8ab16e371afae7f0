"""What a request about a part is answered with: in the document (htmx) or as a page of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django_htmx.http import trigger_client_event

from objects.forms.base import PartForm
from reports.editing.desk import Desk
from reports.editing.kinds.base import Fragment
from reports.editing.sheets import Sheet

INVALID = 422
CONFLICT = 409


def show_sheet(
    desk: Desk, sheet: Sheet, inner: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Answer with ``reports/editing/<inner>.html`` in the part's place, or as a page."""
    shell = "in_place" if desk.in_place else "page"
    context |= {"sheet": sheet, "inner": f"reports/editing/{inner}.html", "shell": shell}
    return render(desk.request, f"reports/editing/{shell}.html", context, status=status)


def show_form(desk: Desk, form: PartForm, sheet: Sheet, status: int = 200) -> HttpResponse:
    """Answer with an open form, the focus in its first field or the first one at fault."""
    form.lead_focus()
    return show_sheet(desk, sheet, "form", status=status, form=form)


def show_part(desk: Desk, row: Any, message: str = "", *, draft: str = "") -> HttpResponse:
    """Answer with the part as it stands in the document, with the focus on its edit link.

    ``draft`` is the ref of a form whose text is now saved: the browser need keep it no longer.
    """
    ident = desk.kind.ident(row)
    if not desk.in_place:
        return _to_page(desk, ident, message, draft)
    kinds = desk.kind.region.kinds if desk.kind.region else (desk.kind.slug,)
    response = _fragment(desk, desk.kind.part(desk.plan, row), kinds, desk.ref(ident), message)
    return _acknowledged(desk, response, draft)


def show_region(desk: Desk, ident: str, message: str, *, draft: str = "") -> HttpResponse:
    """Answer with all of the region, after something came, went or moved in it.

    ``draft`` is as in :func:`show_part`.
    """
    region = desk.kind.region
    if not desk.in_place or region is None:
        return _to_page(desk, ident, message, draft)
    fragment = region.build(desk.plan)
    response = _fragment(desk, fragment, region.kinds, desk.ref(ident), message)
    response["HX-Retarget"] = f"#region-{region.name}"
    response["HX-Reswap"] = "outerHTML"
    return _acknowledged(desk, response, draft)


def _acknowledged(desk: Desk, response: HttpResponse, draft: str) -> HttpResponse:
    if draft:
        trigger_client_event(response, "part-saved", {"key": f"{desk.plan.code}/{draft}"})
    return response


def _fragment(
    desk: Desk, fragment: Fragment, kinds: tuple[str, ...], focus: str, message: str
) -> HttpResponse:
    context = {**fragment.context, "pencil": desk.pencil(kinds, focus)}
    html = render_to_string(fragment.template, context, desk.request)
    # Rows of a table can be read by the browser only when they come first.
    told = render_to_string("reports/editing/told.html", {"message": message}) if message else ""
    return HttpResponse(html + told)


def _to_page(desk: Desk, ident: str, message: str, draft: str = "") -> HttpResponse:
    if message:
        key = f"{desk.plan.code}/{draft}" if draft else ""
        messages.success(desk.request, message, extra_tags=key)
    return HttpResponseRedirect(desk.page(ident))
