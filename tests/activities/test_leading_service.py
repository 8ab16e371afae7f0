"""Leading a follow-up: opened, closed and moved, by those who may, with the reason kept."""

from datetime import date

import pytest
from django.contrib.auth.models import Group as StockGroup
from django.core.exceptions import PermissionDenied, ValidationError

from activities.closing import closing_of
from activities.models import FollowUp
from activities.services.leading import (
    close_follow_up,
    create_follow_up,
    move_cut_off,
    name_leader,
    open_follow_up,
)
from activities.services.reporting import ClosedError, report_status
from objects.roles import Group
from objects.writing import StaleError, revision_of
from tests.activities.reporting_ground import Ground, make_ground
from tests.build import make_follow_up, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    return make_ground()


@pytest.fixture
def chair(ground):
    """The one who leads the late follow-up, and nothing else."""
    ground.late.leader = make_user(first_name="Ledaren")
    ground.late.save()
    return ground.late.leader


def controller():
    user = make_user()
    user.groups.add(StockGroup.objects.get_or_create(name=Group.CONTROLLER)[0])
    return user


def reasons(follow_up) -> list[str | None]:
    records = FollowUp.history.filter(id=follow_up.pk).order_by("history_id")
    return [one.history_change_reason for one in records if one.history_change_reason]


def test_a_closed_follow_up_takes_no_report_until_it_is_opened_again(ground, chair):
    activity = ground.activity()
    given = {"activity": activity, "follow_up": ground.late, "user": ground.leader}

    close_follow_up(follow_up=ground.late, user=chair)
    with pytest.raises(ClosedError):
        report_status(**given, statement=ground.says("Kvarstår"))

    open_follow_up(follow_up=ground.late, user=chair, reason="En nämnd saknas")
    report_status(**given, statement=ground.says("Kvarstår"))
    assert reasons(ground.late) == ["Stängd", "En nämnd saknas"]


def test_opening_again_takes_a_reason(ground, chair):
    close_follow_up(follow_up=ground.late, user=chair)

    with pytest.raises(ValidationError, match="varför uppföljningen öppnas"):
        open_follow_up(follow_up=ground.late, user=chair, reason="  ")

    assert not FollowUp.objects.get(pk=ground.late.pk).is_open


def test_the_first_opening_takes_none(ground):
    made = make_follow_up(ground.plan, cut_off=date(2022, 12, 31), is_open=False)

    assert open_follow_up(follow_up=made, user=controller()).is_open


def test_closing_what_is_closed_and_opening_what_is_open_change_nothing(ground, chair):
    open_follow_up(follow_up=ground.late, user=chair)
    close_follow_up(follow_up=ground.late, user=chair)
    close_follow_up(follow_up=ground.late, user=chair)

    assert reasons(ground.late) == ["Stängd"]


def test_it_is_known_who_closed_it_even_when_something_else_changes_later(ground, chair):
    close_follow_up(follow_up=ground.late, user=chair)
    name_leader(follow_up=ground.late, user=controller(), leader=None)

    closing = closing_of(FollowUp.objects.get(pk=ground.late.pk))

    assert closing is not None
    assert closing.by == "Ledaren"


def test_a_moved_date_decides_anew_which_follow_up_is_the_latest(ground, chair):
    activity = ground.activity()
    for follow_up, label in ((ground.early, "Kvarstår"), (ground.late, "Genomfört")):
        report_status(
            activity=activity,
            follow_up=follow_up,
            user=ground.leader,
            statement=ground.says(label),
        )

    move_cut_off(follow_up=ground.late, user=chair, cut_off=date(2022, 3, 31))

    activity.refresh_from_db()
    assert str(activity.status) == "Kvarstår"
    assert reasons(ground.late) == ["Flyttad från 2022-08-31 till 2022-03-31"]
    assert activity.history.latest().history_change_reason == reasons(ground.late)[0]


def test_two_occasions_of_a_plan_cannot_have_the_same_date(ground, chair):
    with pytest.raises(ValidationError, match="redan en uppföljning per den dagen"):
        move_cut_off(follow_up=ground.late, user=chair, cut_off=ground.early.cut_off)


def test_the_date_of_a_closed_follow_up_stays(ground, chair):
    close_follow_up(follow_up=ground.late, user=chair)

    with pytest.raises(ClosedError):
        move_cut_off(follow_up=ground.late, user=chair, cut_off=date(2022, 9, 30))


def test_whoever_may_not_lead_is_stopped(ground, chair):
    for user in (make_user(), ground.leader, make_user(is_superuser=True, is_active=False)):
        with pytest.raises(PermissionDenied):
            close_follow_up(follow_up=ground.late, user=user)
        with pytest.raises(PermissionDenied):
            open_follow_up(follow_up=ground.late, user=user)
        with pytest.raises(PermissionDenied):
            move_cut_off(follow_up=ground.late, user=user, cut_off=date(2022, 9, 30))
        with pytest.raises(PermissionDenied):
            name_leader(follow_up=ground.late, user=user, leader=user)


def test_the_leader_of_one_follow_up_leads_no_other_and_begins_none(ground, chair):
    with pytest.raises(PermissionDenied):
        close_follow_up(follow_up=ground.early, user=chair)
    with pytest.raises(PermissionDenied):
        create_follow_up(plan=ground.plan, user=chair, cut_off=date(2022, 12, 31))


def test_a_new_occasion_is_open_and_has_its_leader(ground, chair):
    made = create_follow_up(
        plan=ground.plan, user=controller(), cut_off=date(2022, 12, 31), leader=chair
    )

    assert (made.is_open, made.leader) == (True, chair)
    close_follow_up(follow_up=made, user=chair)


def test_a_second_occasion_on_a_day_is_refused(ground):
    with pytest.raises(ValidationError, match="redan en uppföljning per den dagen"):
        create_follow_up(plan=ground.plan, user=controller(), cut_off=ground.late.cut_off)


def test_nobody_who_was_deactivated_is_named_leader(ground, chair):
    gone = make_user(is_active=False)

    with pytest.raises(ValidationError, match="inte längre aktiv"):
        name_leader(follow_up=ground.late, user=chair, leader=gone)


def test_the_second_of_two_leaders_is_told(ground, chair):
    seen = revision_of(ground.late)
    move_cut_off(follow_up=ground.late, user=chair, cut_off=date(2022, 9, 30), revision=seen)

    with pytest.raises(StaleError):
        close_follow_up(follow_up=ground.late, user=chair, revision=seen)
