"""The plan that each test breaks in one place."""

import pytest

from objects.models import Goal, ObjectPlan
from tests.reports.review.ground import sound_plan


@pytest.fixture
def plan(db: None) -> ObjectPlan:
    return sound_plan()


@pytest.fixture
def goal(plan: ObjectPlan) -> Goal:
    """The only goal of the plan."""
    return Goal.objects.get(scheme=plan.goal_scheme)
