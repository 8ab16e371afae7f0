"""The table of who may do what, read by name and asked by user."""

from typing import Any

import pytest
from django.contrib.auth.models import Group as StockGroup
from django.core.exceptions import PermissionDenied

from objects.models import RoleAssignment
from objects.permissions import ALLOWED, Action, may, require
from objects.roles import Group
from tests.build import NEW_YEAR, make_object, make_user

BUDGET, ACTIVITIES = Action.IMPORT_BUDGET, Action.IMPORT_ACTIVITIES
EXPECTED = {
    Group.ADMINISTRATOR: {BUDGET, ACTIVITIES},
    Group.CONTROLLER: {BUDGET, ACTIVITIES},
    Group.PORTFOLIO_MANAGER: {ACTIVITIES},
    Group.COMMITTEE_SECRETARY: set(),
    Group.COMMITTEE_MEMBER: set(),
    Group.READER: set(),
}
every_action = pytest.mark.parametrize("action", Action, ids=lambda action: action.name)


def person_in(*groups: str, **fields: Any):
    user = make_user(**fields)
    user.groups.set(StockGroup.objects.get_or_create(name=name)[0] for name in groups)
    return user


def test_the_table_has_a_row_for_every_group():
    assert set(ALLOWED) == set(Group)


@every_action
def test_every_import_is_open_to_someone_besides_the_administrator(action):
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
@pytest.mark.parametrize("role", RoleAssignment.Role.values)
@pytest.mark.django_db
def test_a_role_on_an_object_does_not_open_the_imports(role, action):
    user = make_user()
    RoleAssignment.objects.create(
        object=make_object(), user=user, role=role, side="it", valid_from=NEW_YEAR
    )

    assert not may(user, action)


@every_action
@pytest.mark.django_db
def test_whoever_may_not_is_stopped_in_swedish(action):
    with pytest.raises(PermissionDenied, match="Din roll får inte"):
        require(person_in(Group.READER), action)


@every_action
@pytest.mark.django_db
def test_whoever_may_is_let_through(action):
    require(person_in(Group.CONTROLLER), action)


@every_action
def test_a_command_on_the_server_is_let_through(action):
    require(None, action)
