"""Reporting a status: who may, what it takes, what it leaves behind."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities.models import StatusReport
from activities.reported import Statement
from activities.services.reporting import ClosedError, report_status
from objects.models import RoleAssignment
from tests.activities.reporting_ground import Ground, make_ground, told, when
from tests.build import make_follow_up, make_report, make_user, make_vocabulary

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    return make_ground()


def report(ground, activity, statement, **fields):
    given = {"follow_up": ground.late, "user": ground.leader} | fields
    return report_status(activity=activity, statement=statement, **given)


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
