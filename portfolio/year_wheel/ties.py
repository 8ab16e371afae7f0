"""What binds a person to the plan work: groups, roles on objects, nämnder, and what they report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from activities.models import Activity
from objects.models import ManagedObject, RoleAssignment, User
from objects.permissions import ALLOWED_ON_OBJECT, Action
from objects.roles import Group

Role = RoleAssignment.Role


@dataclass(frozen=True)
class Ties:
    """One person's ties as they are today.

    ``roles`` and ``codes`` go by the key of the object where a role is held, ``committees`` (codes)
    by the key of the nämnd. ``served`` are the units that these objects, and those of the nämnder,
    serve. ``reports_in`` are the operational plans where the person reports on some activity.
    """

    user: int
    groups: frozenset[Group] = frozenset()
    roles: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    codes: Mapping[int, str] = field(default_factory=dict)
    committees: Mapping[int, str] = field(default_factory=dict)
    served: Mapping[int, frozenset[int]] = field(default_factory=dict)
    reports_in: frozenset[int] = frozenset()


def ties_of(user: User) -> Ties:
    """Gather the ties of ``user`` (at most five queries)."""
    held = RoleAssignment.objects.filter(user=user).current(timezone.localdate())
    roles: dict[int, frozenset[Role]] = {}
    codes: dict[int, str] = {}
    for pk, code, role in held.values_list("object_id", "object__code", "role"):
        roles[pk] = roles.get(pk, frozenset()) | {Role(role)}
        codes[pk] = code
    committees = dict(user.committees.values_list("pk", "code"))
    names = set(user.groups.values_list("name", flat=True)) & set(Group)
    return Ties(
        user=user.pk,
        groups=frozenset(map(Group, names)),
        roles=roles,
        codes=codes,
        committees=committees,
        served=_served(set(roles), set(committees)),
        reports_in=_reports_in(user, roles),
    )


def _served(objects: set[int], committees: set[int]) -> dict[int, frozenset[int]]:
    links = ManagedObject.units.through.objects.filter(
        Q(managedobject__in=objects) | Q(unit__in=committees)
    )
    served: dict[int, frozenset[int]] = {}
    for pk, unit in links.values_list("managedobject_id", "unit_id"):
        served[pk] = served.get(pk, frozenset()) | {unit}
    return served


def _reports_in(user: User, roles: Mapping[int, frozenset[Role]]) -> frozenset[int]:
    """The plans with an activity that the user answers for, or whose object they report on."""
    objects = {
        pk
        for pk, held in roles.items()
        if any(Action.REPORT_STATUS in ALLOWED_ON_OBJECT[role] for role in held)
    }
    own = Activity.objects.filter(Q(owner=user) | Q(object__in=objects))
    return frozenset(own.order_by().values_list("plan", flat=True).distinct())
