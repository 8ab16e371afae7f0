"""The page *Granska planen*."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from objects.models import PlanVersion, User
from objects.permissions import Action, rights_of
from reports.content.object_plan import build_object_plan
from reports.editing.desk import visible_plan
from reports.editing.pencil import editable
from reports.rendering.html import body_template
from reports.review.page import review_page
from reports.review.remarks import Severity
from reports.review.reviewing import review_plan


@require_safe
def review(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a careful reader would remark, beside the document.

    ``?infor=beslutad`` weighs the remarks for that stage, ``?grad=hinder`` keeps one severity; what
    is neither is passed over. ``?antal`` gives only the number of remarks, for a link to the page.
    """
    plan = visible_plan(request, code)
    rights = rights_of(cast("User", request.user))
    if not rights.may(Action.REVIEW_PLAN, plan.object_id):
        raise PermissionDenied("Din roll får inte granska planen.")
    stage = next((one for one in PlanVersion.Stage if one == request.GET.get("infor")), None)
    only = next((one for one in Severity if one.value == request.GET.get("grad")), None)
    found = review_plan(plan, stage=stage)
    if "antal" in request.GET:
        return HttpResponse(f" ({len(found.remarks)})")
    content = build_object_plan(plan)
    html = render_to_string(body_template(content), {"content": content})
    page = review_page(found, html, only=only, kinds=editable(rights, plan))
    context = {"content": content, "plan": plan, "review": found, "page": page, "only": only}
    return render(request, "reports/review/page.html", context)
