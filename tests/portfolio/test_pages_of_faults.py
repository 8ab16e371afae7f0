"""The pages that tell what went wrong."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path
from django.views.defaults import server_error

from objects.models import ObjectPlan
from tests.build import make_object_plan, make_user


@pytest.fixture
def plan() -> ObjectPlan:
    return make_object_plan()


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


@pytest.mark.django_db
def test_an_address_that_only_takes_forms_says_so_in_swedish(client, plan):
    client.force_login(make_user(is_superuser=True))
    address = f"/objektplaner/{plan.code}/redigera/avsnitt/syfte/narvaro/"

    page = client.get(address)

    assert (page.status_code, page.headers["Allow"]) == (405, "POST")
    assert "Adressen kan inte öppnas som en sida" in page.content.decode()
    assert client.get(address, headers={"HX-Request": "true"}).content == b""
    assert client.post("/").content == b""


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["avsnitt/mal-%00/", "mal/%00/visa/", "mal/1%00/historik/"])
def test_an_address_with_a_nul_character_does_not_exist(part, client, plan):
    client.force_login(make_user(is_superuser=True))

    page = client.get(f"/objektplaner/{plan.code}/redigera/{part}")

    assert page.status_code == 404
    assert "Sidan finns inte" in page.content.decode()
