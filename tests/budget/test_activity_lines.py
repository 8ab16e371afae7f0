"""Budget lines that pay for activities."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from budget.queries import lines_for
from budget.services.activity_lines import link_lines
from tests.activities.editing_ground import make_ground
from tests.build import make_budget_line, make_object, make_object_plan, make_user

pytestmark = pytest.mark.django_db


def test_lines_are_linked_and_let_go_with_a_record_each():
    ground = make_ground()
    activity = ground.activity()
    first, second = (make_budget_line(ground.object_plan) for _ in range(2))

    link_lines(activity, [first.pk], user=ground.leader)
    link_lines(activity, [second.pk], user=ground.leader)

    assert [*activity.budget_lines.all()] == [second]
    assert first.history.count() == 3
    assert first.history.first().history_user == ground.leader
    assert second.history.count() == 2


def test_revisions_follow_the_line_that_they_revise():
    ground = make_ground()
    activity = ground.activity()
    line = make_budget_line(ground.object_plan)
    revision = make_budget_line(ground.object_plan, revises=line, revision_reason="Ny taxa")
    assert [*lines_for(activity)] == [line]

    link_lines(activity, [line.pk], user=ground.leader)
    assert {*activity.budget_lines.all()} == {line, revision}
    link_lines(activity, [], user=ground.leader)
    assert not activity.budget_lines.exists()


def test_only_free_budget_lines_of_the_object_and_year_are_offered():
    ground = make_ground()
    activity = ground.activity()
    own = make_budget_line(ground.object_plan, activity=activity)
    free = make_budget_line(ground.object_plan)
    taken = make_budget_line(ground.object_plan, activity=ground.activity())
    strangers = [
        taken,
        make_budget_line(ground.object_plan, series="utfall"),
        make_budget_line(make_object_plan(ground.object, year=2023)),
        make_budget_line(),
    ]

    assert {line.pk for line in lines_for(activity)} == {own.pk, free.pk}
    for line in strangers:
        with pytest.raises(ValidationError) as fault:
            link_lines(activity, [own.pk, line.pk], user=ground.leader)
        assert list(fault.value.message_dict) == ["budget_lines"]
    taken.refresh_from_db()
    assert taken.activity != activity


def test_a_line_that_does_not_exist_is_refused():
    ground = make_ground()

    with pytest.raises(ValidationError):
        link_lines(ground.activity(), [987654], user=None)


def test_money_stays_with_the_object_that_the_activity_left():
    ground = make_ground()
    activity = ground.activity()
    line = make_budget_line(ground.object_plan, activity=activity)
    activity.object = make_object()
    activity.save()

    link_lines(activity, [], user=None)

    line.refresh_from_db()
    assert line.activity is None


def test_a_stranger_links_nothing():
    ground = make_ground()

    with pytest.raises(PermissionDenied):
        link_lines(ground.activity(), [], user=make_user())


def test_an_activity_without_object_has_no_lines_to_choose():
    ground = make_ground()

    assert not lines_for(ground.activity(object=None))
