"""The pages and files of the reading room."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from objects.models import User
from reports.issued.answers import COVER, OWN_FOR_A_WHILE, PDF, file_answer, first_asked
from reports.models import Publication
from reports.models.publication import FILES
from reports.reading import note_opened
from reports.room.addresses import fields_of
from reports.room.page import reading_page
from reports.room.shelf import shelf


@require_safe
@cache_control(private=True, no_cache=True)
def room(request: HttpRequest) -> HttpResponse:
    """List the reader's documents; ``?alla`` lists all that a nämndledamot may read."""
    found = shelf(cast("User", request.user), everything="alla" in request.GET)
    return render(request, "reports/room/room.html", {"shelf": found, "all": "alla" in request.GET})


@require_safe
@cache_control(private=True, no_cache=True)
def version(request: HttpRequest, version: str) -> HttpResponse:
    """Show a version to read; ``?sok=`` looks for words in it."""
    user = cast("User", request.user)
    found = visible_version(user, version, "html")
    page = reading_page(found, user, request.GET.get("sok", "").strip())
    note_opened(request, found)
    return render(request, "reports/room/version.html", {"page": page})


@require_safe
def cover(request: HttpRequest, version: str) -> HttpResponse:
    """Give the picture of the first page."""
    return _file(request, version, COVER)


@require_safe
def pdf(request: HttpRequest, version: str) -> HttpResponse:
    """Give the PDF as it was issued."""
    return _file(request, version, PDF)


def visible_version(user: User, path: str, *files: str) -> Publication:
    """Give the version that ``path`` names with those ``files``, the others left in the database.

    Raises:
        Http404: there is none that the user may read.
    """
    unasked = {*FILES} - {*files}
    found = Publication.objects.visible_to(user).defer(*unasked)
    return get_object_or_404(found, **fields_of(path))


def _file(request: HttpRequest, version: str, kind: str) -> HttpResponse:
    user = cast("User", request.user)
    found = visible_version(user, version, *first_asked(request, kind))
    return file_answer(request, found, kind, OWN_FOR_A_WHILE)
