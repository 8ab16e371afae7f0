"""Saving: one record in the history, and never over what someone else wrote."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from objects.models import InfluenceDirection, PlanSection
from objects.writing import StaleError, check_revision, remove_row, revision_of, save_row
from tests.build import make_activity, make_goal, make_object_plan, make_unit, make_user

pytestmark = pytest.mark.django_db


def a_section(body: str = "Först") -> PlanSection:
    return PlanSection(plan=make_object_plan(), kind="purpose", body=body)


def test_a_row_is_saved_with_one_record_that_tells_who_and_why():
    section, user = a_section(), make_user("objektledare")

    save_row(section, user=user, revision=0, reason="Ny text")

    [record] = PlanSection.history.all()
    assert (record.history_type, record.history_user, record.history_change_reason) == (
        "+",
        user,
        "Ny text",
    )
    assert record.body == "<p>Först</p>"


def test_relations_are_in_the_same_record_as_the_row():
    plan = make_object_plan()
    document: Any = plan.influences.model.document.field.related_model
    influence = plan.influences.create(
        document=document.objects.create(title="Skollagen"), number=1
    )
    direction, unit = InfluenceDirection(influence=influence, body="Alla"), make_unit("BOU")

    save_row(direction, user=None, related={"units": [unit]})

    [record] = InfluenceDirection.history.all()
    assert [link.unit for link in record.units.all()] == [unit]


def test_the_second_of_two_writers_is_refused_and_shown_what_stands():
    section = a_section()
    save_row(section, user=None)
    seen = revision_of(section)
    mine = PlanSection.objects.get(pk=section.pk)
    section.body = "Deras"
    save_row(section, user=None, revision=seen)

    mine.body = "Min"
    with pytest.raises(StaleError) as stale:
        save_row(mine, user=None, revision=seen)

    assert isinstance(stale.value.current, PlanSection)
    assert stale.value.current.body == "<p>Deras</p>"
    assert PlanSection.objects.get().body == "<p>Deras</p>"


def test_a_row_that_someone_removed_meanwhile_is_not_written_again():
    section = a_section()
    save_row(section, user=None)
    seen, mine = revision_of(section), PlanSection.objects.get()
    remove_row(section, user=None, revision=seen)

    with pytest.raises(StaleError) as stale:
        save_row(mine, user=None, revision=seen)

    assert stale.value.current is None
    assert not PlanSection.objects.exists()


def test_whether_a_row_still_stands_as_it_was_read_is_one_question(django_assert_num_queries):
    section = a_section()
    save_row(section, user=None)
    seen = revision_of(section)

    with django_assert_num_queries(1):
        check_revision(section, seen)
    with pytest.raises(StaleError):
        check_revision(section, seen - 1)
    with pytest.raises(StaleError):
        check_revision(a_new_one(section), seen)


def a_new_one(section: PlanSection) -> PlanSection:
    return PlanSection(plan=section.plan, kind="period", body="Ny")


def test_a_row_that_breaks_a_rule_leaves_no_trace():
    section = a_section()
    section.kind = "unit_goals"

    with pytest.raises(ValidationError):
        save_row(section, user=None)

    assert not PlanSection.history.exists()


def test_what_others_stand_on_is_not_removed():
    activity = make_activity()
    goal = make_goal(activity.plan.goal_scheme)
    activity.placements.create(goal=goal)

    with pytest.raises(ProtectedError):
        remove_row(goal, user=None)
