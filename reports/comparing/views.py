"""Two versions side by side, as a page and as a PDF for the meeting."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from reports.comparing.comparison import DifferentKindsError
from reports.comparing.page import ComparisonPage, page_of
from reports.comparing.sides import Side, beside, shelves_for, side_of, version_before
from reports.content.decoding import UnreadableContentError
from reports.opening import open_to_all
from reports.rendering.glyphs import writable
from reports.rendering.pdf import pdf_from_html

REFUSED = (DifferentKindsError, UnreadableContentError)


@require_safe
@open_to_all
def compare_page(request: HttpRequest) -> HttpResponse:
    """Show what differs between ``?fran`` and ``?till``; the form to choose them where one lacks.

    Without ``fran`` the version decided before ``till`` is taken.
    """
    new = request.GET.get("till", "")
    old = request.GET.get("fran", "") or version_before(new, request.user)
    context: dict[str, object] = {
        "fran": old,
        "till": new,
        "shelves": shelves_for(request.user, new or old),
        "lone": bool(new) and not old,
    }
    status = 200
    if old and new:
        try:
            context["page"] = _page(request, old, new)
        except REFUSED as error:
            context["fault"], status = str(error), 422
    return render(request, "reports/comparing/page.html", context, status=status)


@require_safe
@open_to_all
def compare_pdf(request: HttpRequest) -> HttpResponse:
    """Give the comparison as PDF."""
    try:
        page = _page(request, request.GET.get("fran", ""), request.GET.get("till", ""))
    except REFUSED as error:
        return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
    html = render_to_string("reports/comparing/print.html", {"page": page})
    response = HttpResponse(pdf_from_html(writable(html)), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="jamforelse.pdf"'
    return response


def _page(request: HttpRequest, old: str, new: str) -> ComparisonPage:
    before, after = _side(request, old), _side(request, new)
    reader = request.user
    return page_of(beside(before, after, reader), beside(after, before, reader))


def _side(request: HttpRequest, address: str) -> Side:
    side = side_of(address, request.user)
    if side is None:
        raise Http404("Det finns ingen sådan version att jämföra.")
    return side
