"""A plan with two of most things, and two who edit it."""

import pytest

from objects.models import ObjectPlan, RoleAssignment, User
from tests.build import NEW_YEAR, make_component, make_user
from tests.reports import factories


@pytest.fixture
def plan() -> ObjectPlan:
    plan = factories.object_plan(rows=2)
    make_component(plan.object, name="Lärplattform")
    plan.difference_reasons.create(text="Fler licenser", order=1)
    return plan


def leader_of(plan: ObjectPlan, side: str) -> User:
    user = make_user(f"ledare-{side}", first_name=f"Objektledare {side}")
    RoleAssignment.objects.create(
        object=plan.object, user=user, role="ledare", side=side, valid_from=NEW_YEAR
    )
    return user


@pytest.fixture
def leader(plan: ObjectPlan) -> User:
    return leader_of(plan, "verksamhet")


@pytest.fixture
def colleague(plan: ObjectPlan) -> User:
    return leader_of(plan, "it")
