"""A member of a nämnd, and a plan of theirs that versions are issued of."""

import pytest
from django.contrib.auth.models import Group as StockGroup

from objects.models import ObjectPlan, Unit, User
from objects.roles import Group
from reports.room import facts
from tests.build import make_user
from tests.reports.review.ground import sound_plan


@pytest.fixture
def plan(db) -> ObjectPlan:
    return sound_plan()


@pytest.fixture
def member(plan) -> User:
    user = make_user("ledamot")
    user.groups.add(StockGroup.objects.get_or_create(name=Group.COMMITTEE_MEMBER)[0])
    user.committees.add(Unit.objects.get(code="BOU"))
    return user


@pytest.fixture
def reading(client, member):
    client.force_login(member)
    return client


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    monkeypatch.setattr(facts, "_known", {})
