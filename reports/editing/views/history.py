"""What happened to a part, and to the whole plan."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from objects.permissions import rights_of
from reports.editing.answers import show_sheet
from reports.editing.desk import Desk, at_desk, visible_plan
from reports.editing.kinds.base import number
from reports.editing.pencil import editable
from reports.editing.sheets import sheet_of
from reports.editing.story import part_story, plan_story

# A number that databases can count to, far beyond any plan's history.
LAST_PAGE = 10_000


@require_safe
@at_desk
def history(desk: Desk, ident: str) -> HttpResponse:
    """Show what happened to a part."""
    return show_history(desk, desk.kind.find(desk.plan, ident))


def show_history(desk: Desk, row: Any, fault: str = "", status: int = 200) -> HttpResponse:
    """Answer with what happened to a part, and with what is in the way of a restoration.

    In the document it opens beneath the form, whose text stays.
    """
    sheet = sheet_of(desk, row)
    story = part_story(desk, row, desk.kind.ident(row))
    if not desk.in_place:
        return show_sheet(desk, sheet, "history", status=status, story=story, fault=fault)
    context = {"sheet": sheet, "story": story, "fault": fault, "shell": "in_place"}
    response = render(desk.request, "reports/editing/history.html", context, status=status)
    response["HX-Retarget"] = f"#{sheet.id}-historik"
    response["HX-Reswap"] = "innerHTML"
    return response


@require_safe
def plan_history(request: HttpRequest, code: str) -> HttpResponse:
    """Show what happened to all parts of a plan, to those who may edit some of them."""
    plan = visible_plan(request, code)
    assert request.user.is_authenticated
    slugs = editable(rights_of(request.user), plan)
    if not slugs:
        raise PermissionDenied("Din roll får inte se planens historik.")
    page = min(max(number(request.GET.get("sida", "1")), 1), LAST_PAGE)
    story, more = plan_story(plan, slugs, page)
    context = {"plan": plan.code, "story": story, "page": page, "more": more}
    return render(request, "reports/editing/plan_history.html", context)
