"""The pages that tell what went wrong."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path
from django.views.defaults import server_error

from tests.build import make_user


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def misread(request: HttpRequest) -> HttpResponse:
    raise BadRequest


def break_down(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("mitt i allt")


urlpatterns = [
    path("nekad/", refuse),
    path("fel/", break_down),
    path("otydlig/", misread),
    path("", include("portfolio.urls")),
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        ("/finns-inte/", 404, "Sidan finns inte"),
        ("/nekad/", 403, "Du får inte göra det här"),
        ("/otydlig/", 400, "Begäran gick inte att läsa"),
        ("/fel/", 500, "Något gick fel hos oss"),
    ],
)
@override_settings(ROOT_URLCONF="tests.portfolio.test_pages_of_faults")
def test_each_fault_has_a_page_in_swedish(address, code, words):
    client = Client(raise_request_exception=False)
    client.force_login(make_user())
    page = client.get(address)
    assert page.status_code == code
    assert words in page.content.decode()
    assert '<html lang="sv">' in page.content.decode()


@pytest.mark.django_db
def test_a_visitor_who_asks_for_a_page_that_does_not_exist_is_told_so(client):
    page = client.get("/finns-inte/")
    assert page.status_code == 404
    assert "Logga in" in page.content.decode()


def test_the_page_of_a_breakdown_needs_no_database():
    page = server_error(RequestFactory().get("/"))
    assert "Något gick fel hos oss" in page.content.decode()


@pytest.mark.django_db
def test_a_form_from_another_log_in_is_refused_in_swedish():
    page = Client(enforce_csrf_checks=True).post("/logga-in/", {"username": "x", "password": "y"})
    assert page.status_code == 403
    assert "Formuläret hann bli för gammalt" in page.content.decode()
