"""Activities that are entered and changed by hand: what is saved, and what is refused."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities.models import Activity
from activities.services.editing import Draft, add_activity, change_activity
from activities.services.removing import remove_activity
from objects.writing import StaleError, revision_of
from tests.activities.editing_ground import make_ground, when
from tests.build import (
    make_activity,
    make_component,
    make_goal,
    make_object,
    make_object_plan,
    make_report,
    make_scheme,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


def draft_of(ground, title="Införa systemet", **more):
    fields = {"title": title, "sub_points": "", "object": ground.object, "kind": "vu"}
    return Draft(fields, **more)


def full_draft(ground, unit):
    return draft_of(
        ground,
        units=[unit],
        components=[ground.component],
        contributes_to=[ground.goal],
        placed_under=[ground.place],
        sets_deadline=True,
        deadline=when("juni"),
    )


def test_an_activity_is_entered_with_all_that_belongs_to_it():
    ground, unit = make_ground(), make_unit()

    made = add_activity(plan=ground.plan, draft=full_draft(ground, unit), user=ground.leader)

    activity = Activity.objects.get()
    assert activity == made
    assert (activity.title, activity.kind, activity.object) == (
        "Införa systemet",
        "vu",
        ground.object,
    )
    assert (activity.planned_deadline, activity.deadline) == (when("juni"), when("juni"))
    assert [*activity.units.all()] == [unit]
    assert [*activity.components.all()] == [ground.component]
    assert [*activity.contributes_to.all()] == [ground.goal]
    assert [place.goal for place in activity.placements.all()] == [ground.place]
    [record] = activity.history.all()
    assert record.history_user == ground.leader
    assert [link.unit for link in record.units.all()] == [unit]


def test_numbers_follow_each_other_and_are_never_given_again():
    ground = make_ground()
    first = add_activity(plan=ground.plan, draft=draft_of(ground, "A"), user=ground.leader)
    second = add_activity(plan=ground.plan, draft=draft_of(ground, "B"), user=ground.leader)
    remove_activity(activity=second, user=ground.leader)

    third = add_activity(plan=ground.plan, draft=draft_of(ground, "C"), user=ground.leader)

    assert [first.number, second.number, third.number] == [1, 2, 3]


def test_the_same_activity_in_other_letters_is_refused():
    ground = make_ground()
    add_activity(plan=ground.plan, draft=draft_of(ground), user=ground.leader)

    with pytest.raises(ValidationError) as fault:
        add_activity(plan=ground.plan, draft=draft_of(ground, "införa  SYSTEMET"), user=None)

    assert "title" in fault.value.message_dict
    assert Activity.objects.count() == 1


@pytest.mark.parametrize("change", [{"object": None}, {"object": "another"}])
def test_a_leader_enters_activities_of_the_own_object_only(change):
    ground = make_ground()
    target = make_object() if change["object"] else None

    with pytest.raises(PermissionDenied):
        add_activity(
            plan=ground.plan, draft=Draft({"title": "A", "object": target}), user=ground.leader
        )

    assert not Activity.objects.exists()


def test_components_and_goals_of_others_are_refused_by_name():
    ground = make_ground()
    component, goal = make_component(name="Främmande"), make_goal(title="Annans mål")
    other_place = make_goal(title="Annan plats")

    with pytest.raises(ValidationError) as fault:
        add_activity(
            plan=ground.plan,
            draft=draft_of(
                ground, components=[component], contributes_to=[goal], placed_under=[other_place]
            ),
            user=ground.leader,
        )

    told = fault.value.message_dict
    assert set(told) == {"components", "contributes_to", "placed_under"}
    assert "Främmande" in told["components"][0]
    assert "Annans mål" in told["contributes_to"][0]
    assert "Annan plats" in told["placed_under"][0]
    assert not Activity.objects.exists()


def test_goals_of_any_plan_of_the_object_may_be_contributed_to():
    ground = make_ground()
    later = make_object_plan(ground.object, year=2023, goal_scheme=make_scheme())
    goal = make_goal(later.goal_scheme)

    add_activity(
        plan=ground.plan, draft=draft_of(ground, contributes_to=[goal]), user=ground.leader
    )

    assert [*Activity.objects.get().contributes_to.all()] == [goal]


def test_a_change_writes_what_the_draft_names_and_leaves_the_rest():
    ground, unit, owner = make_ground(), make_unit(), make_user()
    activity = add_activity(plan=ground.plan, draft=full_draft(ground, unit), user=None)

    change_activity(
        activity=activity,
        draft=Draft({"title": "Nytt namn", "owner": owner}),
        user=ground.leader,
        revision=revision_of(activity),
    )

    activity.refresh_from_db()
    assert (activity.title, activity.owner, activity.kind) == ("Nytt namn", owner, "vu")
    assert [*activity.units.all()] == [unit]
    assert activity.placements.count() == 1
    assert activity.deadline == when("juni")


def test_the_second_of_two_writers_is_refused_and_nothing_is_written():
    ground = make_ground()
    activity = ground.activity(title="Först")
    seen = revision_of(activity)
    change_activity(activity=activity, draft=Draft({"title": "Deras"}), user=None, revision=seen)

    with pytest.raises(StaleError):
        change_activity(
            activity=activity, draft=Draft({"title": "Min"}), user=ground.leader, revision=seen
        )

    assert Activity.objects.get().title == "Deras"


def test_a_relation_that_someone_changed_is_a_conflict_too():
    ground, unit = make_ground(), make_unit()
    activity = ground.activity()
    seen = revision_of(activity)
    change_activity(activity=activity, draft=Draft(units=[unit]), user=None, revision=seen)

    with pytest.raises(StaleError):
        change_activity(activity=activity, draft=Draft({"title": "Min"}), user=None, revision=seen)


def test_what_was_reported_meanwhile_stands_and_is_no_conflict():
    ground = make_ground()
    activity = ground.activity(title="Först")
    seen, mine = revision_of(activity), Activity.objects.get()
    status = ground.plan.vocabulary.choices.get()
    activity.status = status
    activity.save()

    change_activity(activity=mine, draft=Draft({"title": "Min"}), user=ground.leader, revision=seen)

    activity.refresh_from_db()
    assert (activity.title, activity.status) == ("Min", status)


def test_an_activity_moves_to_another_object_only_by_whoever_edits_both():
    ground = make_ground()
    activity, target = ground.activity(), make_object()

    with pytest.raises(PermissionDenied):
        change_activity(activity=activity, draft=Draft({"object": target}), user=ground.leader)
    with pytest.raises(PermissionDenied):
        change_activity(
            activity=make_activity(ground.plan, object=target),
            draft=Draft({"object": ground.object}),
            user=ground.leader,
        )

    change_activity(activity=activity, draft=Draft({"object": target}), user=None)
    activity.refresh_from_db()
    assert activity.object == target


def test_an_activity_does_not_move_from_the_components_it_is_about():
    ground = make_ground()
    activity = ground.activity()
    activity.components.add(ground.component)

    with pytest.raises(ValidationError) as fault:
        change_activity(activity=activity, draft=Draft({"object": make_object()}), user=None)

    assert list(fault.value.message_dict) == ["components"]


def test_a_deadline_in_the_draft_follows_the_rules_of_moves():
    ground = make_ground()
    activity = ground.activity(planned_deadline=when("maj"), deadline=when("maj"))
    move = Draft({}, sets_deadline=True, deadline=when("juni"))

    with pytest.raises(ValidationError) as fault:
        change_activity(activity=activity, draft=move, user=ground.leader)
    assert list(fault.value.message_dict) == ["reason"]

    explained = Draft({}, sets_deadline=True, deadline=when("juni"), reason="Försenat")
    change_activity(activity=activity, draft=explained, user=ground.leader)
    activity.refresh_from_db()
    assert (activity.planned_deadline, activity.moved) == (when("maj"), True)
    assert activity.history.first().history_change_reason == "Försenat"


def test_a_move_in_the_draft_reaches_the_open_follow_up():
    ground = make_ground()
    activity = ground.activity(planned_deadline=when("maj"), deadline=when("maj"))
    report = make_report(activity, deadline=when("maj"))

    change_activity(
        activity=activity,
        draft=Draft({}, sets_deadline=True, deadline=when("juni"), reason="Försenat"),
        user=ground.leader,
    )

    report.refresh_from_db()
    assert report.deadline == when("juni")


def test_fields_with_rules_of_their_own_are_not_written_past_them():
    ground = make_ground()

    with pytest.raises(ValueError, match="status"):
        change_activity(activity=ground.activity(), draft=Draft({"status": None}), user=None)


def test_a_removed_activity_is_not_written_again():
    ground = make_ground()
    activity = ground.activity()
    seen, mine = revision_of(activity), Activity.objects.get()
    remove_activity(activity=activity, user=None)

    with pytest.raises(StaleError) as stale:
        change_activity(activity=mine, draft=Draft({"title": "Min"}), user=None, revision=seen)

    assert stale.value.current is None
