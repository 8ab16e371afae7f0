"""The plan that the tests of this folder import into."""

import pytest

from activities.models import OperationalPlan
from tests.activities.importing_ground import make_plan


@pytest.fixture
def plan(db: None) -> OperationalPlan:
    return make_plan()
