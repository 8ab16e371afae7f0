"""Who may do what: one readable table from role to action.

Roles come from two places: groups, which hold for the whole municipality, and
``RoleAssignment``, which holds for one object between two dates.
"""

from enum import Enum, auto

from django.core.exceptions import PermissionDenied

from objects.models import User
from objects.roles import Group


class Action(Enum):
    """Something that not everyone may do."""

    IMPORT_BUDGET = auto()
    IMPORT_ACTIVITIES = auto()


ALLOWED: dict[Group, frozenset[Action]] = {
    Group.ADMINISTRATOR: frozenset(Action),
    Group.CONTROLLER: frozenset({Action.IMPORT_BUDGET, Action.IMPORT_ACTIVITIES}),
    Group.PORTFOLIO_MANAGER: frozenset({Action.IMPORT_ACTIVITIES}),
    Group.COMMITTEE_SECRETARY: frozenset(),
    Group.COMMITTEE_MEMBER: frozenset(),
    Group.READER: frozenset(),
}


def may(user: User, action: Action) -> bool:
    """Tell whether ``user`` may do ``action`` somewhere in the municipality."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    groups = user.groups.values_list("name", flat=True)
    return any(action in ALLOWED[Group(name)] for name in groups if name in set(Group))


def require(user: User | None, action: Action) -> None:
    """Stop a user who may not do ``action``.

    ``None`` stands for the one who runs a command on the server, who may do everything.

    Raises:
        PermissionDenied: the user may not.
    """
    if user is not None and not may(user, action):
        raise PermissionDenied("Din roll får inte göra det här.")
