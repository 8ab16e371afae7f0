"""Who may edit an activity, report how it stands, and lead a follow-up.

To what the roles allow (``objects.permissions``) is added what follows from answering for one
activity or leading one follow-up. Lists gather the user's ``rights`` once and pass them on; without
them two queries are asked each time. A user of None is a command on the server.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from activities.models import Activity, FollowUp
from objects.models import User
from objects.permissions import Action, Rights, rights_of


def may_edit_activity(user: User | None, activity: Activity, rights: Rights | None = None) -> bool:
    """Tell whether ``user`` may change what ``activity`` says and where it stands.

    An activity without an object belongs to nobody's role: only those who may edit everywhere do.
    """
    return _rights(user, rights).may(Action.EDIT_ACTIVITIES, activity.object_id)


def may_report(
    user: User | None, activity: Activity, follow_up: FollowUp, rights: Rights | None = None
) -> bool:
    """Tell whether ``user`` may say how ``activity`` stands at ``follow_up``, were it open.

    The one who answers for the activity may, whoever may report for its object, and whoever may
    lead the follow-up.
    """
    rights = _rights(user, rights)
    return (
        rights.may(Action.REPORT_STATUS, activity.object_id)
        or _is(user, activity.owner_id)
        or may_lead(user, follow_up, rights)
    )


def may_lead(user: User | None, follow_up: FollowUp, rights: Rights | None = None) -> bool:
    """Tell whether ``user`` may open, close and move ``follow_up``, and remind people of it."""
    return _rights(user, rights).may(Action.LEAD_FOLLOW_UP) or _is(user, follow_up.leader_id)


def require_edit_activity(
    user: User | None, activity: Activity, rights: Rights | None = None
) -> None:
    """Stop a user who may not edit ``activity``.

    Raises:
        PermissionDenied: the user may not.
    """
    if not may_edit_activity(user, activity, rights):
        raise PermissionDenied("Din roll får inte ändra aktiviteten.")


def require_report(
    user: User | None, activity: Activity, follow_up: FollowUp, rights: Rights | None = None
) -> None:
    """Stop a user who may not report on ``activity`` at ``follow_up``.

    Raises:
        PermissionDenied: the user may not.
    """
    if not may_report(user, activity, follow_up, rights):
        raise PermissionDenied("Du får inte rapportera läget för aktiviteten.")


def require_lead(user: User | None, follow_up: FollowUp, rights: Rights | None = None) -> None:
    """Stop a user who may not lead ``follow_up``.

    Raises:
        PermissionDenied: the user may not.
    """
    if not may_lead(user, follow_up, rights):
        raise PermissionDenied("Du får inte leda uppföljningen.")


def _rights(user: User | None, rights: Rights | None) -> Rights:
    return rights_of(user) if rights is None else rights


def _is(user: User | None, key: int | None) -> bool:
    return user is not None and user.is_active and user.pk == key
