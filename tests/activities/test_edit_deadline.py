"""A deadline moved in the plan: reason, planned date, and what follow-ups have been told."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from activities.models import Activity
from activities.reported import known_of
from activities.services.deadlines import change_deadline
from activities.services.states import refresh_states
from objects.writing import StaleError, revision_of
from tests.activities.editing_ground import AHEAD, make_ground, when
from tests.build import make_follow_up, make_placement, make_report, make_user

pytestmark = pytest.mark.django_db


def the_activity(**fields):
    ground = make_ground(**fields)
    return ground, ground.activity(planned_deadline=when("juni"), deadline=when("juni"))


def test_a_move_in_an_adopted_plan_needs_a_reason_and_changes_nothing_without():
    ground, activity = the_activity()

    with pytest.raises(ValidationError) as fault:
        change_deadline(
            activity=activity, deadline=when("december"), reason="  ", user=ground.leader
        )

    assert list(fault.value.message_dict) == ["reason"]
    activity.refresh_from_db()
    assert activity.deadline == when("juni")
    assert activity.history.count() == 1


def test_a_move_keeps_the_planned_date_shows_as_moved_and_tells_who_and_why():
    ground, activity = the_activity()

    change_deadline(
        activity=activity,
        deadline=when("december"),
        reason="Upphandling drog ut",
        user=ground.leader,
    )

    activity.refresh_from_db()
    assert (activity.planned_deadline, activity.deadline) == (when("juni"), when("december"))
    assert activity.moved is True
    record = activity.history.first()
    assert (record.history_user, record.history_change_reason) == (
        ground.leader,
        "Upphandling drog ut",
    )


def test_an_earlier_date_needs_a_reason_too_but_shows_no_asterisk():
    ground, activity = the_activity()
    with pytest.raises(ValidationError):
        change_deadline(activity=activity, deadline=when("maj"), user=ground.leader)

    change_deadline(activity=activity, deadline=when("maj"), reason="Gick fort", user=ground.leader)

    activity.refresh_from_db()
    assert activity.moved is False


def test_the_same_time_in_other_words_is_no_move():
    ground, activity = the_activity()

    change_deadline(activity=activity, deadline=when("Juni 2022"), user=ground.leader)

    activity.refresh_from_db()
    assert str(activity.deadline) == "Juni 2022"
    assert activity.deadline_set_at is None


@pytest.mark.parametrize("adopted", [None, AHEAD], ids=["never decided", "to be decided"])
def test_before_the_plan_is_adopted_the_planned_date_follows_without_a_reason(adopted):
    ground, activity = the_activity(adopted=adopted)

    change_deadline(activity=activity, deadline=when("december"), user=ground.leader)

    activity.refresh_from_db()
    assert activity.planned_deadline == activity.deadline == when("december")
    assert activity.moved is False


def test_the_first_date_of_an_activity_is_also_the_planned_one_in_an_adopted_plan():
    ground = make_ground()
    activity = ground.activity()

    change_deadline(activity=activity, deadline=when("juni"), user=ground.leader)

    activity.refresh_from_db()
    assert activity.planned_deadline == activity.deadline == when("juni")


def test_where_the_plan_never_said_a_date_the_one_that_held_becomes_the_planned_one():
    ground = make_ground()
    activity = ground.activity(deadline=when("maj"))

    change_deadline(activity=activity, deadline=when("juni"), reason="Sjukdom", user=ground.leader)

    activity.refresh_from_db()
    assert (activity.planned_deadline, activity.moved) == (when("maj"), True)


def test_a_stranger_moves_nothing():
    _, activity = the_activity()

    with pytest.raises(PermissionDenied):
        change_deadline(activity=activity, deadline=when("maj"), reason="x", user=make_user())


def test_whoever_did_not_see_the_last_move_is_refused():
    ground, activity = the_activity()
    seen = revision_of(activity)
    change_deadline(activity=activity, deadline=when("maj"), reason="a", user=ground.leader)

    with pytest.raises(StaleError) as stale:
        change_deadline(
            activity=activity, deadline=when("juli"), reason="b", user=ground.leader, revision=seen
        )

    assert isinstance(stale.value.current, Activity)
    assert stale.value.current.deadline == when("maj")


def test_another_change_of_the_activity_stands_in_no_movers_way():
    ground, activity = the_activity()
    seen = revision_of(activity)
    activity.title = "Ny rubrik"
    activity.save()

    change_deadline(
        activity=activity, deadline=when("juli"), reason="b", user=ground.leader, revision=seen
    )

    activity.refresh_from_db()
    assert (activity.title, activity.deadline) == ("Ny rubrik", when("juli"))


def test_a_revision_of_another_activity_is_no_leave_to_write():
    ground, activity = the_activity()
    other = revision_of(ground.activity())

    with pytest.raises(StaleError):
        change_deadline(
            activity=activity, deadline=when("juli"), reason="b", user=None, revision=other
        )


def test_what_an_open_follow_up_was_told_follows_with_the_reason():
    ground, activity = the_activity()
    follow_up = make_follow_up(ground.plan)
    report = make_report(activity, follow_up=follow_up, deadline=when("juni"))

    change_deadline(activity=activity, deadline=when("december"), reason="Sent", user=ground.leader)

    report.refresh_from_db()
    assert (report.deadline, report.deadline_reason) == (when("december"), "Sent")
    assert report.history.first().history_user == ground.leader


def test_a_closed_follow_up_keeps_what_it_was_told_and_never_moves_the_deadline_back():
    ground, activity = the_activity()
    follow_up = make_follow_up(ground.plan, is_open=False)
    report = make_report(activity, follow_up=follow_up, deadline=when("juni"))

    change_deadline(activity=activity, deadline=when("december"), reason="Sent", user=ground.leader)
    refresh_states(plan=ground.plan)

    report.refresh_from_db()
    activity.refresh_from_db()
    assert (report.deadline, activity.deadline) == (when("juni"), when("december"))


def test_what_is_reported_later_holds_again():
    ground, activity = the_activity()
    change_deadline(activity=activity, deadline=when("december"), reason="Sent", user=ground.leader)
    report = make_report(activity, deadline=when("november"))
    report.reported_at = timezone.now()
    report.save()

    refresh_states(plan=ground.plan)

    activity.refresh_from_db()
    assert activity.deadline == when("november")


def test_a_date_of_the_plan_settles_what_places_told_differently():
    ground, activity = the_activity()
    follow_up = make_follow_up(ground.plan)
    status = ground.plan.vocabulary.choices.get()
    for text in ("juni", "augusti"):
        place = make_placement(activity)
        make_report(
            activity, follow_up=follow_up, placement=place, deadline=when(text), status=status
        )
    refresh_states(plan=ground.plan)
    activity.refresh_from_db()
    assert activity.has_conflict

    change_deadline(activity=activity, deadline=when("juli"), reason="Ett", user=ground.leader)

    activity.refresh_from_db()
    assert (activity.deadline, activity.has_conflict) == (when("juli"), False)


def test_the_next_follow_up_starts_from_the_date_of_the_plan():
    ground, activity = the_activity()
    make_report(activity, deadline=when("juni"))
    change_deadline(activity=activity, deadline=when("december"), reason="Sent", user=ground.leader)
    activity.refresh_from_db()
    following = make_follow_up(ground.plan, cut_off="2022-12-31")

    assert known_of(activity, following).deadline(activity, None) == when("december")
