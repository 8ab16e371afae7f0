"""What a form of a report carries, so that nobody writes over what they have not read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max

from activities.models import FollowUp, Placement, StatusReport


@dataclass(frozen=True)
class Revisions:
    """The latest change of the reports of one activity at one follow-up, by placement.

    A form for one place minds what is written for all places too; a form for all minds every
    place. So does a report that was removed.
    """

    latest: Mapping[int | None, int] = field(default_factory=dict)

    def of(self, placement: Placement | None) -> int:
        """The number that a form carries; 0 where nothing was ever reported."""
        if placement is None:
            return max(self.latest.values(), default=0)
        return max(self.latest.get(placement.pk, 0), self.latest.get(None, 0))


def revisions_at(follow_up: FollowUp, activities: Iterable[int]) -> dict[int, Revisions]:
    """The revisions of what ``activities`` (primary keys) reported at ``follow_up`` (one query)."""
    history: Any = StatusReport.history
    rows = (
        history.filter(follow_up=follow_up.pk, activity__in=list(activities))
        .order_by()
        .values_list("activity_id", "placement_id")
        .annotate(latest=Max("history_id"))
    )
    found: dict[int, dict[int | None, int]] = {}
    for activity, placement, latest in rows:
        found.setdefault(activity, {})[placement] = latest
    return {activity: Revisions(latest) for activity, latest in found.items()}
