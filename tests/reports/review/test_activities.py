"""Remarks on activities and components, each there and gone when it is mended."""

from datetime import date

import pytest

from activities.models import Activity, StatusChoice
from objects.models import Component
from tests.build import (
    make_activity,
    make_component,
    make_follow_up,
    make_operational_plan,
    make_placement,
    make_report,
    make_unit,
    make_user,
)
from tests.reports.review.ground import codes, only_remark, remarks, sound_activity, status, when


@pytest.fixture
def activity(plan):
    return sound_activity(plan, title="Byta schemasystem")


def change(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


def test_an_activity_without_deadline_is_remarked(plan, activity):
    change(activity, deadline=None, planned_deadline=None)
    remark = only_remark(plan)
    assert remark.code == "aktivitet-utan-tid"
    assert remark.place.address == f"/aktiviteter/UF-2022/{activity.number}/"
    assert (remark.ref, remark.place.label) == (f"aktivitet/{activity.pk}", "Byta schemasystem")

    change(activity, planned_deadline=when("oktober"))
    assert codes(plan) == []


def test_an_activity_without_owner_is_remarked(plan, activity):
    change(activity, owner=None)
    assert only_remark(plan).code == "aktivitet-utan-ansvarig"

    change(activity, owner=make_user())
    assert codes(plan) == []


def test_an_activity_without_unit_is_remarked(plan, activity):
    activity.units.clear()
    assert only_remark(plan).code == "aktivitet-utan-enhet"

    activity.units.add(make_unit())
    assert codes(plan) == []


def test_an_activity_that_leads_to_no_goal_is_remarked_where_others_do(plan, activity):
    activity.contributes_to.clear()
    remark = only_remark(plan)
    assert (remark.code, remark.ref) == ("aktivitet-utan-mal", f"aktivitet/{activity.pk}")

    Activity.contributes_to.through.objects.all().delete()
    assert codes(plan) == ["mal-utan-aktivitet"], "a plan that ties nothing is not blamed twice"


@pytest.mark.parametrize("status_class", ["genomfort", "ej_relevant"])
def test_nothing_is_asked_of_an_activity_that_is_over(plan, activity, status_class):
    change(activity, owner=None, deadline=None, planned_deadline=None)
    activity.units.clear()
    assert len(codes(plan)) == 3

    change(activity, status=status(StatusChoice.Class(status_class), "Slut"))
    assert codes(plan) == []


def test_an_activity_whose_time_has_passed_is_remarked_until_it_is_done(plan, activity):
    change(activity, deadline=when("januari"))
    assert only_remark(plan).text == (
        "Slutdatumet (januari 2022) har passerat, men den är inte rapporterad."
    )

    change(activity, status=status(StatusChoice.Class.ONGOING, "Pågående"))
    assert "dess läge är ”Pågående”" in only_remark(plan).text

    change(activity, status=status(StatusChoice.Class.DONE, "Genomfört"))
    assert codes(plan) == []


@pytest.mark.parametrize("text", ["februari", "mars", "löpande"])
def test_time_has_passed_only_when_its_last_day_has(plan, activity, text):
    change(activity, deadline=when(text))
    assert (codes(plan) == ["aktivitet-forsenad"]) is (text == "februari")


def test_contradicting_statuses_are_told_in_the_words_of_the_latest_follow_up(plan, activity):
    ongoing = status(StatusChoice.Class.ONGOING, "Pågående")
    done = status(StatusChoice.Class.DONE, "Genomfört")
    paused = status(StatusChoice.Class.PAUSED, "Pausad")
    places = [make_placement(activity), make_placement(activity)]
    for day, statuses in (
        (date(2022, 4, 30), (paused, done)),
        (date(2022, 8, 31), (ongoing, done)),
    ):
        follow_up = make_follow_up(activity.plan, cut_off=day)
        for place, one in zip(places, statuses, strict=True):
            make_report(activity, follow_up=follow_up, placement=place, status=one)
    change(activity, has_conflict=True)
    assert only_remark(plan).text == (
        "Aktiviteten står som ”Pågående” och ”Genomfört” på olika ställen i verksamhetsplanen."
    )

    change(activity, has_conflict=False)
    assert codes(plan) == []


def test_the_same_status_with_other_deadlines_is_told_as_such(plan, activity):
    ongoing = status(StatusChoice.Class.ONGOING, "Pågående")
    follow_up = make_follow_up(activity.plan)
    for _ in range(2):
        place = make_placement(activity)
        make_report(activity, follow_up=follow_up, placement=place, status=ongoing)
    change(activity, has_conflict=True)
    assert "har olika slutdatum" in only_remark(plan).text


def test_the_activities_of_other_objects_and_years_are_not_the_plans(plan, activity):
    make_activity(activity.plan)
    another_year = make_operational_plan("UF-2021", year=2021)
    other = make_activity(another_year, object=plan.object)
    assert codes(plan) == []

    change(another_year, year=2022)
    assert {one.place.address for one in remarks(plan)} == {f"/aktiviteter/UF-2021/{other.number}/"}


def contract(plan, end, **fields):
    return make_component(plan.object, name="Unikum", contract_end=end, **fields)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (date(2021, 12, 31), []),
        (date(2022, 1, 1), ["avtal-utan-aktivitet"]),
        (date(2022, 12, 31), ["avtal-utan-aktivitet"]),
        (date(2023, 1, 1), []),
        (None, []),
    ],
)
def test_a_contract_that_ends_in_the_period_needs_an_activity(plan, end, expected):
    contract(plan, end)
    assert codes(plan) == expected


def test_an_activity_for_the_component_or_by_its_name_sees_to_the_contract(plan, activity):
    component = contract(plan, date(2022, 6, 30))
    remark = only_remark(plan)
    assert "den 30 juni 2022" in remark.text
    assert remark.ref == f"komponent/{component.pk}"

    activity.components.add(component)
    assert codes(plan) == []

    activity.components.clear()
    change(activity, title="Upphandla det som ersätter unikum")
    assert codes(plan) == []


def test_a_component_that_is_being_dismantled_needs_no_new_contract(plan):
    component = contract(plan, date(2022, 6, 30))
    change(component, phase=Component.Phase.DISMANTLING)
    assert codes(plan) == []


def test_an_activity_with_several_faults_has_a_remark_for_each(plan, activity):
    Activity.objects.filter(pk=activity.pk).update(owner=None, deadline=when("januari"))
    assert [one.code for one in remarks(plan)] == ["aktivitet-utan-ansvarig", "aktivitet-forsenad"]
