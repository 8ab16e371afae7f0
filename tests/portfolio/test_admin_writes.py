"""What is written through the administration, and what it refuses to write."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Activity, StatusReport
from budget.models import DistributionKey, KeyShare
from objects.fuzzy import parse_fuzzy
from objects.models import PlanSection, Unit, UnitAlias
from tests.build import (
    make_activity,
    make_follow_up,
    make_goal,
    make_key,
    make_object_plan,
    make_report,
    make_scheme,
    make_unit,
)

pytestmark = pytest.mark.django_db


def rows(prefix: str, *found: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """Inline rows as a browser sends them."""
    sent: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": len(found),
        f"{prefix}-INITIAL_FORMS": initial,
    }
    for number, row in enumerate(found):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent


def errors(answer: object) -> str:
    return " ".join(re.findall(r"errorlist[^>]*>(.*?)</ul>", answer.text))  # type: ignore[attr-defined]


def key_form(*shares: tuple[Unit, int]) -> dict[str, Any]:
    found = [{"unit": unit.pk, "numerator": part, "denominator": 100} for unit, part in shares]
    words = {"code": "bou-bin", "name": "BoU/BIN", "basis": "procent", "valid_from": "2022-01-01"}
    return words | rows("shares", *found)


def test_a_key_is_saved_when_its_shares_make_up_the_whole(admin_client):
    form = key_form((make_unit(), 70), (make_unit(), 30))

    answer = admin_client.post(reverse("admin:budget_distributionkey_add"), form)

    assert answer.status_code == 302
    assert DistributionKey.objects.get().shares.count() == 2


@pytest.mark.parametrize(("parts", "told"), [((70, 20), "blir 90 %"), ((), "blir 0 %")])
def test_a_key_is_refused_when_its_shares_do_not_make_up_the_whole(admin_client, parts, told):
    form = key_form(*((make_unit(), part) for part in parts))

    answer = admin_client.post(reverse("admin:budget_distributionkey_add"), form)

    assert told in errors(answer)
    assert not DistributionKey.objects.exists()


def test_a_key_is_refused_with_a_share_that_cannot_be(admin_client):
    form = key_form((make_unit(), 100)) | {"shares-0-denominator": 0}

    answer = admin_client.post(reverse("admin:budget_distributionkey_add"), form)

    assert "mellan 0 och 100 procent" in errors(answer)


def test_a_unit_has_one_share_in_the_form_of_a_key(admin_client):
    unit = make_unit()

    answer = admin_client.post(
        reverse("admin:budget_distributionkey_add"), key_form((unit, 50), (unit, 50))
    )

    assert answer.status_code == 200
    assert not DistributionKey.objects.exists()


def test_a_key_is_deleted_with_its_shares(admin_client):
    key = make_key((make_unit(), 1, 1))

    answer = admin_client.post(
        reverse("admin:budget_distributionkey_delete", args=[key.pk]), {"post": "yes"}
    )

    assert answer.status_code == 302
    assert not KeyShare.objects.exists()


def test_two_like_spellings_in_one_form_are_refused(admin_client):
    words = {"code": "BIN", "name": "N", "kind": "namnd", "valid_from": "2022-01-01", "order": 0}
    form = words | rows("aliases", {"text": "Bin-N"}, {"text": "bin n"})

    answer = admin_client.post(reverse("admin:objects_unit_add"), form)

    assert "Samma skrivsätt står två gånger." in errors(answer)


def test_a_spelling_of_another_unit_is_refused(admin_client):
    UnitAlias.objects.create(unit=make_unit(), text="Bin")
    form = {"unit": make_unit().pk, "text": "BIN"}

    answer = admin_client.post(reverse("admin:objects_unitalias_add"), form)

    assert "Skrivsättet är tomt eller finns redan." in errors(answer)


def test_two_sections_of_a_kind_in_one_form_are_refused(admin_client):
    plan = make_object_plan()
    period = {"period_start": plan.period_start, "period_end": plan.period_end}
    form: dict[str, Any] = {"code": plan.code} | period
    form |= rows("sections", {"kind": "purpose"}, {"kind": "purpose"})
    form |= rows("versions") | rows("deviations") | rows("influences")

    answer = admin_client.post(reverse("admin:objects_objectplan_change", args=[plan.pk]), form)

    assert "Samma avsnitt står två gånger." in errors(answer)
    assert not PlanSection.objects.exists()


def test_an_activity_that_stands_in_the_plan_is_refused(admin_client):
    activity = make_activity(title="Utveckla e-arkivet")
    form = {"plan": activity.plan.pk, "number": 99, "title": "utveckla E-arkivet"}
    form |= rows("placements") | rows("reports")

    answer = admin_client.post(reverse("admin:activities_activity_add"), form)

    assert "Aktiviteten finns redan i planen." in errors(answer)


def test_an_activity_is_refused_under_a_goal_of_another_scheme(admin_client):
    plan = make_activity().plan
    form = {"plan": plan.pk, "number": 99, "title": "Ny"} | rows("reports")
    form |= rows("placements", {"goal": make_goal().pk, "order": 0})

    answer = admin_client.post(reverse("admin:activities_activity_add"), form)

    assert "en annan målstruktur" in errors(answer)


def test_a_point_in_time_is_read_as_it_is_written(admin_client):
    activity = make_activity()
    form = {"number": 1, "title": "Ny", "planned_deadline": "Hösten 2023"}
    form |= rows("placements") | rows("reports")

    admin_client.post(reverse("admin:activities_activity_change", args=[activity.pk]), form)

    activity.refresh_from_db()
    assert str(activity.planned_deadline) == "Hösten 2023"
    assert activity.planned_deadline == parse_fuzzy("Hösten 2023", year=None)


def test_a_point_in_time_that_cannot_be_read_is_refused_in_swedish(admin_client):
    form = {"number": 1, "title": "Ny", "planned_deadline": "snart"}
    form |= rows("placements") | rows("reports")
    address = reverse("admin:activities_activity_change", args=[make_activity().pk])

    assert "kan inte läsas" in errors(admin_client.post(address, form))


def report(client: Client, activity: Activity, **fields: object) -> None:
    follow_up = make_follow_up(activity.plan)
    form = {"activity": activity.pk, "follow_up": follow_up.pk} | fields
    assert client.post(reverse("admin:activities_statusreport_add"), form).status_code == 302


def test_a_report_brings_its_activity_up_to_date_and_says_who_reports(admin_client, admin_user):
    december = parse_fuzzy("december 2022", year=2022)
    activity = make_activity(planned_deadline=december, deadline=december)
    status = activity.plan.vocabulary.choices.get()

    report(admin_client, activity, status=status.pk, deadline="2023")

    activity.refresh_from_db()
    assert activity.status == status
    assert activity.moved
    assert StatusReport.objects.get().reported_by == admin_user
    assert activity.history.latest().history_user == admin_user


def test_a_deleted_report_leaves_what_was_reported_before(admin_client):
    activity = make_activity()
    early = parse_fuzzy("maj 2022", year=2022)
    april = make_follow_up(activity.plan, cut_off=date(2022, 4, 30))
    make_report(activity, follow_up=april, deadline=early)
    report(admin_client, activity, deadline="2023")
    late = StatusReport.objects.latest("pk")

    admin_client.post(
        reverse("admin:activities_statusreport_delete", args=[late.pk]), {"post": "yes"}
    )

    activity.refresh_from_db()
    assert activity.deadline == early


def test_what_is_derived_is_not_typed(admin_client):
    activity = make_activity()
    form = {"number": 1, "title": "Ny", "deadline": "2023", "has_conflict": "on"}
    form |= rows("placements") | rows("reports")

    admin_client.post(reverse("admin:activities_activity_change", args=[activity.pk]), form)

    activity.refresh_from_db()
    assert activity.title == "Ny"
    assert activity.deadline is None
    assert not activity.has_conflict


def test_a_goal_stays_in_its_scheme(admin_client):
    goal = make_goal()
    form = {"scheme": make_scheme().pk, "code": "ny", "title": "Ny", "order": 1}

    admin_client.post(
        reverse("admin:objects_goal_change", args=[goal.pk]), form | {"level": goal.level.pk}
    )

    before = goal.scheme
    goal.refresh_from_db()
    assert (goal.code, goal.scheme) == ("ny", before)
