"""The page *Arkivpaket*, and the package."""

from __future__ import annotations

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from objects.models import User
from objects.permissions import Action
from reports.archiving.holdings import ArchiveError, folder_of, issued
from reports.archiving.package import file_name, make_package
from reports.editing.desk import visible_plan
from reports.publishing.subjects import PlanSubject


@require_safe
def plan_package(request: HttpRequest, code: str) -> HttpResponse:
    """Tell what the package of a plan holds."""
    subject = _subject(request, code)
    versions = [
        {
            "folder": folder_of(one),
            "label": one.label,
            "stage": one.get_stage_display(),
            "at": one.published_at,
            "registry_numbers": one.registry_numbers.splitlines(),
        }
        for one in issued(subject)
    ]
    context = {"code": code, "name": subject.name, "versions": versions}
    return render(request, "reports/archiving/package.html", context)


@require_safe
def plan_package_zip(request: HttpRequest, code: str) -> HttpResponse:
    """Give the package of a plan; 404 when nothing has been issued."""
    subject = _subject(request, code)
    if not issued(subject):
        raise Http404("Planen har inga utgivna versioner.")
    try:
        body = make_package(subject)
    except ArchiveError as error:
        context = {"code": code, "name": subject.name, "fault": str(error)}
        return render(request, "reports/archiving/package.html", context, status=409)
    response = HttpResponse(body, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{file_name(subject)}"'
    return response


def _subject(request: HttpRequest, code: str) -> PlanSubject:
    subject = PlanSubject(visible_plan(request, code))
    if not subject.may(cast("User", request.user), Action.ARCHIVE):
        raise PermissionDenied("Din roll får inte ta ut arkivpaket.")
    return subject
