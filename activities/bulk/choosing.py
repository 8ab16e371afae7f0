"""The list's mode in which rows are chosen, to be changed together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django.http import HttpRequest, QueryDict

from activities.forms.bulk import VALUE_FORMS
from activities.models import Activity, FollowUp
from objects.models import User
from objects.permissions import Action, Rights, rights_of

MODE_FIELD = "andra"
EVERY_ROW = "alla"
CHANGING = frozenset({Action.EDIT_ACTIVITIES, Action.REPORT_STATUS, Action.LEAD_FOLLOW_UP})


def may_by_role(rights: Rights) -> bool:
    """Tell whether a role lets its holder change any activities."""
    by_role = rights.anywhere | frozenset[Action]().union(*rights.on_objects.values())
    return bool(by_role & CHANGING)


def may_choose(user: User, rights: Rights) -> bool:
    """Tell whether there may be any activity that ``user`` can change (two queries at most)."""
    return (
        may_by_role(rights)
        or Activity.objects.filter(owner=user).exists()
        or FollowUp.objects.filter(leader=user).exists()
    )


def choosing(request: HttpRequest, params: QueryDict, records: Iterable[Any]) -> dict[str, Any]:
    """What the list needs to offer the mode, and to show it when the address asks for it.

    It is offered to those with a role; whoever answers for single activities reports them on a
    page of their own, but is let in. Marks each of ``records`` as ``choosable`` or not. The number
    of queries is constant.
    """
    user = cast("User", request.user)
    rights = rights_of(user)
    if MODE_FIELD not in params:
        return {"may_choose": may_by_role(rights)}
    if not may_choose(user, rights):
        return {}
    led = set(FollowUp.objects.filter(leader=user, is_open=True).values_list("plan", flat=True))
    for record in records:
        record.choosable = _choosable(record, user, rights, led)
    return {
        "may_choose": True,
        "choosing": True,
        "every_row": params[MODE_FIELD] == EVERY_ROW,
        "every_row_query": _query(params, EVERY_ROW),
        "plain_query": _query(params, ""),
        "choice_fields": [(name, form.label) for name, form in VALUE_FORMS.items()],
    }


def _query(params: QueryDict, mode: str) -> str:
    """The address of the same list in another mode; none when empty."""
    copy = params.copy()
    copy.pop(MODE_FIELD)
    if mode:
        copy[MODE_FIELD] = mode
    return copy.urlencode()


def _choosable(activity: Activity, user: User, rights: Rights, led: set[int]) -> bool:
    return (
        any(rights.may(action, activity.object_id) for action in CHANGING)
        or activity.owner_id == user.pk
        or activity.plan_id in led
    )
