"""Reporting a status: who may, what it takes, what it leaves behind."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities.models import StatusReport
from activities.reported import Statement, revisions_at
from activities.services.reporting import ClosedError, report_status, split_report
from objects.models import RoleAssignment
from objects.writing import StaleError
from tests.activities.reporting_ground import Ground, make_ground, told, when
from tests.build import make_follow_up, make_placement, make_report, make_user, make_vocabulary

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


def test_a_report_is_saved_with_who_and_when_and_the_activity_follows(ground):
    activity = ground.activity()

    report(ground, activity, ground.says("Pågående", "Halvvägs", "november"))

    [saved] = StatusReport.objects.all()
    assert (saved.comment, str(saved.deadline), saved.reported_by) == (
        "Halvvägs",
        "november",
        ground.leader,
    )
    [record] = StatusReport.history.all()
    assert (record.history_type, record.history_user) == ("+", ground.leader)
    activity.refresh_from_db()
    assert (activity.status.label, str(activity.deadline), activity.moved) == (
        "Pågående",
        "november",
        False,
    )
    assert activity.history.latest().history_user == ground.leader


def test_a_second_report_replaces_the_first_and_both_stand_in_the_history(ground):
    activity = ground.activity()
    report(ground, activity, ground.says("Kvarstår"))
    report(ground, activity, ground.says("Genomfört", "Klart"))

    assert told(activity, ground.late) == {0: "Genomfört"}
    records = StatusReport.history.order_by("history_id")
    assert [(one.history_type, one.comment) for one in records] == [("+", ""), ("~", "Klart")]


def test_saying_the_same_again_writes_nothing(ground):
    activity = ground.activity()
    report(ground, activity, ground.says("Kvarstår"))
    report(ground, activity, ground.says("Kvarstår"), revision=0)

    assert StatusReport.history.count() == 1


def test_the_planned_date_stays_and_the_star_follows_when_the_deadline_moves(ground):
    activity = ground.activity()

    report(
        ground, activity, ground.says("Kvarstår", "", "mars 2023", deadline_reason="Upphandling")
    )

    activity.refresh_from_db()
    assert (str(activity.planned_deadline), activity.moved) == ("december", True)
    assert StatusReport.objects.get().deadline_reason == "Upphandling"


@pytest.mark.parametrize("deadline", ["januari 2023", "HT 2023", "2023"])
def test_a_later_deadline_asks_for_a_reason(ground, deadline):
    with pytest.raises(ValidationError) as refused:
        report(ground, ground.activity(), ground.says("Kvarstår", "", deadline))

    assert list(refused.value.message_dict) == ["deadline_reason"]


@pytest.mark.parametrize("deadline", ["oktober", "december", "HT 2022", "2022", "löpande", ""])
def test_no_reason_is_asked_for_a_deadline_that_is_no_delay(ground, deadline):
    report(ground, ground.activity(), ground.says("Kvarstår", "", deadline))

    assert StatusReport.objects.count() == 1


def test_the_deadline_is_compared_with_what_the_last_follow_up_said(ground):
    activity = ground.activity()
    moved = ground.says("Kvarstår", "", "mars 2023", deadline_reason="Upphandling")
    report(ground, activity, moved, follow_up=ground.early)

    report(ground, activity, ground.says("Pågående", "", "mars 2023"))

    with pytest.raises(ValidationError, match="varför slutdatumet"):
        report(ground, activity, ground.says("Pågående", "", "april 2023"))


def test_the_reason_may_not_be_taken_away_afterwards(ground):
    activity = ground.activity()
    report(ground, activity, ground.says("Kvarstår", "", "2023", deadline_reason="Upphandling"))

    with pytest.raises(ValidationError, match="varför slutdatumet"):
        report(ground, activity, ground.says("Kvarstår", "Ny kommentar", "2023"))


def test_a_late_date_from_a_spreadsheet_without_a_reason_may_stay(ground):
    activity = ground.activity()
    make_report(activity, follow_up=ground.late, deadline=when("Förskjuts till 2023*"))

    says = ground.says("Kvarstår", "Med kommentar", "Förskjuts till 2023*")
    report(ground, activity, says)

    assert StatusReport.objects.get().comment == "Med kommentar"


def test_a_status_that_needs_a_comment_is_refused_without_one(ground):
    activity = ground.activity()

    with pytest.raises(ValidationError, match="Pausad kräver det"):
        report(ground, activity, ground.says("Pausad", "  "))

    report(ground, activity, ground.says("Pausad", "Väntar på avtal"))


def test_all_that_is_missing_is_told_at_once(ground):
    with pytest.raises(ValidationError) as refused:
        report(ground, ground.activity(), Statement(None, "", when("2023")))

    assert set(refused.value.message_dict) == {"status", "deadline_reason"}


def test_a_status_of_another_vocabulary_is_refused(ground):
    stranger = make_vocabulary("Annat").choices.get()

    with pytest.raises(ValidationError, match="annan vokabulär"):
        report(ground, ground.activity(), Statement(stranger))


def test_an_activity_of_another_plan_is_refused(ground):
    administrator = make_user(is_superuser=True)
    stranger = make_follow_up()

    with pytest.raises(ValidationError, match="annan verksamhetsplan"):
        report(
            ground,
            ground.activity(),
            ground.says("Kvarstår"),
            follow_up=stranger,
            user=administrator,
        )


def test_a_place_of_another_activity_is_refused_and_nothing_is_split(ground):
    activity = ground.activity(places=2)
    report(ground, activity, ground.says("Kvarstår"))
    stranger = ground.activity().placements.get()

    with pytest.raises(ValidationError, match="annan aktivitet"):
        report(ground, activity, ground.says("Pågående"), placement=stranger)

    assert told(activity, ground.late) == {0: "Kvarstår"}


def test_a_closed_follow_up_takes_no_report(ground):
    seen_open = ground.late
    type(seen_open).objects.update(is_open=False)

    with pytest.raises(ClosedError, match="stängd"):
        report(ground, ground.activity(), ground.says("Kvarstår"))

    assert not StatusReport.objects.exists()


def test_whoever_may_not_report_is_stopped(ground):
    for user in (make_user(), make_user(is_superuser=True, is_active=False)):
        with pytest.raises(PermissionDenied):
            report(ground, ground.activity(), ground.says("Kvarstår"), user=user)


def test_a_role_that_has_ended_opens_nothing(ground):
    RoleAssignment.objects.update(valid_to=ground.early.cut_off)

    with pytest.raises(PermissionDenied):
        report(ground, ground.activity(), ground.says("Kvarstår"))


def test_an_owner_who_was_deactivated_is_stopped(ground):
    owner = make_user(is_active=False)

    with pytest.raises(PermissionDenied):
        report(ground, ground.activity(owner=owner), ground.says("Kvarstår"), user=owner)


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
