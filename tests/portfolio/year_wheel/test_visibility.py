"""Who sees which days, and where the days come from."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from objects.models import PlanVersion, YearWheelDay
from objects.roles import Group
from portfolio.year_wheel.entries import Kind, Source
from portfolio.year_wheel.queries import entries, year_span
from tests.build import (
    make_day,
    make_follow_up,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_unit,
    make_user,
)
from tests.permission_world import in_group, member_of, with_role

pytestmark = pytest.mark.django_db


def test_days_for_all_are_seen_by_everyone_who_is_signed_in_and_others_by_those_they_are_for():
    bou, bin_ = make_unit("BOU"), make_unit("BIN")
    ukfa, ikt = make_object("UKFA", units=[bou]), make_object("IKT", units=[bin_])
    make_day(title="alla")
    make_day(title="BOU", unit=bou)
    make_day(title="UKFA", object=ukfa)
    make_day(title="IKT", object=ikt)
    make_day(title="UKFA och BIN", object=ukfa, unit=bin_)

    def seen(user):
        return [day.title for day in YearWheelDay.objects.visible_to(user).order_by("pk")]

    everything = ["alla", "BOU", "UKFA", "IKT", "UKFA och BIN"]
    assert seen(AnonymousUser()) == []
    assert seen(make_user(is_active=False)) == []
    assert seen(make_user()) == ["alla"]
    assert seen(member_of(bou)) == ["alla", "BOU", "UKFA"]
    assert seen(member_of(bin_)) == ["alla", "IKT"]
    assert seen(with_role(ikt, "specialist", "it")) == everything
    assert seen(in_group(Group.READER)) == everything


def test_follow_ups_versions_and_periods_of_what_one_may_read_are_days_too():
    ukfa = make_object("UKFA")
    plan = make_object_plan(ukfa, is_public=True)
    for label, stage, day in (
        ("0.8", "preliminar", date(2022, 9, 28)),
        ("0.9", "slutgiltig", date(2022, 10, 19)),
        ("1.0", "beslutad", date(2022, 11, 16)),
        ("2.0", "reviderad", None),
    ):
        PlanVersion.objects.create(plan=plan, label=label, stage=stage, dated=day)
    hidden = make_object_plan(year=2022)
    PlanVersion.objects.create(plan=hidden, label="0.8", stage="preliminar", dated=date(2022, 9, 1))
    make_follow_up(make_operational_plan("UF-2022", name="planen", is_public=True))
    make_follow_up()

    found = entries(make_user(), year_span(2022))

    assert [(one.source, one.day, one.kind, one.title) for one in found] == [
        (Source.PERIOD, date(2022, 1, 1), Kind.OTHER, "Planperioden börjar för UKFA-2022"),
        (Source.FOLLOW_UP, date(2022, 8, 31), Kind.FOLLOW_UP, "Uppföljning av planen"),
        (
            Source.VERSION,
            date(2022, 9, 28),
            Kind.PRELIMINARY,
            "Objektplan UKFA-2022 0.8 (preliminär)",
        ),
        (Source.VERSION, date(2022, 10, 19), Kind.FINAL, "Objektplan UKFA-2022 0.9 (slutgiltig)"),
        (Source.VERSION, date(2022, 11, 16), Kind.DECISION, "Objektplan UKFA-2022 1.0 (beslutad)"),
    ]
    assert [one.href for one in found] == [
        "/objektplaner/UKFA-2022/",
        "/uppfoljningar/UF-2022/2022-08-31/",
        *["/objektplaner/UKFA-2022/"] * 3,
    ]


def test_plans_that_begin_on_the_same_day_are_one_day():
    make_object_plan(make_object("IKT"))
    make_object_plan(make_object("UKFA"))

    [one] = entries(in_group(Group.READER), year_span(2022))

    assert one.title == "Planperioden börjar för IKT-2022, UKFA-2022"
    assert one.href == ""


def test_days_of_other_years_are_left_out():
    for day in (date(2021, 12, 31), date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 1)):
        make_day(day)
    found = entries(make_user(), year_span(2022))
    assert [one.day for one in found] == [date(2022, 1, 1), date(2022, 12, 31)]
