"""The page round the stored document: rendered without it, so that its text is never parsed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag

from reports.issued.answers import Rules, answer, asked_each_time
from reports.models import Publication
from reports.publishing.essence import digest

TEMPLATE = "reports/issued/version.html"
# Stands in the template; escaping keeps it out of everything that people write.
SLOT = "<!--dokumentet-->"


def page_answer(
    request: HttpRequest, publication: Publication, context: dict[str, Any]
) -> HttpResponse:
    """Give the stored page in its frame, or 304 to those who have both as they are."""
    above, _, below = render_to_string(TEMPLATE, context, request).partition(SLOT)
    etag = quote_etag(f"{publication.html_sha256}-{digest(above + below)[:16]}")
    response = answer(request, etag, lambda: HttpResponse(f"{above}{publication.html}{below}"))
    anonymous = not request.user.is_authenticated
    own: Rules = {"no_cache": True, "private": True}
    patch_cache_control(response, **(asked_each_time(publication) if anonymous else own))
    return response
