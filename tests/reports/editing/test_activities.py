"""Activities in the plan: added under a goal, moved in time, in conflict, refused, and led to."""

import pytest

from activities.models import Activity
from objects.fuzzy import parse_fuzzy
from objects.models import Goal
from tests.build import (
    make_activity,
    make_budget_line,
    make_component,
    make_follow_up,
    make_goal,
    make_object,
    make_report,
    make_user,
)
from tests.reports.editing.parts import HTMX, PLAN, ROWS, address, revision_in, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(plan) -> Activity:
    """An activity in an adopted plan, with a planned date."""
    found: Activity = ROWS["aktivitet"](plan)
    found.plan.adopted = parse_fuzzy("oktober 2021", year=None)
    found.plan.save()
    found.planned_deadline = found.deadline = parse_fuzzy("juni 2022", year=None)
    found.save()
    return found


def as_it_is(activity, **changed):
    """What the form of the activity sends when nothing but ``changed`` is changed."""
    links = ("contributes_to", "units", "components")
    kept = {name: [one.pk for one in getattr(activity, name).all()] for name in links}
    places = [place.goal_id for place in activity.placements.all()]
    words = {"title": activity.title, "kind": "vu", "deadline": "juni 2022"}
    return {**words, **kept, "placed_under": places, **changed}


def test_an_activity_added_under_a_goal_contributes_to_it(desk, plan, activity):
    form = desk.get(address("aktivitet", "ny") + "?under=1-1", headers=HTMX).content.decode()
    goal = Goal.objects.get(code="1-1")
    assert f'value="{goal.pk}"' in form.partition("checked")[0][-200:]

    data = {"title": "Utbilda alla", "contributes_to": [goal.pk], "deadline": "december 2022"}
    page = desk.post(address("aktivitet", "ny") + "?under=1-1", data, headers=HTMX)

    made = Activity.objects.get(title="Utbilda alla")
    assert (made.object, made.plan) == (plan.object, activity.plan)
    assert made.number == activity.number + 1
    assert [*made.contributes_to.all()] == [goal]
    assert "Utbilda alla" in page.content.decode()


def test_a_goal_that_the_plan_lacks_is_no_place(desk, plan):
    assert desk.get(address("aktivitet", "ny") + "?under=finns-inte").status_code == 404


def test_a_deadline_is_moved_in_its_row_with_a_reason(desk, activity):
    where = address("slutdatum", activity.pk)

    refused = save(desk, where, {"deadline": "december 2022"}, headers=HTMX)
    assert refused.status_code == 422
    assert "Skriv varför slutdatumet ändras" in refused.content.decode()
    assert 'value="december 2022"' in refused.content.decode()

    data = {"deadline": "december 2022", "reason": "Upphandlingen drog ut"}
    page = save(desk, where, data, headers=HTMX).content.decode()
    assert "December 2022*" in page
    assert f'data-part="aktivitet/{activity.pk}"' in page
    activity.refresh_from_db()
    assert activity.moved


def test_a_form_sent_as_it_was_opened_changes_nothing(desk, activity):
    activity.kind = "vu"
    activity.save()

    save(desk, address("aktivitet", activity.pk), as_it_is(activity), headers=HTMX)

    first, second = activity.history.all()[:2]
    assert first.diff_against(second).changed_fields == []
    assert activity.placements.count() == 1


@pytest.mark.parametrize("field", ["contributes_to", "components", "units", "placed_under"])
def test_foreign_choices_are_refused_and_nothing_is_saved(field, desk, plan, activity):
    keys = {"units": 987654, "components": make_component().pk}
    foreign = keys.get(field) or make_goal().pk

    sent = as_it_is(activity, title="Annat", **{field: [foreign]})
    answer = save(desk, address("aktivitet", activity.pk), sent, headers=HTMX)

    assert answer.status_code == 422
    activity.refresh_from_db()
    assert activity.title != "Annat"


def test_money_is_linked_and_that_of_others_refused(desk, plan, activity):
    own, other = make_budget_line(plan), make_budget_line(plan, activity=make_activity())
    where = address("aktivitet", activity.pk)

    refused = save(desk, where, as_it_is(activity, budget_lines=[other.pk]), headers=HTMX)
    assert refused.status_code == 422
    save(desk, where, as_it_is(activity, budget_lines=[own.pk]), headers=HTMX)

    own.refresh_from_db()
    assert own.activity == activity


def test_two_who_change_an_activity_see_both_texts(desk, activity):
    where = address("aktivitet", activity.pk)
    revision = revision_in(desk.get(where, headers=HTMX).content.decode())
    activity.title = "Deras ord"
    activity.save()

    sent = {**as_it_is(activity, title="Mina ord"), "revision": revision}
    answer = desk.post(where, sent, headers=HTMX)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Två har ändrat samtidigt" in page
    assert "Deras" in page
    assert "Mina" in page
    activity.refresh_from_db()
    assert activity.title == "Deras ord"


def test_a_status_reported_meanwhile_is_no_conflict(desk, activity):
    where = address("aktivitet", activity.pk)
    revision = revision_in(desk.get(where, headers=HTMX).content.decode())
    activity.status = activity.plan.vocabulary.choices.get()
    activity.save()

    sent = {**as_it_is(activity, title="Mina ord"), "revision": revision}
    assert desk.post(where, sent, headers=HTMX).status_code == 200

    activity.refresh_from_db()
    assert activity.title == "Mina ord"
    assert activity.status is not None


def test_what_was_reported_is_not_removed_and_says_what_to_do_instead(desk, activity):
    make_report(activity, follow_up=make_follow_up(activity.plan))

    page = desk.get(address("aktivitet", activity.pk, "ta-bort/"), headers=HTMX).content.decode()

    assert "kan inte tas bort" in page
    assert "inte längre är aktuell" in page
    save(desk, address("aktivitet", activity.pk, "ta-bort/"), {}, headers=HTMX)
    assert Activity.objects.filter(pk=activity.pk).exists()


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
