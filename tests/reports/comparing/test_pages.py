"""Two versions compared on a page and as a PDF, for those who may read both."""

import pytest
from django.urls import reverse

from objects.models import PlanSection, PlanVersion
from reports.models import Release
from tests.build import make_follow_up, make_user
from tests.publishing import ISSUED, make_publication, make_request
from tests.reports.review.ground import sound_plan

COMPARE = reverse("reports:compare")
PDF = reverse("reports:compare_pdf")
WORKING = "objektplan/ukfa/2022/arbetskopia"
FIRST = "objektplan/ukfa/2022/0.8"
Stage = PlanVersion.Stage


@pytest.fixture
def plan(db):
    return sound_plan()


@pytest.fixture
def first(plan):
    """Version 0.8, after which the purpose was written anew."""
    issued = make_publication(plan, "0.8", stage=Stage.PRELIMINARY)
    purpose = PlanSection.objects.filter(plan=plan, kind=PlanSection.Kind.PURPOSE)
    purpose.update(body="<p>Ett helt nytt syfte.</p>")
    return issued


@pytest.fixture
def reader(db, client):
    client.force_login(make_user("admin", is_superuser=True))
    return client


def test_the_working_copy_is_compared_with_what_was_issued(reader, first):
    response = reader.get(COMPARE, {"fran": FIRST, "till": WORKING})
    page = response.content.decode()

    assert response.status_code == 200
    assert "Arbetskopian skiljer sig från version 0.8: 1 avsnitt ändrat." in page
    assert "tillagt: </span>" in page
    assert "Inledning</h2>" in page
    assert "oförändrade." in page


def test_without_the_first_side_the_version_before_is_taken(reader, plan, first):
    assert "från version 0.8" in reader.get(COMPARE, {"till": WORKING}).content.decode()
    make_publication(plan, "1.0", stage=Stage.DECIDED)
    assert "från version 1.0" not in reader.get(COMPARE, {"till": WORKING}).content.decode()
    assert "Inget skiljer." in reader.get(COMPARE, {"till": WORKING}).content.decode()


def test_a_plan_that_was_never_issued_has_nothing_to_be_compared_with(reader, plan):
    page = reader.get(COMPARE, {"till": WORKING}).content.decode()
    assert "ingen annan utgiven version" in page


def test_the_same_version_on_both_sides_does_not_differ(reader, first):
    page = reader.get(COMPARE, {"fran": FIRST, "till": FIRST}).content.decode()
    assert "Inget skiljer." in page


def test_the_form_offers_the_document_in_question_first(reader, plan, first):
    page = reader.get(COMPARE, {"till": WORKING}).content.decode()
    assert page.index("Objektplan UKFA 2022") < page.index(f'value="{FIRST}"')
    assert f'value="{WORKING}" selected' in page


@pytest.mark.parametrize("address", [COMPARE, PDF])
@pytest.mark.parametrize(
    "unknown",
    [
        "objektplan/ukfa/2022/7.7",
        "objektplan/ukfa/1/arbetskopia",
        "objektplan/ukfa/åååå/arbetskopia",
        "objektplan/annan/2022/arbetskopia",
        "uppfoljning/uf/2022-99-99/arbetskopia",
        "uppfoljning/uf/2022-08-31/arbetskopia",
        "objektplan/ukfa/2022/arbetskopia/bin",
        "skrivelse/ukfa/2022/1.0",
        "objektplan/ukfa/0000/arbetskopia",
        "objektplan/a\0/2022/1.0",
        "x",
    ],
)
def test_what_does_not_exist_cannot_be_compared(reader, first, address, unknown):
    assert reader.get(address, {"fran": unknown, "till": WORKING}).status_code == 404
    assert reader.get(address, {"fran": FIRST, "till": unknown}).status_code == 404


@pytest.mark.parametrize("address", [COMPARE, PDF])
def test_a_plan_and_a_follow_up_are_not_compared(reader, first, address):
    made = make_follow_up()
    sides = {"fran": FIRST, "till": f"uppfoljning/{made.plan.code.lower()}/2022-08-31/arbetskopia"}
    response = reader.get(address, sides)

    assert response.status_code == 422
    assert "Bara dokument av samma slag" in response.content.decode()


def test_what_cannot_be_read_says_why(reader, plan, first):
    make_publication(plan, "0.9", content="{", content_sha256="0" * 64)
    response = reader.get(COMPARE, {"fran": "objektplan/ukfa/2022/0.9", "till": WORKING})

    assert response.status_code == 422
    assert "Innehållet är skadat" in response.content.decode()


def test_a_visitor_compares_what_is_public_and_nothing_else(client, plan, first):
    plan.is_public = False
    plan.save()
    sides = {"fran": FIRST, "till": FIRST}
    hidden = client.get(COMPARE, sides)
    assert hidden.status_code == 302
    Release.objects.create(publication=first, released_at=ISSUED)

    assert client.get(COMPARE, sides).status_code == 200
    assert client.get(COMPARE, sides | {"till": WORKING}).status_code == 302
    assert "Arbetskopian" not in client.get(COMPARE, sides).content.decode()


def test_the_pdf_is_a_pdf(reader, first):
    response = reader.get(PDF, {"fran": FIRST, "till": WORKING})

    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")


PROPOSAL = "objektplan/ukfa/2022/forslag"


def test_what_approval_is_asked_for_is_compared_by_those_who_take_part(reader, plan, first):
    make_request(plan, "0.9", stage=Stage.FINAL)
    PlanSection.objects.filter(plan=plan, kind="purpose").update(body="<p>Ännu ett syfte.</p>")
    page = reader.get(COMPARE, {"fran": FIRST, "till": PROPOSAL}).content.decode()

    assert "Förslaget till version 0.9 skiljer sig från version 0.8: 1 avsnitt ändrat." in page
    assert "Ännu ett" not in page
    assert f'value="{PROPOSAL}" selected' in page
    assert "från version 0.8" in reader.get(COMPARE, {"till": PROPOSAL}).content.decode()


def test_a_proposal_is_not_for_those_who_take_no_part(client, reader, plan, first):
    sides = {"fran": FIRST, "till": PROPOSAL}
    assert reader.get(COMPARE, sides).status_code == 404
    make_request(plan, "0.9", stage=Stage.FINAL)
    member = make_user("ledamot")
    member.committees.add(plan.object.units.get())
    client.force_login(member)

    assert client.get(COMPARE, sides).status_code == 404
    assert client.get(COMPARE, sides | {"till": WORKING}).status_code == 200
    assert PROPOSAL not in client.get(COMPARE, {"till": FIRST}).content.decode()
