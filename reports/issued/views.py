"""Issued versions as pages and files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from objects.models import User
from objects.permissions import Action, may
from reports.issued.addresses import Place
from reports.issued.answers import JSON, PDF, XLSX, file_answer
from reports.issued.frame import page_answer
from reports.issued.shelves import Wanted, shelves
from reports.issued.standing import standing_of
from reports.opening import open_to_all
from reports.reading import note_opened


@require_safe
@open_to_all
def issued(request: HttpRequest) -> HttpResponse:
    """List the versions that the reader may see; ``?slag=`` and ``?ar=`` keep some of them."""
    wanted = Wanted.of(request.GET)
    context = {"shelves": shelves(request.user, wanted), "wanted": wanted}
    return render(request, "reports/issued/list.html", context)


@require_safe
@open_to_all
def issued_of(request: HttpRequest, kind: str, subject: str, period: str) -> HttpResponse:
    """List the versions of one document that the reader may see, perhaps none."""
    wanted = Wanted(kind=kind, subject=subject, period=period)
    context = {"shelves": shelves(request.user, wanted), "wanted": wanted}
    return render(request, "reports/issued/list.html", context)


@require_safe
@open_to_all
def version(request: HttpRequest, /, **names: str) -> HttpResponse:
    """Show a version as it was issued."""
    place = Place(**names)
    publication = place.find(request.user)
    note_opened(request, publication)
    standing = standing_of(place, publication, request.user)
    context = {
        "standing": standing,
        "publication": publication,
        "compare_with": publication.path,
        "files": {kind: place.filed(f"issued_{kind}") for kind in (PDF, JSON, XLSX)},
        "release": place.filed("issued_release"),
        "may_release": standing.can_be_released
        and isinstance(request.user, User)
        and may(request.user, Action.RELEASE),
    }
    return page_answer(request, publication, context)


@require_safe
@open_to_all
def version_pdf(request: HttpRequest, /, **names: str) -> HttpResponse:
    """Give the PDF of a version as it was issued."""
    publication = Place(**names).find(request.user)
    note_opened(request, publication)
    return file_answer(request, publication, PDF)


@require_safe
@open_to_all
def version_json(request: HttpRequest, /, **names: str) -> HttpResponse:
    """Give the content of a version as it was issued."""
    return file_answer(request, Place(**names).find(request.user), JSON)


@require_safe
@open_to_all
def version_xlsx(request: HttpRequest, /, **names: str) -> HttpResponse:
    """Give the tables of a version as a spreadsheet."""
    return file_answer(request, Place(**names).find(request.user), XLSX)
