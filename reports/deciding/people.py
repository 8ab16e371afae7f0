"""Who takes the steps: by role on the object, or by group."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from activities.models import FollowUp
from objects.models import ObjectPlan, RoleAssignment, User
from objects.permissions import Action
from objects.roles import Group
from reports.deciding.secretaries import concerned, ties_of_secretaries
from reports.deciding.way import Turn, Way, Who
from reports.models import Approval
from reports.publishing.subjects import Subject

Role = RoleAssignment.Role
Side = Approval.Side


def sides_held(subject: Subject, user: User) -> tuple[Approval.Side, ...]:
    """Give the sides of ``subject`` that ``user`` answers for today (one query)."""
    if not user.is_active:
        return ()
    if isinstance(subject.row, FollowUp):
        held = user.groups.filter(name=Group.PORTFOLIO_MANAGER).exists()
        return subject.sides if held else ()
    own = _holding(subject.row, Role.OWNER).filter(user=user)
    sides = set(own.values_list("side", flat=True))
    return tuple(side for side in subject.sides if side.value in sides)


def people_of(turn: Turn, way: Way) -> tuple[User, ...]:
    """Give those whose turn it is, active ones only (a query for each who)."""
    found: dict[int, User] = {}
    for who in turn.who:
        for user in _people(who, turn, way):
            if user.is_active:
                found.setdefault(user.pk, user)
    return tuple(found.values())


def _people(who: Who, turn: Turn, way: Way) -> Iterable[User]:
    if who is Who.SECRETARY:
        theirs = concerned(ties_of_secretaries(), way.subject.committee_keys)
        return _ordered(Q(pk__in=theirs))
    if who is Who.OWNERS:
        return owners(way.subject, turn.sides)
    return _leaders(way)


def owners(subject: Subject, sides: Iterable[Approval.Side]) -> Iterable[User]:
    """Give those who answer for any of ``sides``."""
    if isinstance(subject.row, FollowUp):
        return _members(Group.PORTFOLIO_MANAGER)
    held = _holding(subject.row, Role.OWNER).filter(side__in=list(sides))
    return _ordered(Q(object_roles__in=held))


def _leaders(way: Way) -> list[User]:
    row = way.subject.row
    asker = way.asked.request.asked_by if way.asked else None
    if isinstance(row, ObjectPlan):
        found = list(_ordered(Q(object_roles__in=_holding(row, Role.LEADER))))
    else:
        found = [row.leader] if row.leader else []
    may_still = asker is not None and way.subject.may(asker, Action.PUBLISH)
    return [*found, *([asker] if asker and may_still else [])]


def _holding(plan: ObjectPlan, role: RoleAssignment.Role) -> QuerySet[RoleAssignment]:
    held = RoleAssignment.objects.filter(object=plan.object_id, role=role)
    return held.current(timezone.localdate())


def _members(group: Group) -> Iterable[User]:
    return _ordered(Q(groups__name=group))


def _ordered(wanted: Q) -> Iterable[User]:
    return User.objects.filter(wanted, is_active=True).order_by("last_name", "pk").distinct()
