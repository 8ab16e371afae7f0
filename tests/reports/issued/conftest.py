"""A decided version that everyone may read, and one that is not public."""

import pytest

from objects.models import ObjectPlan, PlanVersion
from reports.models import Publication, Release
from tests.publishing import ISSUED, make_publication
from tests.reports import factories


@pytest.fixture
def plan(db: None) -> ObjectPlan:
    return factories.object_plan(public=False)


@pytest.fixture
def decided(plan: ObjectPlan) -> Publication:
    return make_publication(plan, "1.0", stage=PlanVersion.Stage.DECIDED)


@pytest.fixture
def released(decided: Publication) -> Publication:
    Release.objects.create(publication=decided, released_at=ISSUED)
    return decided
