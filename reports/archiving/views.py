"""The page *Arkivpaket*, and the package."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from activities.models import FollowUp
from activities.moves import follows_moves
from objects.models import User
from objects.permissions import Action
from reports.archiving.addresses import ZIP, package_address
from reports.archiving.holdings import ArchiveError, folder_of, issued
from reports.archiving.package import file_name, make_package
from reports.editing.desk import visible_plan
from reports.models import Publication
from reports.publishing.subjects import FollowUpSubject, PlanSubject, Subject

TEMPLATE = "reports/archiving/package.html"


@require_safe
def plan_package(request: HttpRequest, code: str) -> HttpResponse:
    """Tell what the package of a plan holds."""
    return _page(request, _plan(request, code))


@require_safe
def plan_package_zip(request: HttpRequest, code: str) -> HttpResponse:
    """Give the package of a plan; 404 when nothing has been issued."""
    return _zip(request, _plan(request, code))


@require_safe
@follows_moves
def follow_up_package(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Tell what the package of a follow-up holds, its editions too."""
    return _page(request, _follow_up(request, code, cut_off))


@require_safe
@follows_moves
def follow_up_package_zip(request: HttpRequest, code: str, cut_off: date) -> HttpResponse:
    """Give the package of a follow-up; 404 when nothing has been issued."""
    return _zip(request, _follow_up(request, code, cut_off))


def _page(request: HttpRequest, subject: Subject) -> HttpResponse:
    context = _context(subject) | {"versions": tuple(map(_row, issued(subject)))}
    return render(request, TEMPLATE, context)


def _row(one: Publication) -> dict[str, object]:
    return {
        "folder": folder_of(one),
        "label": one.label,
        "edition": one.edition.code if one.edition else "",
        "stage": one.get_stage_display(),
        "at": one.published_at,
        "registry_numbers": one.registry_numbers.splitlines(),
    }


def _zip(request: HttpRequest, subject: Subject) -> HttpResponse:
    if not issued(subject):
        raise Http404("Dokumentet har inga utgivna versioner.")
    try:
        body = make_package(subject)
    except ArchiveError as error:
        return render(request, TEMPLATE, _context(subject) | {"fault": str(error)}, status=409)
    response = HttpResponse(body, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{file_name(subject)}"'
    return response


def _context(subject: Subject) -> dict[str, object]:
    return {"name": subject.name, "address": subject.address, "zip": package_address(subject, ZIP)}


def _plan(request: HttpRequest, code: str) -> Subject:
    return _taken_out(request, PlanSubject(visible_plan(request, code)))


def _follow_up(request: HttpRequest, code: str, cut_off: date) -> Subject:
    seen = FollowUp.objects.visible_to(request.user).select_related("plan__unit")
    row = get_object_or_404(seen, plan__code=code, cut_off=cut_off)
    return _taken_out(request, FollowUpSubject(row))


def _taken_out(request: HttpRequest, subject: Subject) -> Subject:
    if not subject.may(cast("User", request.user), Action.ARCHIVE):
        raise PermissionDenied("Din roll får inte ta ut arkivpaket.")
    return subject
