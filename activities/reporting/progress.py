"""How far reporting has come: 18 av 23."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from activities.answering import answered, answered_for_by
from activities.models import Activity, FollowUp
from objects.models import User


@dataclass(frozen=True)
class Progress:
    """How many activities have a status in all their places, of how many."""

    done: int
    total: int

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def is_complete(self) -> bool:
        return self.total > 0 and self.left == 0


@dataclass(frozen=True)
class Assignment:
    """A follow-up that someone is to report to, and how far they have come."""

    follow_up: FollowUp
    progress: Progress


def progress_at(follow_up: FollowUp, activities: QuerySet[Activity]) -> Progress:
    """Count ``activities`` and those that are answered at ``follow_up`` (one query)."""
    counts = (
        activities.order_by()
        .annotate(is_answered=answered(follow_up))
        .aggregate(total=Count("pk"), done=Count("pk", filter=Q(is_answered=True)))
    )
    return Progress(counts["done"], counts["total"])


def assignments_of(user: User) -> tuple[Assignment, ...]:
    """The open follow-ups with activities that ``user`` answers for, the nearest first.

    Two queries, however many there are.
    """
    mine = (
        Activity.objects.filter(answered_for_by(user), plan__follow_ups__is_open=True)
        .order_by()
        .annotate(is_answered=answered(), at=F("plan__follow_ups"))
        .values_list("at", "is_answered")
    )
    totals: Counter[int] = Counter()
    done: Counter[int] = Counter()
    for at, is_answered in mine:
        totals[at] += 1
        done[at] += is_answered
    follow_ups = FollowUp.objects.filter(pk__in=totals).select_related("plan")
    return tuple(
        Assignment(one, Progress(done[one.pk], totals[one.pk]))
        for one in follow_ups.order_by("cut_off", "plan__code")
    )
