"""Where an activity stands: placed, taken away, moved up and down; and taken out of the plan."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities.models import Activity, Placement
from activities.services.placing import move_placement, place_under, unplace
from activities.services.removing import remove_activity
from objects.services.removing import StandsOnError
from objects.writing import StaleError, revision_of
from tests.activities.editing_ground import make_ground
from tests.build import (
    make_activity,
    make_budget_line,
    make_follow_up,
    make_goal,
    make_placement,
    make_report,
    make_user,
)

pytestmark = pytest.mark.django_db


def titles_under(goal) -> list[str]:
    ordered = goal.placements.select_related("activity").order_by("order", "pk")
    return [place.activity.title for place in ordered]


def a_row_of_three():
    ground = make_ground()
    for title in "ABC":
        place_under(ground.activity(title=title), [ground.place], user=ground.leader)
    return ground


def place_of(title) -> Placement:
    return Placement.objects.get(activity__title=title)


def test_a_new_place_comes_last_under_its_goal_and_is_recorded():
    ground = a_row_of_three()

    assert titles_under(ground.place) == ["A", "B", "C"]
    assert place_of("C").history.get().history_user == ground.leader


def test_where_an_activity_stands_already_it_stays_and_other_places_go():
    ground = make_ground()
    activity = ground.activity()
    kept = make_placement(activity, goal=ground.place, carried_from=2021)
    gone = make_placement(activity)
    new = make_goal(ground.plan.goal_scheme)

    place_under(activity, [ground.place, new], user=ground.leader)

    assert {place.goal for place in activity.placements.all()} == {ground.place, new}
    assert activity.placements.get(goal=ground.place) == kept
    assert gone.history.first().history_type == "-"


def test_a_place_that_was_reported_on_stays():
    ground = make_ground()
    activity = ground.activity()
    place = make_placement(activity, goal=ground.place)
    make_report(activity, placement=place)

    with pytest.raises(ValidationError, match="rapporterat") as fault:
        place_under(activity, [], user=ground.leader)

    assert list(fault.value.message_dict) == ["placed_under"]
    assert activity.placements.count() == 1


def test_a_goal_of_another_structure_is_no_place():
    ground = make_ground()

    with pytest.raises(ValidationError, match="annan målstruktur"):
        place_under(ground.activity(), [ground.goal], user=ground.leader)


def test_a_stranger_places_nothing():
    ground = make_ground()
    activity = ground.activity()
    place = make_placement(activity, goal=ground.place)

    for refused in (
        lambda: place_under(activity, [], user=make_user()),
        lambda: unplace(place, user=make_user()),
        lambda: move_placement(place, 1, user=make_user()),
    ):
        with pytest.raises(PermissionDenied):
            refused()


@pytest.mark.parametrize(
    ("title", "steps", "expected"),
    [("C", -1, "ACB"), ("A", 1, "BAC"), ("A", 9, "BCA"), ("A", -1, "ABC"), ("C", 1, "ABC")],
)
def test_a_place_moves_up_and_down_and_stops_at_the_ends(title, steps, expected):
    ground = a_row_of_three()

    moved = move_placement(place_of(title), steps, user=ground.leader)

    assert titles_under(ground.place) == list(expected)
    assert moved is (expected != "ABC")


def test_what_has_the_same_order_is_told_apart_by_a_move():
    ground = make_ground()
    for title in "AB":
        make_placement(ground.activity(title=title), goal=ground.place, order=0)

    move_placement(place_of("B"), -1, user=ground.leader)

    assert titles_under(ground.place) == ["B", "A"]


def test_an_activity_that_stands_twice_under_a_goal_changes_places_with_itself():
    ground = make_ground()
    activity = ground.activity()
    first, second = (make_placement(activity, goal=ground.place, order=at) for at in (0, 1))

    move_placement(second, -1, user=ground.leader)

    ordered = ground.place.placements.order_by("order")
    assert [place.pk for place in ordered] == [second.pk, first.pk]


def test_moves_are_recorded_only_for_those_that_moved():
    ground = a_row_of_three()

    move_placement(place_of("C"), -1, user=ground.leader)

    assert [place_of(title).history.count() for title in "ABC"] == [1, 2, 2]


def test_an_activity_that_nothing_stands_on_is_removed_with_its_places():
    ground = make_ground()
    activity = ground.activity()
    make_placement(activity, goal=ground.place)

    remove_activity(
        activity=activity, user=ground.leader, revision=revision_of(activity), reason="Dubblett"
    )

    assert not Activity.objects.exists()
    record = Activity.history.first()
    assert (record.history_type, record.history_user, record.history_change_reason) == (
        "-",
        ground.leader,
        "Dubblett",
    )
    assert Placement.history.first().history_type == "-"
    assert Placement.history.first().history_date == record.history_date


def test_what_is_used_is_not_removed_and_says_by_what():
    ground = make_ground()
    activity = ground.activity()
    follow_up = make_follow_up(ground.plan)
    for _ in range(2):
        place = make_placement(activity)
        make_report(activity, follow_up=follow_up, placement=place)
    make_budget_line(ground.object_plan, activity=activity)
    make_activity(predecessor=activity)

    with pytest.raises(StandsOnError) as refused:
        remove_activity(activity=activity, user=ground.leader)

    assert {(each.what, each.count) for each in refused.value.obstacles} == {
        ("lägesrapporter", 2),
        ("budgetrader", 1),
        ("aktiviteter", 1),
    }
    assert activity.placements.count() == 2


def test_a_stranger_removes_nothing():
    ground = make_ground()

    with pytest.raises(PermissionDenied):
        remove_activity(activity=ground.activity(), user=make_user())


def test_what_someone_has_changed_meanwhile_is_not_removed_unseen():
    ground = make_ground()
    activity = ground.activity()
    seen = revision_of(activity)
    activity.title = "Ändrad"
    activity.save()

    with pytest.raises(StaleError):
        remove_activity(activity=activity, user=ground.leader, revision=seen)
