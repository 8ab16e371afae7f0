"""A plan that nothing stands in the way of, and the four who take it to a decision."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group as StockGroup

from objects.models import ObjectPlan, RoleAssignment, Unit, User
from objects.roles import Group
from reports.publishing.subjects import PlanSubject
from tests.build import NEW_YEAR, make_user
from tests.reports.review.ground import sound_plan


@dataclass(frozen=True)
class Cast:
    """The plan and its people."""

    plan: ObjectPlan
    leader: User
    owner: User
    it_owner: User
    secretary: User

    @property
    def subject(self) -> PlanSubject:
        return PlanSubject(self.plan)

    @property
    def committee(self) -> Unit:
        return self.plan.object.units.get()


def holder(plan: ObjectPlan, role: str, side: str, name: str) -> User:
    user = make_user(name.lower(), first_name=name, email=f"{name.lower()}@exempel.se")
    RoleAssignment.objects.create(
        object=plan.object, user=user, role=role, side=side, valid_from=NEW_YEAR
    )
    return user


def in_group(group: Group, name: str) -> User:
    user = make_user(name.lower(), first_name=name, email=f"{name.lower()}@exempel.se")
    user.groups.add(StockGroup.objects.get_or_create(name=group)[0])
    return user


def make_cast() -> Cast:
    plan = sound_plan()
    plan.versions.all().delete()
    return Cast(
        plan,
        holder(plan, "ledare", "verksamhet", "Lena"),
        holder(plan, "agare", "verksamhet", "Vera"),
        holder(plan, "agare", "it", "Ivar"),
        in_group(Group.COMMITTEE_SECRETARY, "Sara"),
    )


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()
