"""Making a version public, and the lists of what has been issued."""

import pytest
from django.contrib.auth.models import Group as StockGroup
from django.test import Client

from objects.models import PlanVersion
from objects.roles import Group
from reports.models import Release
from tests.build import make_user
from tests.publishing import make_publication

PAGE = "/dokument/objektplan/ukfa/2022/1.0/"
RELEASE = f"{PAGE}gor-offentlig/"


@pytest.fixture
def secretary(client: Client, db) -> Client:
    user = make_user()
    user.groups.add(StockGroup.objects.get_or_create(name=Group.COMMITTEE_SECRETARY)[0])
    client.force_login(user)
    return client


def test_a_secretary_makes_a_decided_version_public(secretary: Client, decided):
    assert RELEASE in secretary.get(PAGE).text
    assert not Release.objects.exists()
    assert secretary.get(RELEASE).status_code == 200
    assert not Release.objects.exists()

    assert secretary.post(RELEASE)["Location"] == PAGE
    assert Client().get(PAGE).status_code == 200
    assert RELEASE not in secretary.get(PAGE).text


def test_releasing_twice_is_the_same_as_once(secretary: Client, decided):
    secretary.post(RELEASE)
    assert secretary.post(RELEASE)["Location"] == PAGE
    assert Release.objects.count() == 1


def test_a_version_that_is_not_decided_stays_where_it_is(secretary: Client, plan):
    draft = make_publication(plan, "0.8", stage=PlanVersion.Stage.PRELIMINARY)
    answer = secretary.post(f"{draft.address}gor-offentlig/")

    assert answer.status_code == 422
    assert "Bara beslutade versioner kan göras offentliga." in answer.text
    assert not Release.objects.exists()


def test_visitors_see_only_what_has_been_released(client: Client, plan, released):
    make_publication(plan, "2.0", stage=PlanVersion.Stage.REVISED)
    for address in ("/dokument/", "/dokument/objektplan/ukfa/2022/"):
        page = client.get(address).text
        assert PAGE in page
        assert "/2.0/" not in page


def test_a_document_without_versions_says_so(client: Client, plan):
    page = client.get("/dokument/objektplan/ukfa/2022/")
    assert "inga utgivna versioner" in page.text


def test_the_list_is_narrowed_by_kind_and_year(client: Client, released):
    assert PAGE in client.get("/dokument/?slag=objektplan&ar=2022").text
    assert PAGE not in client.get("/dokument/?ar=2021").text
    assert PAGE not in client.get("/dokument/?slag=uppfoljning").text
    assert PAGE in client.get("/dokument/?slag=%3Cb%3E&ar=%C2%B2022").text
