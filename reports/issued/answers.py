"""What is stored of a version, as responses that need not be sent twice."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from objects.listing.exports import XLSX_TYPE
from reports.issued.workbook import workbook
from reports.models import Publication

PDF = "pdf"
JSON = "json"
XLSX = "xlsx"
COVER = "png"
TYPES = {
    PDF: "application/pdf",
    JSON: "application/json; charset=utf-8",
    XLSX: XLSX_TYPE,
    COVER: "image/png",
}
COLUMNS = {PDF: "pdf", JSON: "content", XLSX: "content", COVER: "cover"}
# Raised when the tables are laid out in another way, so that nobody keeps an old file.
XLSX_LAYOUT = 2
Rules = dict[str, bool | int]
# A version never changes: whoever has its file need not ask again for a while.
OWN_FOR_A_WHILE: Rules = {"private": True, "max_age": 600}


def file_answer(
    request: HttpRequest, publication: Publication, kind: str, rules: Rules
) -> HttpResponse:
    """Give a file of the version, or 304 to those who have it already.

    ``rules`` are what caches are told.
    """
    etag = quote_etag(_hash(publication, kind))
    response = answer(request, etag, lambda: _file(publication, kind))
    patch_cache_control(response, **rules)
    return response


def first_asked(request: HttpRequest, kind: str) -> tuple[str, ...]:
    """Name what is to be read with the version: its file, unless the reader may have it already."""
    return () if "If-None-Match" in request.headers else (COLUMNS[kind],)


def answer(request: HttpRequest, etag: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Give what ``make`` makes with its ``etag``, made only when the reader has it not."""
    response = get_conditional_response(request, etag=etag) or make()
    response["ETag"] = etag
    return response


def asked_each_time(publication: Publication) -> Rules:
    """Let caches keep what is answered if it is public, and ask each time whether it holds."""
    return {"no_cache": True, "public" if hasattr(publication, "release") else "private": True}


def _hash(publication: Publication, kind: str) -> str:
    if kind in (PDF, COVER):
        # The cover is drawn from the PDF.
        return publication.pdf_sha256 + ("-1" if kind == COVER else "")
    suffix = f"-{XLSX}-{XLSX_LAYOUT}" if kind == XLSX else ""
    return f"{publication.content_sha256}{suffix}"


def _file(publication: Publication, kind: str) -> HttpResponse:
    response = HttpResponse(_body(publication, kind), content_type=TYPES[kind])
    placing = "attachment" if kind == XLSX else "inline"
    response["Content-Disposition"] = f'{placing}; filename="{file_name(publication)}.{kind}"'
    return response


def _body(publication: Publication, kind: str) -> bytes | str:
    if kind in (PDF, COVER):
        return bytes(publication.pdf if kind == PDF else publication.cover)
    return workbook(publication.content) if kind == XLSX else publication.content


def file_name(publication: Publication) -> str:
    """Name a file of the version after its address."""
    names = (publication.kind, publication.subject, publication.period, publication.label)
    return "-".join(filter(None, (*names, publication.edition_code)))
