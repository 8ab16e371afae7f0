"""Activities in the plan that two change, or that pay and report; what stands in the way."""

import pytest

from activities.models import Activity
from tests.build import (
    make_activity,
    make_budget_line,
    make_follow_up,
    make_report,
)
from tests.reports.editing.activity_ground import as_it_is
from tests.reports.editing.parts import HTMX, address, revision_in, save

pytestmark = pytest.mark.django_db


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
