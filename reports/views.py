"""Documents as pages and files; who may read what is decided by ``visible_to``."""

from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from activities.models import FollowUp
from activities.moves import follows_moves
from activities.permissions import may_lead
from objects.models import ObjectPlan, Unit, User
from objects.permissions import Action, may
from reports.archiving.addresses import package_for
from reports.comparing.sides import working_address
from reports.content.follow_up import FollowUpContent, build_follow_up
from reports.content.object_plan import ObjectPlanContent, build_object_plan
from reports.content.parts import Document
from reports.deciding.seat import way_address
from reports.editing.bench import editing_context
from reports.editing.desk import visible_plan
from reports.issued.addresses import versions_address
from reports.opening import open_to_all
from reports.publishing.dossier import as_working_copy
from reports.publishing.subjects import FollowUpSubject, PlanSubject, Subject
from reports.rendering.formats import json_file
from reports.rendering.html import body_template
from reports.rendering.pdf import render_pdf


@require_safe
@open_to_all
def object_plans(request: HttpRequest) -> HttpResponse:
    """List the plans that the reader may see, newest first."""
    plans = ObjectPlan.objects.visible_to(request.user).select_related("object")
    years: dict[int, list[ObjectPlan]] = {}
    for plan in plans.order_by("-period_start", "object__name"):
        years.setdefault(plan.year, []).append(plan)
    return render(request, "reports/pages/object_plans.html", {"years": years})


@require_safe
@open_to_all
def follow_ups(request: HttpRequest) -> HttpResponse:
    """List the follow-ups that the reader may see, newest first."""
    found = FollowUp.objects.visible_to(request.user).select_related("plan")
    years: dict[int, list[FollowUp]] = {}
    for each in found.prefetch_related("plan__committees").order_by("-cut_off", "plan__code"):
        years.setdefault(each.cut_off.year, []).append(each)
    may_begin = isinstance(request.user, User) and may(request.user, Action.LEAD_FOLLOW_UP)
    context = {"years": years, "may_begin": may_begin}
    return render(request, "reports/pages/follow_ups.html", context)


@require_safe
@open_to_all
def object_plan(request: HttpRequest, code: str) -> HttpResponse:
    """Show a plan as a document; with ``?redigera`` to be edited, for those who may."""
    plan = visible_plan(request, code)
    context = _page(_content_of(request, plan), "reports/pages/object_plan_tools.html")
    context |= editing_context(request, plan) | _about_versions(request, PlanSubject(plan))
    return render(request, "reports/pages/object_plan.html", context)


@require_safe
@open_to_all
def object_plan_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """Give a plan as PDF."""
    return _pdf(_plan_content(request, code), code)


@require_safe
@open_to_all
def object_plan_json(request: HttpRequest, code: str) -> HttpResponse:
    """Give a plan's content as JSON."""
    return _json(_plan_content(request, code))


@require_safe
@open_to_all
@follows_moves
def follow_up(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Show a follow-up as a document; ``?namnd=BOU`` gives the edition of one nämnd."""
    found = _visible_follow_up(request, code, cut_off)
    content = _follow_up_content(request, found)
    context = _page(content, "reports/pages/follow_up_tools.html") | {
        "committees": found.plan.committees.order_by("order", "code"),
        "namnd": request.GET.get("namnd", ""),
        "address": reverse("reports:followup", args=[code, cut_off]),
        "pdf_address": reverse("reports:followup_pdf", args=[code, cut_off]) + _query(request),
        "may_lead": isinstance(request.user, User) and may_lead(request.user, found),
        "found": found,
        **_about_versions(request, FollowUpSubject(found)),
    }
    return render(request, "reports/pages/document.html", context)


@require_safe
@open_to_all
@follows_moves
def follow_up_pdf(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Give a follow-up as PDF, all of it or the edition of one nämnd."""
    content = _follow_up_content(request, _visible_follow_up(request, code, cut_off))
    return _pdf(content, "-".join(filter(None, (code, f"{cut_off}", request.GET.get("namnd")))))


@require_safe
@open_to_all
@follows_moves
def follow_up_json(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Give a follow-up's content as JSON."""
    return _json(_follow_up_content(request, _visible_follow_up(request, code, cut_off)))


def _plan_content(request: HttpRequest, code: str) -> ObjectPlanContent:
    return _content_of(request, visible_plan(request, code))


def _content_of(request: HttpRequest, plan: ObjectPlan) -> ObjectPlanContent:
    content = build_object_plan(plan, with_allocation=_wants_allocation(request))
    return as_working_copy(content, plan)


def _wants_allocation(request: HttpRequest) -> bool:
    """Whether the appendix on how shared costs fall is asked for: ``?bilaga=fordelning``."""
    return request.GET.get("bilaga") == "fordelning"


def _visible_follow_up(request: HttpRequest, code: str, cut_off: date) -> FollowUp:
    follow_ups = FollowUp.objects.visible_to(request.user).select_related("plan__unit")
    return get_object_or_404(follow_ups, plan__code=code, cut_off=cut_off)


def _follow_up_content(request: HttpRequest, found: FollowUp) -> FollowUpContent:
    return build_follow_up(found, _edition(request, found))


def _edition(request: HttpRequest, found: FollowUp) -> Unit | None:
    code = request.GET.get("namnd")
    if not code:
        return None
    unit = found.plan.committees.filter(code=code).first()
    if unit is None:
        raise Http404("Planen har ingen sådan nämnd.")
    return unit


def _query(request: HttpRequest) -> str:
    """Give the part of the address that chooses the edition."""
    code = request.GET.get("namnd")
    return f"?{urlencode({'namnd': code})}" if code else ""


def _page(content: Document, tools: str) -> dict[str, object]:
    return {"content": content, "body": body_template(content), "tools": tools}


def _about_versions(request: HttpRequest, subject: Subject) -> dict[str, str]:
    return {
        "compare_with": working_address(subject),
        "versions_address": versions_address(subject),
        "way_address": way_address(subject, request),
        "package_address": package_for(subject, request.user),
    }


def _pdf(content: Document, name: str) -> HttpResponse:
    response = HttpResponse(render_pdf(content), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _json(content: Document) -> HttpResponse:
    return HttpResponse(json_file(content), content_type="application/json; charset=utf-8")
