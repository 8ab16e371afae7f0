"""Activities of the plan that went, came back, or are led to from elsewhere."""

import pytest

from activities.models import Activity
from tests.build import (
    make_activity,
    make_object,
    make_user,
)
from tests.reports.editing.parts import HTMX, PLAN, address, save

pytestmark = pytest.mark.django_db


def test_a_removed_activity_comes_back_with_its_places_and_links(desk, plan, activity):
    goals = [*activity.contributes_to.all()]
    save(desk, address("aktivitet", activity.pk, "ta-bort/"), {}, headers=HTMX)
    record = Activity.history.filter(id=activity.pk, history_type="-").get()

    where = address("aktivitet", activity.pk, f"aterstall/{record.history_id}/")
    assert desk.post(where, headers=HTMX).status_code == 200

    back = Activity.objects.get(pk=activity.pk)
    assert [*back.contributes_to.all()] == goals
    assert back.placements.count() == 1


def test_another_objects_activity_is_no_part_of_the_plan(desk, activity):
    foreign = make_activity(activity.plan, object=make_object())

    assert desk.get(address("aktivitet", foreign.pk)).status_code == 404
    assert desk.get(address("slutdatum", foreign.pk)).status_code == 404


def test_the_activitys_own_page_leads_to_its_form(desk, activity):
    page = f"/aktiviteter/{activity.plan.code}/{activity.number}/"

    assert f'href="{page}andra/"' in desk.get(page).content.decode()
    assert desk.get(f"{page}andra/")["Location"] == address("aktivitet", activity.pk)
    new = f"/aktiviteter/ny/?plan={activity.plan.code}&objekt=UKFA&mal=1-1"
    assert desk.get(new)["Location"] == f"{PLAN}redigera/aktivitet/ny/?under=1-1"


def test_an_address_to_what_is_not_there_is_not_found(client, desk, activity):
    for query in ("", "?plan=x&objekt=UKFA", f"?plan={activity.plan.code}&objekt=x"):
        assert desk.get(f"/aktiviteter/ny/{query}").status_code == 404
    client.force_login(make_user())
    assert client.get(f"/aktiviteter/{activity.plan.code}/1/andra/").status_code == 404
