"""A plan that nothing stands in the way of, and those who have a part in its versions."""

import pytest

from objects.models import ObjectPlan, RoleAssignment, User
from reports.publishing.subjects import PlanSubject
from tests.build import NEW_YEAR, make_user
from tests.reports.review.ground import sound_plan


@pytest.fixture
def plan(db) -> ObjectPlan:
    plan = sound_plan()
    plan.versions.all().delete()
    return plan


@pytest.fixture
def subject(plan) -> PlanSubject:
    return PlanSubject(plan)


@pytest.fixture
def leader(plan) -> User:
    user = make_user("ledare", first_name="Objektledare", last_name="verksamhet")
    RoleAssignment.objects.create(
        object=plan.object, user=user, role="ledare", side="verksamhet", valid_from=NEW_YEAR
    )
    return user
