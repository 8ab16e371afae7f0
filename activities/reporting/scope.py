"""Whose activities the page shows, and how far their reporting has come."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from activities.answering import answered_for_by, reportable_by
from activities.models import Activity, FollowUp
from activities.reporting.progress import Progress, progress_at
from objects.models import User
from objects.permissions import Rights

MINE, EVERYTHING = "mina", "alla"


@dataclass(frozen=True)
class Scope:
    """Whose activities are shown: the reader's own, or all that they may report on."""

    name: str
    progress: Progress
    others: int = 0

    @property
    def is_mine(self) -> bool:
        return self.name == MINE


def activities_for(
    user: User, follow_up: FollowUp, rights: Rights, *, scope: str
) -> QuerySet[Activity]:
    """The activities of the plan that the page shows ``user`` in ``scope``."""
    of_plan = Activity.objects.filter(plan=follow_up.plan_id)
    if scope == MINE:
        return of_plan.filter(answered_for_by(user))
    return of_plan.filter(reportable_by(user, follow_up, rights))


def scope_of(user: User, follow_up: FollowUp, rights: Rights, name: str) -> Scope:
    """Count what ``user`` is to report, and what is done of it (one query)."""
    shown = activities_for(user, follow_up, rights, scope=name)
    return Scope(name, progress_at(follow_up, shown))


def with_others(scope: Scope, user: User, follow_up: FollowUp, rights: Rights) -> Scope:
    """Count what ``user`` may report besides what is shown (one query)."""
    all_of_them = activities_for(user, follow_up, rights, scope=EVERYTHING)
    return replace(scope, others=all_of_them.count() - scope.progress.total)
