"""Who may edit, report and lead: roles on the object, and being the one who answers for it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group as StockGroup
from django.core.exceptions import PermissionDenied

from activities.permissions import (
    may_edit_activity,
    may_lead,
    may_report,
    require_edit_activity,
    require_lead,
    require_report,
)
from objects.models import RoleAssignment
from objects.permissions import Rights, rights_of
from objects.roles import Group
from tests.build import NEW_YEAR, make_activity, make_follow_up, make_object, make_user

pytestmark = pytest.mark.django_db
Role = RoleAssignment.Role

# edit, report, lead
BY_GROUP = {
    Group.ADMINISTRATOR: (True, True, True),
    Group.PORTFOLIO_MANAGER: (True, True, True),
    Group.CONTROLLER: (False, True, True),
    Group.COMMITTEE_SECRETARY: (False, False, False),
    Group.COMMITTEE_MEMBER: (False, False, False),
    Group.READER: (False, False, False),
}
BY_ROLE = {
    Role.OWNER: (False, False, False),
    Role.LEADER: (True, True, False),
    Role.SPECIALIST: (False, True, False),
}


def the_activity(**fields: Any):
    activity = make_activity(object=make_object(), **fields)
    return activity, make_follow_up(activity.plan)


def answers(user, activity, follow_up, rights=None) -> tuple[bool, bool, bool]:
    return (
        may_edit_activity(user, activity, rights),
        may_report(user, activity, follow_up, rights),
        may_lead(user, follow_up, rights),
    )


def member_of(group: Group):
    user = make_user()
    user.groups.add(StockGroup.objects.get_or_create(name=group)[0])
    return user


def holder(role: Role, owned):
    user = make_user()
    RoleAssignment.objects.create(
        object=owned, user=user, role=role, side="it", valid_from=NEW_YEAR
    )
    return user


@pytest.mark.parametrize("group", Group)
def test_a_group_may_do_the_same_with_every_activity(group):
    assert answers(member_of(group), *the_activity()) == BY_GROUP[group]


@pytest.mark.parametrize("role", Role)
def test_a_role_reaches_the_activities_of_its_own_object_only(role):
    activity, follow_up = the_activity()
    user = holder(role, activity.object)

    assert answers(user, activity, follow_up) == BY_ROLE[role]
    assert answers(user, *the_activity()) == (False, False, False)
    assert answers(user, make_activity(), follow_up) == (False, False, False)


def test_whoever_answers_for_an_activity_reports_it_but_does_not_edit_it():
    owner = make_user()

    assert answers(owner, *the_activity(owner=owner)) == (False, True, False)
    assert answers(owner, *the_activity()) == (False, False, False)


def test_whoever_leads_a_follow_up_leads_and_reports_at_that_one_only():
    leader = make_user()
    activity = make_activity()
    led = make_follow_up(activity.plan, leader=leader)
    other = make_follow_up(activity.plan, cut_off="2022-12-31")

    assert answers(leader, activity, led) == (False, True, True)
    assert answers(leader, activity, other) == (False, False, False)


def test_whoever_is_deactivated_may_nothing_even_with_what_is_theirs():
    gone = make_user(is_active=False)
    activity, follow_up = the_activity(owner=gone)
    follow_up.leader = gone

    assert answers(gone, activity, follow_up) == (False, False, False)


def test_a_command_on_the_server_may_everything():
    assert answers(None, *the_activity()) == (True, True, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_asks_for_the_rights_once(rows, django_assert_num_queries):
    owned = make_object()
    user = holder(Role.LEADER, owned)
    activities = [make_activity(object=owned) for _ in range(rows)]
    follow_up = make_follow_up(activities[0].plan)

    with django_assert_num_queries(2):
        rights = rights_of(user)
        found = {answers(user, activity, follow_up, rights) for activity in activities}

    assert found == {(True, True, False)}


def test_whoever_may_not_is_stopped_in_swedish():
    stranger = make_user()
    activity, follow_up = the_activity()

    with pytest.raises(PermissionDenied, match="får inte ändra aktiviteten"):
        require_edit_activity(stranger, activity)
    with pytest.raises(PermissionDenied, match="får inte rapportera"):
        require_report(stranger, activity, follow_up)
    with pytest.raises(PermissionDenied, match="får inte leda"):
        require_lead(stranger, follow_up)
    with pytest.raises(PermissionDenied):
        require_edit_activity(None, activity, Rights())


def test_whoever_may_is_let_through():
    activity, follow_up = the_activity()
    user = member_of(Group.ADMINISTRATOR)

    require_edit_activity(user, activity)
    require_report(user, activity, follow_up)
    require_lead(user, follow_up)
