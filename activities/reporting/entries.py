"""The forms of a row: what each is about, what it holds, and what came of sending it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from activities.models import Activity, FollowUp, Placement, StatusReport
from activities.reporting.values import Values
from objects.fuzzy import FuzzyDate


@dataclass(frozen=True)
class Place:
    """A place where the activity stands; numbered from one."""

    number: int
    placement: Placement


@dataclass(frozen=True)
class Last:
    """What was told before this follow-up; ``place`` is 0 when it held for all places.

    ``follow_up`` is None where only the state of the activity is known.
    """

    report: StatusReport | Activity
    place: int = 0
    follow_up: FollowUp | None = None
    comment: str = ""


@dataclass(frozen=True)
class Entry:
    """A form of a row: for all places of the activity, or for ``place``.

    ``can_repeat`` tells whether "oförändrat" would say anything; ``report`` is what stands. One
    that was not saved has ``errors`` by field ("form" for the whole), or in ``theirs`` what someone
    else has reported since, with ``over`` as the revision of that.
    """

    key: str
    place: Place | None
    report: StatusReport | None
    values: Values
    revision: int
    can_repeat: bool
    moved_from: FuzzyDate | None
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    theirs: tuple[StatusReport, ...] = ()
    over: int = 0

    @property
    def is_answered(self) -> bool:
        return self.report is not None and self.report.status_id is not None

    @property
    def is_today(self) -> bool:
        """Whether what stands was reported today, so that the hour says enough."""
        return self.report is not None and (
            timezone.localdate(self.report.reported_at) == timezone.localdate()
        )
