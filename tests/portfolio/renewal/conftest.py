"""A plan with goals, someone who may renew it, and a follow-up of the year."""

from datetime import date

import pytest
from django.test import Client

from activities.models import FollowUp
from objects.models import ObjectPlan, User
from tests.build import make_follow_up, make_goal, make_level, make_scheme
from tests.portfolio.renewal.ground import make_leader, make_plan, make_work


@pytest.fixture
def plan(db: None) -> ObjectPlan:
    scheme = make_scheme("mal-2022", name="Mål 2022", valid_to=date(2022, 12, 31))
    top = make_goal(scheme, number="1", title="Likvärdig skola")
    make_goal(scheme, level=make_level(scheme, 2, name="Delmål", plural="Delmål"), parent=top)
    return make_plan("UKFA", goal_scheme=scheme)


@pytest.fixture
def leader(plan: ObjectPlan) -> User:
    return make_leader(plan.object)


@pytest.fixture
def signed_in(client: Client, leader: User) -> Client:
    client.force_login(leader)
    return client


@pytest.fixture
def follow_up(db: None) -> FollowUp:
    work = make_work("UF-2022", name="Verksamhetsplan 2022")
    return make_follow_up(work, cut_off=date(2022, 8, 31))
