"""Reports of all places and of single ones, and two people who write at once."""

import pytest

from activities.models import StatusReport
from activities.revisions import revisions_at
from activities.services.reporting import report_status, split_report
from objects.writing import StaleError
from tests.activities.reporting_ground import Ground, make_ground, told
from tests.build import make_placement

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    return make_ground()


def report(ground, activity, statement, **fields):
    given = {"follow_up": ground.late, "user": ground.leader} | fields
    return report_status(activity=activity, statement=statement, **given)


def revision(activity, follow_up, placement=None) -> int:
    found = revisions_at(follow_up, [activity.pk]).get(activity.pk)
    return found.of(placement) if found else 0


def test_the_second_of_two_writers_is_refused_and_nothing_is_overwritten(ground):
    activity = ground.activity()
    seen = revision(activity, ground.late)
    report(ground, activity, ground.says("Kvarstår", "Deras"), revision=seen)

    with pytest.raises(StaleError) as stale:
        report(ground, activity, ground.says("Kvarstår", "Min"), revision=seen)

    assert stale.value.current == StatusReport.objects.get()
    assert StatusReport.objects.get().comment == "Deras"


def test_a_report_of_one_place_lets_the_others_keep_what_was_said_of_all(ground):
    activity = ground.activity(places=3)
    report(ground, activity, ground.says("Kvarstår", "Alla"))
    _, second, _ = activity.placements.all()

    report(ground, activity, ground.says("Genomfört", "Bara här"), placement=second)

    assert told(activity, ground.late) == {1: "Kvarstår", 2: "Genomfört", 3: "Kvarstår"}
    kept = StatusReport.objects.get(placement=activity.placements.first())
    assert (kept.comment, kept.reported_by) == ("Alla", ground.leader)
    activity.refresh_from_db()
    assert (activity.status.label, activity.has_conflict) == ("Kvarstår", True)


def test_a_report_of_all_places_replaces_those_of_single_places(ground):
    activity = ground.activity(places=2)
    for place, label in zip(activity.placements.all(), ("Kvarstår", "Genomfört"), strict=True):
        report(ground, activity, ground.says(label), placement=place)

    report(ground, activity, ground.says("Genomfört"))

    assert told(activity, ground.late) == {0: "Genomfört"}
    activity.refresh_from_db()
    assert not activity.has_conflict
    removed = StatusReport.history.filter(history_type="-")
    assert [one.history_change_reason for one in removed] == ["En rapport gäller alla platser"] * 2


def test_a_report_of_all_places_minds_what_someone_said_of_one(ground):
    activity = ground.activity(places=2)
    seen = revision(activity, ground.late)
    place = activity.placements.first()
    report(ground, activity, ground.says("Kvarstår"), placement=place)

    with pytest.raises(StaleError):
        report(ground, activity, ground.says("Genomfört"), revision=seen)


def test_two_people_may_report_two_places_at_once(ground):
    activity = ground.activity(places=2)
    first, second = activity.placements.all()
    seen = revision(activity, ground.late, second)
    report(ground, activity, ground.says("Kvarstår"), placement=first, revision=0)

    report(ground, activity, ground.says("Genomfört"), placement=second, revision=seen)

    assert told(activity, ground.late) == {1: "Kvarstår", 2: "Genomfört"}


def test_a_report_of_one_place_minds_what_someone_said_of_all(ground):
    activity = ground.activity(places=2)
    place = activity.placements.first()
    seen = revision(activity, ground.late, place)
    report(ground, activity, ground.says("Kvarstår"))

    with pytest.raises(StaleError):
        report(ground, activity, ground.says("Genomfört"), placement=place, revision=seen)


def test_splitting_copies_what_stood_and_changes_nothing_else(ground):
    activity = ground.activity(places=2)
    report(ground, activity, ground.says("Pågående", "Alla"))

    split_report(activity=activity, follow_up=ground.late, user=ground.leader)

    assert told(activity, ground.late) == {1: "Pågående", 2: "Pågående"}
    assert set(StatusReport.objects.values_list("comment", flat=True)) == {"Alla"}
    activity.refresh_from_db()
    assert not activity.has_conflict


@pytest.mark.parametrize("places", [0, 1])
def test_there_is_nothing_to_split_with_fewer_than_two_places(ground, places):
    activity = ground.activity(places=places)
    report(ground, activity, ground.says("Pågående"))

    split_report(activity=activity, follow_up=ground.late, user=ground.leader)

    assert told(activity, ground.late) == {0: "Pågående"}


def test_a_report_at_an_earlier_follow_up_leaves_the_state_of_the_later(ground):
    activity = ground.activity()
    report(ground, activity, ground.says("Genomfört"))
    report(ground, activity, ground.says("Kvarstår"), follow_up=ground.early)

    activity.refresh_from_db()
    assert activity.status.label == "Genomfört"


def test_a_place_added_later_is_covered_by_what_was_said_of_all(ground):
    activity = ground.activity()
    report(ground, activity, ground.says("Kvarstår"))
    added = make_placement(activity, order=9)

    report(ground, activity, ground.says("Genomfört"), placement=added)

    assert told(activity, ground.late) == {1: "Kvarstår", 2: "Genomfört"}
