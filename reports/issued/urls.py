"""Lasting addresses, below ``/dokument/``; they never change what they show."""

from collections.abc import Callable, Iterator

from django.http import HttpResponse
from django.urls import URLPattern, path, register_converter

from reports.issued import release_views, views
from reports.issued.converters import KindInAddress, LabelInAddress

register_converter(KindInAddress, "dokumentslag")
register_converter(LabelInAddress, "beteckning")

DOCUMENT = "dokument/<dokumentslag:kind>/<slug:subject>/<slug:period>/"
VERSION = f"{DOCUMENT}<beteckning:label>"
EDITION = f"{VERSION}/<slug:edition>"
FILES = {"pdf": views.version_pdf, "json": views.version_json, "xlsx": views.version_xlsx}


def of_versions(end: str, view: Callable[..., HttpResponse], name: str) -> Iterator[URLPattern]:
    """Give the addresses of a version and of an edition that end in ``end``."""
    yield path(f"{VERSION}{end}", view, name=name)
    yield path(f"{EDITION}{end}", view, name=name)


urlpatterns = [
    path("dokument/", views.issued, name="issued"),
    path(DOCUMENT, views.issued_of, name="issued_of"),
    *of_versions("/gor-offentlig/", release_views.release_version, "issued_release"),
    *of_versions("/", views.version, "issued_version"),
    *(
        pattern
        for kind, view in FILES.items()
        for pattern in of_versions(f".{kind}", view, f"issued_{kind}")
    ),
]
