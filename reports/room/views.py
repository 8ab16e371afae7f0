"""The pages and files of the reading room."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from objects.models import User
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
    found = visible_version(user, version)
    page = reading_page(found, user, request.GET.get("sok", "").strip())
    note_opened(request, found)
    return render(request, "reports/room/version.html", {"page": page})


@require_safe
def cover(request: HttpRequest, version: str) -> HttpResponse:
    """Give the picture of the first page."""
    found = visible_version(cast("User", request.user), version, "cover")
    return _file(request, bytes(found.cover), "image/png", f"{found.pdf_sha256}-1")


@require_safe
def pdf(request: HttpRequest, version: str) -> HttpResponse:
    """Give the PDF as it was issued."""
    found = visible_version(cast("User", request.user), version, "pdf")
    response = _file(request, bytes(found.pdf), "application/pdf", found.pdf_sha256)
    name = version.replace("/", "-")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def visible_version(user: User, path: str, wanted: str = "html") -> Publication:
    """Give the version that ``path`` names, with one of its files.

    Raises:
        Http404: there is none that the user may read.
    """
    unasked = {*FILES} - {wanted}
    found = Publication.objects.visible_to(user).defer(*unasked)
    return get_object_or_404(found, **fields_of(path))


def _file(request: HttpRequest, body: bytes, content_type: str, tag: str) -> HttpResponse:
    etag = quote_etag(tag)
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    response["Cache-Control"] = "private, max-age=600"
    answer = get_conditional_response(request, etag=etag, response=response)
    return cast("HttpResponse", answer)
