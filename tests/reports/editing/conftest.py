"""A plan, and those who may and may not edit it."""

import pytest
from django.test import Client

from activities.models import Activity
from objects.fuzzy import parse_fuzzy
from objects.models import ObjectPlan, RoleAssignment, User
from tests.build import NEW_YEAR, make_user
from tests.reports import factories
from tests.reports.editing.parts import ROWS


@pytest.fixture
def plan() -> ObjectPlan:
    """A public plan with one of all that a plan may hold."""
    return factories.object_plan()


@pytest.fixture
def leader(plan: ObjectPlan) -> User:
    """The objektledare of the plan's object."""
    user = make_user("objektledare", first_name="Objektledare verksamhet")
    RoleAssignment.objects.create(
        object=plan.object, user=user, role="ledare", side="verksamhet", valid_from=NEW_YEAR
    )
    return user


@pytest.fixture
def desk(client: Client, leader: User) -> Client:
    """The objektledare, logged in."""
    client.force_login(leader)
    return client


@pytest.fixture
def activity(plan) -> Activity:
    """An activity in an adopted plan, with a planned date."""
    found: Activity = ROWS["aktivitet"](plan)
    found.plan.adopted = parse_fuzzy("oktober 2021", year=None)
    found.plan.save()
    found.planned_deadline = found.deadline = parse_fuzzy("juni 2022", year=None)
    found.save()
    return found
