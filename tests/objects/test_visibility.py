"""What each kind of reader sees, by the query sets' ``visible_to``.

Two nämnder, each with an object, a plan of it with a line, and an operational plan with an
activity and a follow-up; of a third nämnd everything is public.
"""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import Group as StockGroup
from django.utils import timezone

from activities.models import Activity, FollowUp, OperationalPlan
from budget.models import BudgetLine
from objects.models import ManagedObject, ObjectPlan, RoleAssignment, Unit, User
from objects.roles import READS_EVERYTHING, Group
from objects.visibility import Reader
from tests.build import (
    make_activity,
    make_budget_line,
    make_follow_up,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
ALL = {"BOU", "BIN", "OPEN"}
PUBLIC = {"OPEN"}


@dataclass
class Municipality:
    """The nämnder by code."""

    units: dict[str, Unit]


def furnish(code: str, *, public: bool) -> Unit:
    unit = make_unit(code)
    owner = make_object(code, units=[unit, make_unit()])
    make_budget_line(make_object_plan(owner, is_public=public), title=code)
    plan = make_operational_plan(code, committees=[unit, make_unit()], is_public=public)
    make_activity(plan)
    make_follow_up(plan)
    return unit


@pytest.fixture
def municipality() -> Municipality:
    return Municipality({code: furnish(code, public=code in PUBLIC) for code in sorted(ALL)})


def seen_by(reader: Reader) -> dict[str, set[str]]:
    """What ``reader`` sees of each kind, named by nämnd; each row is there once."""
    rows = {
        "objects": [one.code for one in ManagedObject.objects.visible_to(reader)],
        "plans": [one.object.code for one in ObjectPlan.objects.visible_to(reader)],
        "lines": [one.title for one in BudgetLine.objects.visible_to(reader)],
        "operational": [one.code for one in OperationalPlan.objects.visible_to(reader)],
        "activities": [one.plan.code for one in Activity.objects.visible_to(reader)],
        "follow_ups": [one.plan.code for one in FollowUp.objects.visible_to(reader)],
    }
    assert all(len(codes) == len(set(codes)) for codes in rows.values())
    return {kind: set(codes) for kind, codes in rows.items()}


def assert_sees_everything(reader: Reader) -> None:
    assert all(codes == ALL for codes in seen_by(reader).values())


def assert_sees_only_what_is_public(reader: Reader) -> None:
    found = seen_by(reader)
    assert found.pop("objects") == set()
    assert all(codes == PUBLIC for codes in found.values())


def give_role(user: User, role: str, side: str, *, first: int = -10, last: int | None) -> None:
    """Give a role from ``first`` days from now until ``last`` days from now (None: no end)."""
    today = timezone.localdate()
    RoleAssignment.objects.create(
        object=ManagedObject.objects.get(code="BIN"),
        user=user,
        role=role,
        side=side,
        valid_from=today + timedelta(days=first),
        valid_to=None if last is None else today + timedelta(days=last),
    )


@pytest.mark.parametrize("side", RoleAssignment.Side.values)
@pytest.mark.parametrize("role", RoleAssignment.Role.values)
@pytest.mark.parametrize("last", [None, 0, 30])
def test_whoever_holds_a_role_on_some_object_sees_everything(municipality, role, side, last):
    user = make_user()
    give_role(user, role, side, last=last)

    assert_sees_everything(user)


@pytest.mark.parametrize("role", RoleAssignment.Role.values)
def test_a_role_that_has_ended_shows_nothing_more(municipality, role):
    user = make_user()
    give_role(user, role, "verksamhet", last=-1)

    assert_sees_only_what_is_public(user)


def test_a_role_that_has_not_begun_shows_nothing_yet(municipality):
    user = make_user()
    give_role(user, "ledare", "it", first=1, last=None)

    assert_sees_only_what_is_public(user)


@pytest.mark.parametrize("group", sorted(READS_EVERYTHING))
def test_a_group_that_reads_everything_sees_everything(municipality, group):
    user = make_user()
    user.groups.add(StockGroup.objects.get_or_create(name=group)[0])

    assert_sees_everything(user)


def test_every_group_but_the_members_of_committees_reads_everything():
    assert set(Group) - READS_EVERYTHING == {Group.COMMITTEE_MEMBER}


@pytest.mark.parametrize("code", ["BOU", "BIN"])
def test_a_member_sees_what_concerns_their_committee_and_what_is_public(municipality, code):
    member = make_user()
    member.groups.add(StockGroup.objects.get_or_create(name=Group.COMMITTEE_MEMBER)[0])
    member.committees.add(municipality.units[code])

    found = seen_by(member)
    assert found.pop("objects") == {code}
    assert all(codes == {code} | PUBLIC for codes in found.values())


def test_a_member_of_two_committees_sees_both_and_each_row_once(municipality):
    member = make_user()
    member.committees.set(municipality.units.values())
    ManagedObject.objects.get(code="BOU").units.add(*municipality.units.values())

    assert_sees_everything(member)


def test_a_member_without_a_committee_sees_only_what_is_public(municipality):
    member = make_user()
    member.groups.add(StockGroup.objects.get_or_create(name=Group.COMMITTEE_MEMBER)[0])

    assert_sees_only_what_is_public(member)


def test_whoever_is_signed_in_without_a_role_sees_only_what_is_public(municipality):
    assert_sees_only_what_is_public(make_user())


def test_a_group_of_another_name_shows_nothing(municipality):
    user = make_user()
    user.groups.add(StockGroup.objects.get_or_create(name="Fikagruppen")[0])

    assert_sees_only_what_is_public(user)


def test_whoever_is_not_signed_in_sees_only_what_is_public(municipality):
    assert_sees_only_what_is_public(AnonymousUser())


def test_a_superuser_sees_everything(municipality):
    assert_sees_everything(make_user(is_superuser=True))


def test_whoever_is_deactivated_sees_only_what_is_public_whatever_they_were(municipality):
    user = make_user(is_superuser=True, is_active=False)
    user.groups.add(StockGroup.objects.get_or_create(name=Group.ADMINISTRATOR)[0])
    user.committees.set(municipality.units.values())
    give_role(user, "agare", "verksamhet", last=None)

    assert_sees_only_what_is_public(user)


def test_whoever_answers_for_an_activity_or_leads_a_follow_up_sees_it_and_nothing_more(
    municipality,
):
    user = make_user()
    Activity.objects.filter(plan__code="BOU").update(owner=user)
    FollowUp.objects.filter(plan__code="BIN").update(leader=user)

    found = seen_by(user)
    assert found.pop("activities") == {"BOU"} | PUBLIC
    assert found.pop("follow_ups") == {"BIN"} | PUBLIC
    assert found.pop("objects") == set()
    assert all(codes == PUBLIC for codes in found.values())
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert_sees_only_what_is_public(User.objects.get(pk=user.pk))


def test_a_public_follow_up_is_seen_though_its_plan_is_not(municipality):
    FollowUp.objects.filter(plan__code="BOU").update(is_public=True)

    found = seen_by(AnonymousUser())
    assert found["follow_ups"] == {"BOU"} | PUBLIC
    assert found["operational"] == PUBLIC
