"""Who may do what: two readable tables from role to action, and the questions put to them.

Roles come from two places: groups, which hold for the whole municipality, and
``RoleAssignment``, which holds for one object between two dates. What follows from being
responsible for one activity or one follow-up stands in ``activities.permissions``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from objects.models import ManagedObject, RoleAssignment, User
from objects.roles import Group


class Action(Enum):
    """Something that not everyone may do."""

    IMPORT_BUDGET = auto()
    EDIT_BUDGET = auto()
    """Budget, forecast and outcome of a plan, and alternatives to them."""
    EDIT_KEYS = auto()
    """The distribution keys by which common costs are shared."""
    IMPORT_ACTIVITIES = auto()
    EDIT_PLAN = auto()
    """Texts, governing documents, goals, components, deviations and versions of an object plan."""
    EXPLAIN_DIFFERENCE = auto()
    """The reasons why a budget differs from the year before."""
    REVIEW_PLAN = auto()
    """Read the remarks on a plan that is being written, which is working material."""
    RENEW_PLAN = auto()
    """Begin next year's plan from this year's."""
    EDIT_ACTIVITIES = auto()
    REPORT_STATUS = auto()
    LEAD_FOLLOW_UP = auto()
    """Open, close and move a follow-up, see who has not reported and remind them."""
    EDIT_YEAR_WHEEL = auto()
    PUBLISH = auto()
    """Ask for approval of a plan and issue versions of it."""
    APPROVE = auto()
    """Answer for one's side when approval of a plan is asked for."""
    RECORD_DECISION = auto()
    """Record what a nämnd decided, and issue the decided version."""
    RELEASE = auto()
    """Make a decided version public."""
    ARCHIVE = auto()
    """Take out what is to be kept of a plan."""


_PLAN_WORK = frozenset(
    {
        Action.EDIT_PLAN,
        Action.EDIT_BUDGET,
        Action.EXPLAIN_DIFFERENCE,
        Action.REVIEW_PLAN,
        Action.RENEW_PLAN,
        Action.EDIT_ACTIVITIES,
        Action.REPORT_STATUS,
        Action.PUBLISH,
        Action.ARCHIVE,
    }
)

# Everywhere in the municipality.
ALLOWED: dict[Group, frozenset[Action]] = {
    Group.ADMINISTRATOR: frozenset(Action),
    Group.PORTFOLIO_MANAGER: _PLAN_WORK
    | {
        Action.EDIT_KEYS,
        Action.IMPORT_ACTIVITIES,
        Action.LEAD_FOLLOW_UP,
        Action.EDIT_YEAR_WHEEL,
        Action.APPROVE,
        Action.RELEASE,
    },
    Group.CONTROLLER: frozenset(
        {
            Action.IMPORT_BUDGET,
            Action.EDIT_BUDGET,
            Action.EDIT_KEYS,
            Action.IMPORT_ACTIVITIES,
            Action.EXPLAIN_DIFFERENCE,
            Action.REVIEW_PLAN,
            Action.LEAD_FOLLOW_UP,
        }
    ),
    Group.COMMITTEE_SECRETARY: frozenset(
        {Action.EDIT_YEAR_WHEEL, Action.RECORD_DECISION, Action.RELEASE, Action.ARCHIVE}
    ),
    Group.COMMITTEE_MEMBER: frozenset(),
    Group.READER: frozenset(),
}

# On the object where the role is held, on either side, while it is held.
ALLOWED_ON_OBJECT: dict[RoleAssignment.Role, frozenset[Action]] = {
    RoleAssignment.Role.OWNER: frozenset({Action.REVIEW_PLAN, Action.APPROVE}),
    RoleAssignment.Role.LEADER: _PLAN_WORK,
    RoleAssignment.Role.SPECIALIST: frozenset({Action.REPORT_STATUS}),
}


@dataclass(frozen=True)
class Rights:
    """What one user may do: ``anywhere``, and besides on single objects (by primary key)."""

    anywhere: frozenset[Action] = frozenset()
    on_objects: Mapping[int, frozenset[Action]] = field(default_factory=dict)

    def may(self, action: Action, on: int | None = None) -> bool:
        """Tell whether ``action`` is allowed on the object with the key ``on``, or everywhere."""
        if action in self.anywhere:
            return True
        return on is not None and action in self.on_objects.get(on, frozenset())

    def objects_for(self, action: Action) -> frozenset[int]:
        """The keys of the objects where a role allows ``action``."""
        return frozenset(pk for pk, actions in self.on_objects.items() if action in actions)


EVERYTHING = Rights(frozenset(Action))


def rights_of(user: User | None) -> Rights:
    """Gather what ``user`` may do today (two queries).

    ``None`` stands for the one who runs a command on the server, who may do everything.
    """
    if user is None:
        return EVERYTHING
    if not user.is_active:
        return Rights()
    if user.is_superuser:
        return EVERYTHING
    names = set(user.groups.values_list("name", flat=True)) & set(Group)
    anywhere = frozenset[Action]().union(*(ALLOWED[Group(name)] for name in names))
    on_objects: dict[int, frozenset[Action]] = {}
    held = RoleAssignment.objects.filter(user=user).current(timezone.localdate())
    for pk, role in held.values_list("object_id", "role"):
        allowed = ALLOWED_ON_OBJECT[RoleAssignment.Role(role)]
        on_objects[pk] = on_objects.get(pk, frozenset()) | allowed
    return Rights(anywhere, on_objects)


def may(user: User | None, action: Action, on: ManagedObject | None = None) -> bool:
    """Tell whether ``user`` may do ``action`` on an object, or everywhere when none is named."""
    return rights_of(user).may(action, on.pk if on else None)


def require(user: User | None, action: Action, on: ManagedObject | None = None) -> None:
    """Stop a user who may not do ``action``.

    Raises:
        PermissionDenied: the user may not.
    """
    if not may(user, action, on):
        raise PermissionDenied("Din roll får inte göra det här.")
