"""The pages of documents: who may read them, and how they are served."""

import pytest
from django.test import Client
from django.urls import reverse

from objects.models import Unit, User
from tests.reports import factories

pytestmark = pytest.mark.django_db

PLAN = ("reports:objectplan", "reports:objectplan_pdf", "reports:objectplan_json")
FOLLOW_UP = ("reports:followup", "reports:followup_pdf", "reports:followup_json")


@pytest.fixture
def member() -> User:
    user = User.objects.create_user("ledamot")
    factories.committees()
    user.committees.add(Unit.objects.get(code="BOU"))
    return user


@pytest.mark.parametrize("name", PLAN)
def test_a_public_plan_is_read_without_logging_in(name: str, client: Client) -> None:
    factories.object_plan()
    assert client.get(reverse(name, args=["UKFA-2022"])).status_code == 200


@pytest.mark.parametrize("name", PLAN)
def test_another_plan_sends_the_visitor_to_the_log_in_page(name: str, client: Client) -> None:
    factories.object_plan(public=False)
    address = reverse(name, args=["UKFA-2022"])
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('account_login')}?next={address}"


def test_a_working_copy_does_not_pass_for_the_version_that_was_issued(client: Client) -> None:
    plan = factories.object_plan()
    issued = {"label": "1.0", "stage": "beslutad", "dated": "2021-12-01", "is_issued": True}
    plan.versions.all().delete()
    plan.versions.create(**issued)
    facts = client.get(reverse("reports:objectplan_json", args=[plan.code])).json()["facts"]
    assert {
        "name": "Version",
        "value": "Arbetskopia. Senast utgiven: 1.0, beslutad, 1 december 2021",
    } in facts


def test_a_member_reads_the_plans_of_their_namnd_and_no_others(
    client: Client, member: User
) -> None:
    plan = factories.object_plan(public=False)
    address = reverse("reports:objectplan", args=[plan.code])
    client.force_login(member)
    assert client.get(address).status_code == 200
    plan.object.units.clear()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", FOLLOW_UP)
def test_a_follow_up_is_had_whole_and_by_namnd(name: str, client: Client) -> None:
    factories.follow_up(rows=1)
    address = reverse(name, args=["UF-2022", "2022-08-31"])
    assert client.get(address).status_code == 200
    assert client.get(address, {"namnd": "BOU"}).status_code == 200


def test_an_edition_that_does_not_exist_is_not_found(client: Client, member: User) -> None:
    factories.follow_up(rows=1)
    client.force_login(member)
    address = reverse("reports:followup", args=["UF-2022", "2022-08-31"])
    assert client.get(address, {"namnd": "<b>"}).status_code == 404
    assert client.get("/uppfoljningar/UF-2022/2022-02-31/").status_code == 404


def test_the_pdf_of_an_edition_is_named_after_it(client: Client) -> None:
    factories.follow_up(rows=1)
    address = reverse("reports:followup_pdf", args=["UF-2022", "2022-08-31"])
    response = client.get(address, {"namnd": "BOU"})
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="UF-2022-2022-08-31-BOU.pdf"'


def test_the_lists_show_what_the_reader_may_see(client: Client) -> None:
    plan = factories.object_plan()
    factories.follow_up(rows=1)
    assert plan.object.name in client.get(reverse("reports:objectplans")).content.decode()
    assert "verksamhetsplan 2022" in client.get(reverse("reports:followups")).content.decode()
    plan.is_public = False
    plan.save()
    assert "Det finns inga objektplaner" in (
        client.get(reverse("reports:objectplans")).content.decode()
    )


def test_a_page_leads_to_its_pdf_and_holds_no_inline_style(client: Client) -> None:
    factories.follow_up(rows=1)
    address = reverse("reports:followup", args=["UF-2022", "2022-08-31"])
    page = client.get(address, {"namnd": "BOU"}).content.decode()
    assert f'href="{address.removesuffix("/")}.pdf?namnd=BOU"' in page
    assert " style=" not in page
    assert "<style" not in page


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("name", PLAN + FOLLOW_UP)
def test_a_document_can_only_be_read(name: str, method: str, client: Client) -> None:
    key = ["UKFA-2022"] if name in PLAN else ["UF-2022", "2022-08-31"]
    assert getattr(client, method)(reverse(name, args=key)).status_code == 405


@pytest.mark.parametrize("name", ["reports:objectplans", "reports:followups"])
def test_a_list_of_documents_can_only_be_read(name: str, client: Client) -> None:
    assert client.post(reverse(name)).status_code == 405
