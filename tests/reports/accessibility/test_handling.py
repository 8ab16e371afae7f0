"""What administrators do with reported faults, and where whoever is not content may turn."""

import pytest
from django.contrib.auth.models import Group as StockGroup
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from objects.models import User
from objects.roles import Group
from reports.accessibility.reporting import mark_handled
from reports.models import AccessibilityReport
from tests.build import make_user

pytestmark = pytest.mark.django_db
LIST = "admin:reports_accessibilityreport_changelist"
LIST_QUERIES = 7
CHANGE = "admin:reports_accessibilityreport_change"


@pytest.fixture
def report() -> AccessibilityReport:
    return AccessibilityReport.objects.create(
        page="/dokument/", text="Rubriken läses inte <upp>.", email="anna@example.se"
    )


@pytest.fixture
def administrator(client: Client) -> User:
    user = make_user("administrator")
    user.groups.add(StockGroup.objects.get_or_create(name=Group.ADMINISTRATOR)[0])
    client.force_login(user)
    return user


def test_the_statement_names_the_authority_and_the_law(client: Client):
    page = client.get("/tillganglighet/").text

    assert "Myndigheten för digital förvaltning (Digg)" in page
    assert "18 §" in page
    assert 'href="https://www.digg.se/tdosanmalan"' in page


def test_administrators_read_what_was_reported_and_mark_it(client, administrator, report):
    listed = client.get(reverse(LIST)).text
    address = reverse(CHANGE, args=[report.pk])
    page = client.get(address).text

    assert "/dokument/" in listed
    assert "Rubriken läses inte &lt;upp&gt;." in page
    assert "anna@example.se" in page
    client.post(address, {"handled": "on", "text": "Annat", "email": "x@example.se"})
    report.refresh_from_db()
    assert (report.text, report.email) == ("Rubriken läses inte <upp>.", "anna@example.se")
    assert report.handled_by == administrator
    assert report.handled_at is not None


def test_the_mark_is_kept_when_saved_again_and_can_be_taken_back(client, administrator, report):
    address = reverse(CHANGE, args=[report.pk])
    first = mark_handled(report=report, handled=True, user=make_user("en", is_superuser=True))
    at = first.handled_at

    client.post(address, {"handled": "on"})
    report.refresh_from_db()
    assert (report.handled_by.username, report.handled_at) == ("en", at)
    client.post(address, {})
    report.refresh_from_db()
    assert (report.handled_by, report.handled_at) == (None, None)


def test_those_not_handled_are_found(client, administrator, report):
    done = AccessibilityReport.objects.create(text="Gammal brist", page="/gammal/")
    mark_handled(report=done, handled=True, user=administrator)

    page = client.get(reverse(LIST), {"handled_at__isempty": "1"}).text

    assert "/dokument/" in page
    assert "/gammal/" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_of_the_database_however_long(
    count, client, administrator, django_assert_num_queries
):
    for number in range(count):
        made = AccessibilityReport.objects.create(text=f"Brist {number}")
        mark_handled(report=made, handled=True, user=make_user(is_superuser=True))
    client.get(reverse(LIST))

    with django_assert_num_queries(LIST_QUERIES):
        client.get(reverse(LIST))


def test_nobody_writes_reports_there_or_handles_them_without_the_role(
    client, administrator, report
):
    assert client.get(reverse("admin:reports_accessibilityreport_add")).status_code == 403
    with pytest.raises(PermissionDenied):
        mark_handled(report=report, handled=True, user=make_user("annan"))
    client.force_login(make_user("ingen"))
    assert client.get(reverse(LIST), follow=True).status_code == 403
