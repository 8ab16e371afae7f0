"""The demo's plan, remark by remark: what a careful reader would say of it, and no more."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from objects.models import ObjectPlan
from reports.review import Review, Severity, review_plan

pytestmark = pytest.mark.django_db
REVIEWED = date(2022, 9, 15)


@pytest.fixture(scope="module")
def review(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Review:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=StringIO())
        plan = ObjectPlan.objects.select_related("object").get(code="UKFA-2022")
        found = review_plan(plan, today=REVIEWED)
        transaction.set_rollback(True)
    return found


def of(review: Review, *prefixes: str) -> list[tuple[str, str]]:
    """The remarks whose codes begin so, as (first word of the place, code)."""
    return [
        (one.place.label.split()[0], one.code)
        for one in review.remarks
        if one.code.startswith(prefixes)
    ]


def test_governing_documents_that_say_too_little(review):
    assert of(review, "styrande") == [
        ("2.", "styrande-utan-paverkan"),
        ("4.", "styrande-tomt"),
        ("7.", "styrande-tomt"),
        ("8.", "styrande-utan-paverkan"),
        ("9.", "styrande-tomt"),
        ("10.", "styrande-tomt"),
        ("11.", "styrande-tomt"),
    ]


def test_goals_that_are_not_specific(review):
    found = [
        (one.place.label.split()[1], one.code, one.text.split("”")[1::2])
        for one in review.remarks
        if one.code in ("mal-vagt", "mal-flera-i-ett")
    ]
    assert found == [
        ("1:1", "mal-vagt", ["utveckla", "adekvat"]),
        ("2:2", "mal-flera-i-ett", []),
        ("2:3", "mal-vagt", ["tar vara på"]),
        ("2:4", "mal-vagt", ["lättare"]),
        ("3:1", "mal-flera-i-ett", []),
        ("3:2", "mal-flera-i-ett", []),
    ]


@pytest.mark.parametrize(
    ("code", "goals"),
    [
        ("mal-utan-indikator", "1:1 1:2 1:3 2:1 2:2 2:3 2:4 3:1 3:2"),
        ("mal-utan-aktivitet", "1:1 1:2 2:3 3:1"),
        ("mal-utan-tid", "1:1 1:2 2:3 3:1"),
        ("mal-utan-medel", "1:3"),
    ],
)
def test_goals_that_cannot_be_measured_or_that_nothing_leads_to_as_the_audit_found(
    review, code, goals
):
    places = [one.place.label.split()[1] for one in review.remarks if one.code == code]
    assert places == goals.split()


def test_an_activity_that_is_late_and_one_that_leads_to_no_goal(review):
    found = [(one.place.label, one.code) for one in review.remarks if one.code[:3] == "akt"]
    assert found == [
        ("Bygga vidare på ekonomiuppföljningen i Qlik Sense", "aktivitet-forsenad"),
        ("Bygga en portal för vårdnadshavare på linkoping.se", "aktivitet-utan-mal"),
    ]


def test_nothing_else_is_remarked_and_nothing_stops_version_0_9(review):
    assert (
        of(review, "avsnitt", "aldre", "utkast", "skillnad", "kontroll", "enhet", "version") == []
    )
    assert review.stage == "slutgiltig"
    assert review.counts == {Severity.HINDER: 0, Severity.SHOULD: 25, Severity.COULD: 8}
    assert len(review.remarks) == 7 + 6 + 18 + 2
