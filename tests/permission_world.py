"""A small municipality with one person of each role, for the matrix of permissions.

There are two of everything: ``own`` is where the roles are held, ``another`` is where they are
not. Nothing is public.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group as StockGroup
from django.utils import timezone

from activities.models import Activity, FollowUp
from budget.models import BudgetAlternative, BudgetLine, DifferenceReason, PreparedImport
from budget.uploading.files import first_reading
from objects.models import (
    ImportBatch,
    ManagedObject,
    ObjectPlan,
    PlanVersion,
    RoleAssignment,
    Unit,
    User,
    YearWheelDay,
)
from objects.roles import Group
from objects.sheets import read_workbook
from reports.models import Publication
from tests.build import (
    make_activity,
    make_budget_line,
    make_component,
    make_day,
    make_follow_up,
    make_goal,
    make_key,
    make_level,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_scheme,
    make_unit,
    make_user,
)
from tests.publishing import make_publication


@dataclass(frozen=True)
class Half:
    """One of the two halves: an object with its plan, an activity with its follow-up, and a day.

    ``line`` is shared by a key of the object, and ``alternative`` changes it.

    ``version`` is a decided version of the plan, which has not been released.

    ``token`` opens the calendar of someone who has no role; another's is out of use.
    """

    committee: Unit
    object: ManagedObject
    plan: ObjectPlan
    activity: Activity
    follow_up: FollowUp
    day: YearWheelDay
    token: str
    version: Publication
    batch: ImportBatch
    line: BudgetLine
    alternative: BudgetAlternative


@dataclass(frozen=True)
class World:
    """Both halves, and the people by the column of the matrix that they stand in."""

    own: Half
    another: Half
    people: list[User | None]


def make_half(code: str) -> Half:
    committee = make_unit(code)
    item = make_object(code, units=[committee])
    scheme = make_scheme()
    make_goal(scheme, level=make_level(scheme, 2), parent=make_goal(scheme))
    plan = make_object_plan(item, goal_scheme=scheme)
    operational = make_operational_plan(f"VP-{code}", committees=[committee])
    activity = make_activity(operational, object=item)
    make_component(item)
    for series, amount in (("budget", 100), ("utfall", 200)):
        make_budget_line(plan, series=series, kind="vm", unit=committee, amount=amount)
    DifferenceReason.objects.create(plan=plan, text="Nya licenser")
    day = make_day(object=item, unit=committee)
    token = code.ljust(43, "0")
    make_user(f"kalender-{code}", calendar_token=token, is_active=code == "EGEN")
    version = make_publication(plan, "1.0", stage=PlanVersion.Stage.DECIDED)
    follow_up = make_follow_up(operational)
    batch = ImportBatch.objects.create(kind="budget", target=plan.code, file_name="b.csv")
    line = make_budget_line(plan, key=make_key((committee, 1, 1), object=item))
    alternative = BudgetAlternative.objects.create(plan=plan, name="Halva")
    alternative.changes.create(line=line, amount=50, key=line.key, was_amount=100, was_key=line.key)
    return Half(
        committee, item, plan, activity, follow_up, day, token, version, batch, line, alternative
    )


def upload(half: Half, user: User | None) -> None:
    """A file that ``user`` has uploaded for the plan and not taken in."""
    assert user is not None
    content = f"Post;VM/VU;Nämnd;Budget 2022\nLicens;VM;{half.committee.code};100\n".encode()
    reading = first_reading(read_workbook(content, "b.csv"), half.plan, None).as_json()
    PreparedImport.objects.create(
        plan=half.plan, file_name="b.csv", content=content, reading=reading, created_by=user
    )


def person(name: str, **fields: Any) -> User:
    """Someone who logs in with a password."""
    return make_user(name, password="hemligt", **fields)


def in_group(group: Group) -> User:
    user = person(group)
    user.groups.add(StockGroup.objects.get_or_create(name=group)[0])
    return user


def with_role(item: ManagedObject, role: str, side: str, last: int | None = None) -> User:
    """Someone who holds a role from long ago until ``last`` days from now (None: no end)."""
    user = person(f"{role}-{side}-{last}")
    today = timezone.localdate()
    RoleAssignment.objects.create(
        object=item,
        user=user,
        role=role,
        side=side,
        valid_from=today - timedelta(days=1000),
        valid_to=None if last is None else today + timedelta(days=last),
    )
    return user


def member_of(committee: Unit) -> User:
    user = in_group(Group.COMMITTEE_MEMBER)
    user.username = f"ledamot-{committee.code}"
    user.save()
    user.committees.add(committee)
    return user


def answering_for(row: Activity | FollowUp, field: str) -> User:
    """Someone without any role, who answers for one activity or leads one follow-up."""
    user = person(field)
    setattr(row, field, user)
    row.save()
    return user


def make_world() -> World:
    own, another = make_half("EGEN"), make_half("ANNAN")
    sides = RoleAssignment.Side.values
    people = [
        None,
        person("ingen-roll"),
        in_group(Group.ADMINISTRATOR),
        in_group(Group.CONTROLLER),
        in_group(Group.PORTFOLIO_MANAGER),
        in_group(Group.COMMITTEE_SECRETARY),
        member_of(own.committee),
        in_group(Group.READER),
        *(with_role(own.object, "agare", side) for side in sides),
        *(with_role(own.object, "ledare", side) for side in sides),
        *(with_role(own.object, "specialist", side) for side in sides),
        with_role(own.object, "ledare", "it", last=-1),
        member_of(make_unit("TREDJE")),
        answering_for(own.activity, "owner"),
        answering_for(own.follow_up, "leader"),
        person("allt", is_superuser=True),
    ]
    upload(own, people[3])
    upload(another, people[1])
    return World(own, another, people)
