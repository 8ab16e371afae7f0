"""The addresses of a document stay its own, whatever it is called later."""

from datetime import date

import pytest
from django.test import Client

from objects.models import PlanVersion
from reports.deciding.asking import Question, hinders_of_asking
from reports.models import Publication
from reports.publishing.hinders import PublishingError
from reports.publishing.publishing import Wish, publish
from reports.publishing.subjects import FollowUpSubject, PlanSubject
from tests.build import make_follow_up, make_object, make_object_plan, make_user
from tests.publishing import make_publication

Stage = PlanVersion.Stage
COMPARE = "/dokument/jamfor/"


@pytest.fixture
def reader(db) -> Client:
    client = Client()
    client.force_login(make_user("chef", is_superuser=True))
    return client


def rename(plan, code: str) -> None:
    plan.object.code = code
    plan.object.save()


def draft(row, label: str) -> Publication:
    return publish(Wish(row, Stage.DRAFT, label), user=None)


def test_versions_after_a_new_code_keep_the_address_of_the_first(subject, plan, reader):
    draft(subject, "0.1")
    rename(plan, "NYA")
    made = draft(PlanSubject(plan), "0.2")

    assert made.address == "/dokument/objektplan/ukfa/2022/0.2/"
    assert made.supersedes is not None
    assert 'href="/dokument/objektplan/ukfa/2022/"' in reader.get("/objektplaner/UKFA-2022/").text
    sides = {"till": "objektplan/ukfa/2022/arbetskopia"}
    assert "Inget skiljer." in reader.get(COMPARE, sides).text
    assert "objektplan/nya/" not in reader.get(COMPARE, sides).text


def test_a_follow_up_that_is_moved_keeps_its_address(db):
    follow_up = make_follow_up(cut_off=date(2022, 8, 31))
    draft(FollowUpSubject(follow_up), "0.1")
    follow_up.cut_off = date(2022, 9, 30)
    follow_up.save()

    assert draft(FollowUpSubject(follow_up), "0.2").period == "2022-08-31"


@pytest.mark.parametrize("code", ["UKFA", "Ukfa!"])
def test_an_address_that_another_document_has_is_not_given_again(subject, plan, reader, code):
    draft(subject, "0.1")
    rename(plan, "NYA")
    other = PlanSubject(make_object_plan(make_object(code), code="ANNAN-2022", year=2022))

    with pytest.raises(PublishingError, match="skulle få samma adress som Strategisk objektplan"):
        draft(other, "0.1")
    asked = hinders_of_asking(Question(other, Stage.PRELIMINARY, "0.8"))
    assert "/dokument/objektplan/ukfa/2022/0.1/" in [one.address for one in asked]
    assert reader.get(COMPARE, {"till": "objektplan/ukfa/2022/arbetskopia"}).status_code == 200
    rename(other.row, "EGEN")
    assert draft(PlanSubject(other.row), "0.1").subject == "egen"


def test_a_code_without_letters_gives_no_address(db):
    nameless = PlanSubject(make_object_plan(make_object("§§")))

    with pytest.raises(PublishingError, match="kan inte få någon adress"):
        draft(nameless, "0.1")


def test_naming_a_document_costs_one_query(plan, django_assert_num_queries):
    make_publication(plan, "0.1")
    subject = PlanSubject(plan)

    with django_assert_num_queries(1):
        assert {subject.slugs for _ in range(3)} == {("ukfa", "2022")}
