"""The table of who may do what, read by name and asked by user."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group as StockGroup
from django.core.exceptions import PermissionDenied

from objects.models import ManagedObject, RoleAssignment, User
from objects.permissions import ALLOWED, ALLOWED_ON_OBJECT, Action, may, require, rights_of
from objects.roles import Group
from tests.build import NEW_YEAR, make_object, make_user

BUDGET, ACTIVITIES = Action.IMPORT_BUDGET, Action.IMPORT_ACTIVITIES
PLAN_WORK = {
    Action.EDIT_PLAN,
    Action.EDIT_BUDGET,
    Action.EXPLAIN_DIFFERENCE,
    Action.REVIEW_PLAN,
    Action.RENEW_PLAN,
    Action.EDIT_ACTIVITIES,
    Action.REPORT_STATUS,
    Action.PUBLISH,
    Action.ARCHIVE,
}
EXPECTED = {
    Group.ADMINISTRATOR: set(Action),
    Group.CONTROLLER: {
        BUDGET,
        ACTIVITIES,
        Action.EDIT_BUDGET,
        Action.EDIT_KEYS,
        Action.EXPLAIN_DIFFERENCE,
        Action.REVIEW_PLAN,
        Action.LEAD_FOLLOW_UP,
    },
    Group.PORTFOLIO_MANAGER: PLAN_WORK
    | {ACTIVITIES, Action.LEAD_FOLLOW_UP, Action.EDIT_YEAR_WHEEL}
    | {Action.APPROVE, Action.RELEASE, Action.EDIT_KEYS},
    Group.COMMITTEE_SECRETARY: {
        Action.EDIT_YEAR_WHEEL,
        Action.RECORD_DECISION,
        Action.RELEASE,
        Action.ARCHIVE,
    },
    Group.COMMITTEE_MEMBER: set(),
    Group.READER: set(),
}
EXPECTED_ON_OBJECT = {
    RoleAssignment.Role.OWNER: {Action.REVIEW_PLAN, Action.APPROVE},
    RoleAssignment.Role.LEADER: PLAN_WORK,
    RoleAssignment.Role.SPECIALIST: {Action.REPORT_STATUS},
}
every_action = pytest.mark.parametrize("action", Action, ids=lambda action: action.name)


def person_in(*groups: str, **fields: Any):
    user = make_user(**fields)
    user.groups.set(StockGroup.objects.get_or_create(name=name)[0] for name in groups)
    return user


def give(user: User, owned: ManagedObject, role: str, **dates: date) -> None:
    RoleAssignment.objects.create(
        object=owned, user=user, role=role, side="it", **{"valid_from": NEW_YEAR} | dates
    )


def test_the_tables_have_a_row_for_every_role():
    assert set(ALLOWED) == set(Group)
    assert set(ALLOWED_ON_OBJECT) == set(RoleAssignment.Role)


@every_action
def test_everything_is_open_to_someone_besides_the_administrator(action):
    assert {group for group in Group if action in ALLOWED[group]} > {Group.ADMINISTRATOR}


@every_action
@pytest.mark.parametrize("group", Group)
@pytest.mark.django_db
def test_a_group_may_do_what_its_row_says(group, action):
    expected = EXPECTED[group]

    assert may(person_in(group), action) is (action in expected)


@pytest.mark.django_db
def test_whoever_is_in_two_groups_may_do_what_either_may():
    user = person_in(Group.READER, Group.PORTFOLIO_MANAGER, "Fikagruppen")

    assert may(user, ACTIVITIES)
    assert not may(user, BUDGET)


@every_action
@pytest.mark.django_db
def test_a_superuser_may_do_everything(action):
    assert may(make_user(is_superuser=True), action)


@every_action
@pytest.mark.django_db
def test_whoever_is_deactivated_may_do_nothing(action):
    assert not may(person_in(Group.ADMINISTRATOR, is_superuser=True, is_active=False), action)


@every_action
@pytest.mark.parametrize("role", RoleAssignment.Role)
@pytest.mark.django_db
def test_a_role_holds_on_its_own_object_only(role, action):
    user, own, other = make_user(), make_object(), make_object()
    give(user, own, role)

    assert may(user, action, own) is (action in EXPECTED_ON_OBJECT[role])
    assert not may(user, action, other)
    assert not may(user, action)


@pytest.mark.parametrize(
    "dates",
    [{"valid_from": date(2050, 1, 1)}, {"valid_from": NEW_YEAR, "valid_to": date(2022, 6, 30)}],
    ids=["not yet", "no longer"],
)
@pytest.mark.django_db
def test_a_role_opens_nothing_outside_its_dates(dates):
    user, own = make_user(), make_object()
    give(user, own, "ledare", **dates)

    assert not may(user, Action.EDIT_PLAN, own)


@pytest.mark.django_db
def test_two_roles_on_an_object_add_up(django_assert_num_queries):
    user, own = make_user(), make_object()
    give(user, own, "specialist")
    give(user, own, "ledare")

    with django_assert_num_queries(2):
        rights = rights_of(user)

    assert rights.on_objects[own.pk] == PLAN_WORK
    assert rights.objects_for(Action.EDIT_PLAN) == {own.pk}


@every_action
@pytest.mark.django_db
def test_whoever_may_not_is_stopped_in_swedish(action):
    with pytest.raises(PermissionDenied, match="Din roll får inte"):
        require(person_in(Group.READER), action)


@every_action
@pytest.mark.django_db
def test_whoever_may_is_let_through(action):
    require(person_in(Group.ADMINISTRATOR), action)


@every_action
def test_a_command_on_the_server_is_let_through(action):
    require(None, action)
