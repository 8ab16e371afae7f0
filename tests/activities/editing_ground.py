"""An object with plan, goals and components, its objektledare, and an operational plan."""

from dataclasses import dataclass
from typing import Any

from activities.models import Activity, OperationalPlan
from objects.fuzzy import FuzzyDate, parse_fuzzy
from objects.models import Component, Goal, ManagedObject, ObjectPlan, RoleAssignment, User
from tests.build import (
    NEW_YEAR,
    make_activity,
    make_component,
    make_goal,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_scheme,
    make_user,
)


def when(text: str) -> FuzzyDate:
    return parse_fuzzy(text, year=2022)


ADOPTED = parse_fuzzy("oktober 2021", year=None)
AHEAD = parse_fuzzy("december 2099", year=None)


def leader_of(owned: ManagedObject) -> User:
    user = make_user()
    RoleAssignment.objects.create(
        object=owned, user=user, role="ledare", side="it", valid_from=NEW_YEAR
    )
    return user


@dataclass
class Ground:
    """``goal`` and ``component`` are the object's, ``place`` is a goal of the operational plan."""

    object: ManagedObject
    leader: User
    object_plan: ObjectPlan
    goal: Goal
    component: Component
    plan: OperationalPlan
    place: Goal

    def activity(self, **fields: Any) -> Activity:
        """An activity as the services leave it, with a record in its history."""
        return make_activity(self.plan, **{"object": self.object} | fields)


def make_ground(*, adopted: FuzzyDate | None = ADOPTED, **fields: Any) -> Ground:
    owned = make_object()
    object_plan = make_object_plan(owned, goal_scheme=make_scheme())
    assert object_plan.goal_scheme
    plan = make_operational_plan(adopted=adopted, **fields)
    return Ground(
        object=owned,
        leader=leader_of(owned),
        object_plan=object_plan,
        goal=make_goal(object_plan.goal_scheme),
        component=make_component(owned),
        plan=plan,
        place=make_goal(plan.goal_scheme),
    )
