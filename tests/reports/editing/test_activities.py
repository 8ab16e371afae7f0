"""Activities in the plan: added under a goal, moved in time, and what is refused."""

import pytest

from activities.models import Activity
from objects.models import Goal
from tests.build import (
    make_component,
    make_goal,
)
from tests.reports.editing.activity_ground import as_it_is
from tests.reports.editing.parts import HTMX, address, save

pytestmark = pytest.mark.django_db


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
