"""The rules of plans, activities and reports, as form errors and as database errors."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from activities.models import (
    Activity,
    FollowUp,
    OperationalPlan,
    Placement,
    StatusChoice,
    StatusReport,
)
from objects.names import name_key
from tests.breaking import assert_refused, assert_refused_as_form
from tests.build import (
    make_activity,
    make_follow_up,
    make_goal,
    make_operational_plan,
    make_placement,
    make_report,
    make_scheme,
    make_unit,
    make_vocabulary,
)

pytestmark = pytest.mark.django_db
REPORTED_AT = datetime(2022, 9, 1, tzinfo=UTC)


def report_of(activity: Activity, **fields: Any) -> StatusReport:
    """A report that is not saved."""
    follow_up = fields.pop("follow_up", None) or make_follow_up(activity.plan)
    return StatusReport(activity=activity, follow_up=follow_up, reported_at=REPORTED_AT, **fields)


@pytest.mark.parametrize("year", [1989, 2201])
def test_a_plan_is_of_a_reasonable_year(year):
    plan = OperationalPlan(
        code="x",
        name="x",
        unit=make_unit(),
        year=year,
        goal_scheme=make_scheme(),
        vocabulary=make_vocabulary(),
    )

    assert_refused(plan, "operational_plan_year_is_reasonable")


def test_a_vocabulary_has_a_word_once():
    vocabulary = make_vocabulary("Pågående")
    same = StatusChoice(vocabulary=vocabulary, label="Pågående", status_class="genomfort")

    assert_refused(same, "status_label_is_unique_in_its_vocabulary")


def test_an_activity_has_its_own_number_in_its_plan():
    activity = make_activity(number=17)
    same = Activity(plan=activity.plan, number=17, title="En annan", text_key="enannan")

    assert_refused(same, "activity_number_is_unique_in_its_plan")
    assert activity.key == f"{activity.plan.code}/17"


def test_an_activity_is_entered_once_whatever_its_case_and_spacing():
    activity = make_activity(title="Utveckla e-arkivet")
    title = "UTVECKLA  e-Arkivet."
    same = Activity(plan=activity.plan, number=99, title=title, text_key=name_key(title))

    assert_refused(same, "activity_is_entered_once_in_its_plan")
    assert_refused_as_form(same, "title", "Aktiviteten finns redan i planen.")


def test_another_plan_may_have_the_same_activity():
    make_activity(title="Utveckla e-arkivet")

    make_activity(title="Utveckla e-arkivet").full_clean()


def test_the_text_key_follows_the_title():
    activity = make_activity(title="Utveckla e-arkivet")
    activity.title = "Avveckla e-arkivet"
    activity.save()

    activity.refresh_from_db()
    assert activity.text_key == "avvecklaearkivet"


def test_activities_do_not_continue_each_other_in_a_circle():
    first = make_activity()
    first.predecessor = make_activity(predecessor=first)

    assert_refused_as_form(first, "predecessor", "En aktivitet kan inte fortsätta sig själv.")


def test_sub_points_are_lines_that_say_something():
    assert Activity(sub_points="ett\n\n  \ntvå").points == ("ett", "två")


def test_a_placement_has_an_order_of_its_own_under_its_goal():
    placement = make_placement(order=1)
    Placement(activity=placement.activity, goal=placement.goal, order=2).full_clean()
    same = Placement(activity=placement.activity, goal=placement.goal, order=1)

    assert_refused(same, "placement_has_its_own_order_under_its_goal")


@pytest.mark.parametrize("year", [1989, 2201])
def test_a_placement_is_carried_from_a_reasonable_year(year):
    activity = make_activity()
    goal = make_goal(activity.plan.goal_scheme)
    placement = Placement(activity=activity, goal=goal, carried_from=year)

    assert_refused(placement, "placement_is_carried_from_a_reasonable_year")


def test_an_activity_is_placed_under_goals_of_its_plans_scheme():
    placement = Placement(activity=make_activity(), goal=make_goal())

    assert_refused_as_form(
        placement, "goal", "Målet hör till en annan målstruktur än verksamhetsplanen."
    )


def test_a_plan_is_followed_up_once_a_day():
    follow_up = make_follow_up()
    same = FollowUp(plan=follow_up.plan, cut_off=follow_up.cut_off)

    assert_refused(same, "plan_is_followed_up_once_a_day")
    FollowUp(plan=follow_up.plan, cut_off=date(2022, 12, 31)).full_clean()


def test_an_activity_is_reported_once_for_all_its_places():
    first = make_report()
    same = report_of(first.activity, follow_up=first.follow_up)

    assert_refused(same, "activity_is_reported_once_for_all_places")


def test_a_placement_is_reported_once():
    placement = make_placement()
    first = make_report(placement.activity, placement=placement)
    same = report_of(first.activity, follow_up=first.follow_up, placement=placement)

    assert_refused(same, "placement_is_reported_once")


def test_a_report_belongs_to_the_plan_of_its_activity():
    report = report_of(make_activity(), follow_up=make_follow_up())

    assert_refused_as_form(
        report, "activity", "Aktiviteten hör till en annan verksamhetsplan än uppföljningen."
    )


def test_a_report_is_on_a_place_of_its_own_activity():
    report = report_of(make_activity(), placement=make_placement())

    assert_refused_as_form(report, "placement", "Placeringen hör till en annan aktivitet.")


def test_a_report_uses_the_words_of_its_plan():
    report = report_of(make_activity(), status=make_vocabulary("Klart").choices.get())

    assert_refused_as_form(
        report, "status", "Statusen hör till en annan vokabulär än verksamhetsplanens."
    )


def test_a_status_may_require_a_comment():
    activity = make_activity()
    status = activity.plan.vocabulary.choices.get()
    status.requires_comment = True
    report = report_of(activity, status=status, comment=" ")

    assert_refused_as_form(report, "comment", "Statusen kräver en kommentar.")
    report.comment = "Inväntar beslut"
    report.full_clean()


def test_a_report_without_all_its_parts_is_asked_for_them_and_nothing_else():
    plan = make_operational_plan()

    assert_refused_as_form(
        StatusReport(follow_up=make_follow_up(plan)), "activity", "Detta fält får inte vara null."
    )
