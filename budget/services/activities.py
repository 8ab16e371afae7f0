"""Activities saved together with the budget lines that pay for them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from activities.models import Activity, OperationalPlan
from activities.services.editing import Draft, add_activity, change_activity
from budget.services.activity_lines import link_lines
from objects.models import User
from objects.permissions import rights_of


@transaction.atomic
def add_with_lines(
    *, plan: OperationalPlan, draft: Draft, lines: Iterable[int], user: User | None
) -> Activity:
    """Enter a new activity in ``plan``, paid for by the budget lines with the keys ``lines``.

    Raises what :func:`~activities.services.editing.add_activity` and
    :func:`~budget.services.activity_lines.link_lines` do.
    """
    activity = add_activity(plan=plan, draft=draft, user=user)
    link_lines(activity, lines, user=user)
    return activity


@transaction.atomic
def change_with_lines(
    *,
    activity: Activity,
    draft: Draft,
    lines: Iterable[int],
    user: User | None,
    revision: int | None = None,
) -> Activity:
    """Change what ``draft`` says of ``activity``, and which budget lines pay for it.

    Raises what :func:`~activities.services.editing.change_activity` and
    :func:`~budget.services.activity_lines.link_lines` do.
    """
    rights = rights_of(user)
    changed = change_activity(
        activity=activity, draft=draft, user=user, revision=revision, rights=rights
    )
    link_lines(changed, lines, user=user, rights=rights)
    return changed
