"""Oförändrat: what was known is said once more, and nothing that was said is lost."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities.models import FollowUp, StatusReport
from activities.revisions import revisions_at
from activities.services.repeating import report_unchanged
from activities.services.reporting import ClosedError, report_status
from objects.writing import StaleError
from tests.activities.reporting_ground import Ground, make_ground, told, when
from tests.build import make_report, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    return make_ground()


def report(ground, activity, statement, **fields):
    given = {"follow_up": ground.early, "user": ground.leader} | fields
    report_status(activity=activity, statement=statement, **given)


def repeat(ground, activity, **fields):
    given = {"follow_up": ground.late, "user": ground.leader} | fields
    report_unchanged(activity=activity, **given)


def test_the_last_status_and_deadline_are_said_once_more_without_the_comment(ground):
    activity = ground.activity()
    moved = ground.says("Pågående", "I våras", "mars 2023", deadline_reason="Upphandling")
    report(ground, activity, moved)

    repeat(ground, activity)

    saved = StatusReport.objects.get(follow_up=ground.late)
    assert (str(saved.status), str(saved.deadline)) == ("Pågående", "mars 2023")
    assert (saved.comment, saved.deadline_reason, saved.reported_by) == ("", "", ground.leader)


def test_a_comment_that_the_status_needs_is_carried(ground):
    activity = ground.activity()
    report(ground, activity, ground.says("Pausad", "Väntar på avtal"))

    repeat(ground, activity)

    assert StatusReport.objects.get(follow_up=ground.late).comment == "Väntar på avtal"


def test_without_an_earlier_follow_up_the_state_of_the_activity_is_said(ground):
    activity = ground.activity(status=ground.status("Kvarstår"), deadline=when("november"))

    repeat(ground, activity)

    saved = StatusReport.objects.get()
    assert (str(saved.status), str(saved.deadline)) == ("Kvarstår", "november")


def test_nothing_known_is_nothing_to_repeat(ground):
    with pytest.raises(ValidationError, match="inget tidigare läge"):
        repeat(ground, ground.activity())

    assert not StatusReport.objects.exists()


def test_what_is_reported_already_stays_as_it_is(ground):
    activity = ground.activity()
    report(ground, activity, ground.says("Kvarstår"))
    report(ground, activity, ground.says("Genomfört", "Klart"), follow_up=ground.late)

    repeat(ground, activity)

    assert StatusReport.objects.get(follow_up=ground.late).comment == "Klart"
    assert StatusReport.history.count() == 2


def test_places_that_told_different_things_do_so_again(ground):
    activity = ground.activity(places=2)
    for place, label in zip(activity.placements.all(), ("Kvarstår", "Genomfört"), strict=True):
        report(ground, activity, ground.says(label), placement=place)

    repeat(ground, activity)

    assert told(activity, ground.late) == {1: "Kvarstår", 2: "Genomfört"}


def test_only_the_places_that_lack_a_report_are_filled_in(ground):
    activity = ground.activity(places=3)
    report(ground, activity, ground.says("Kvarstår"))
    second = activity.placements.all()[1]
    done = ground.says("Genomfört")
    report(ground, activity, done, placement=second, follow_up=ground.late)

    repeat(ground, activity)

    assert told(activity, ground.late) == {1: "Kvarstår", 2: "Genomfört", 3: "Kvarstår"}


def test_one_place_may_be_unchanged_alone(ground):
    activity = ground.activity(places=2)
    report(ground, activity, ground.says("Kvarstår"))

    repeat(ground, activity, placement=activity.placements.first())

    assert told(activity, ground.late) == {1: "Kvarstår"}


def test_a_comment_that_was_written_without_a_status_is_kept(ground):
    activity = ground.activity()
    report(ground, activity, ground.says("Kvarstår"))
    make_report(activity, follow_up=ground.late, comment="Ur kalkylbladet")

    repeat(ground, activity)

    saved = StatusReport.objects.get(follow_up=ground.late)
    assert (str(saved.status), saved.comment) == ("Kvarstår", "Ur kalkylbladet")


def test_an_activity_without_places_may_be_unchanged_too(ground):
    activity = ground.activity(places=0)
    report(ground, activity, ground.says("Kvarstår"))

    repeat(ground, activity)

    assert told(activity, ground.late) == {0: "Kvarstår"}


def test_whoever_may_not_report_is_stopped_and_so_is_a_closed_follow_up(ground):
    activity = ground.activity(status=ground.status("Kvarstår"))
    with pytest.raises(PermissionDenied):
        repeat(ground, activity, user=make_user())

    FollowUp.objects.update(is_open=False)
    with pytest.raises(ClosedError):
        repeat(ground, activity)


def test_what_someone_reported_meanwhile_is_not_written_over(ground):
    activity = ground.activity(places=2)
    report(ground, activity, ground.says("Kvarstår"))
    place = activity.placements.first()
    report(ground, activity, ground.says("Genomfört"), placement=place, follow_up=ground.late)

    with pytest.raises(StaleError):
        repeat(ground, activity, revision=0)

    now = revisions_at(ground.late, [activity.pk])[activity.pk].of(None)
    repeat(ground, activity, revision=now)
    assert told(activity, ground.late) == {1: "Genomfört", 2: "Kvarstår"}
