"""What has been reported of activities at a follow-up, and what was known before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from activities.models import Activity, FollowUp, Placement, StatusChoice, StatusReport

if TYPE_CHECKING:
    from objects.fuzzy import FuzzyDate


@dataclass(frozen=True, slots=True)
class Statement:
    """What someone says of an activity, or of it in one place.

    ``deadline_reason`` is needed where ``deadline`` is later than the one that held before.
    """

    status: StatusChoice | None
    comment: str = ""
    deadline: FuzzyDate | None = None
    deadline_reason: str = ""

    @classmethod
    def of(cls, report: StatusReport) -> Statement:
        """Give what ``report`` says."""
        return cls(report.status, report.comment, report.deadline, report.deadline_reason)


RELATED = ("follow_up", "status", "reported_by")


@dataclass(frozen=True)
class Reported:
    """The reports of one activity at one follow-up: ``whole`` for all places, or one a place.

    ``places`` has the primary key of the placement as its key.
    """

    whole: StatusReport | None = None
    places: Mapping[int, StatusReport] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.whole is not None or bool(self.places)

    @property
    def all(self) -> tuple[StatusReport, ...]:
        """Every report, in the order they were made."""
        found = [*([self.whole] if self.whole else []), *self.places.values()]
        return tuple(sorted(found, key=lambda report: report.pk))

    def at(self, placement: Placement | None) -> StatusReport | None:
        """The report that holds in ``placement``; None asks for all places at once."""
        own = self.places.get(placement.pk) if placement else None
        return own or self.whole

    def missing(self, placements: Iterable[Placement]) -> list[Placement]:
        """The places that have no status yet; a report without one is no answer."""
        if _answers(self.whole):
            return []
        return [one for one in placements if not _answers(self.places.get(one.pk))]

    def answers(self, placements: Iterable[Placement]) -> bool:
        """Tell whether the activity, which stands in ``placements``, has a status in each."""
        places = list(placements)
        return not self.missing(places) if places else _answers(self.whole)


NOTHING = Reported()


def _answers(report: StatusReport | None) -> bool:
    return report is not None and report.status_id is not None


def reported_at(follow_up: FollowUp, activities: Iterable[int]) -> dict[int, Reported]:
    """What stands at ``follow_up``, by activity (one query); those without a report are left out.

    ``activities`` are primary keys.
    """
    found = StatusReport.objects.filter(follow_up=follow_up, activity__in=list(activities))
    ordered = found.select_related(*RELATED).order_by("activity", "pk")
    return {
        pk: _reported(reports)
        for pk, reports in groupby(ordered, key=lambda report: report.activity_id)
    }


def reported_before(follow_up: FollowUp, activities: Iterable[int]) -> dict[int, Reported]:
    """What each activity reported at its latest follow-up before ``follow_up`` (one query)."""
    found = StatusReport.objects.filter(
        activity__in=list(activities),
        follow_up__plan=follow_up.plan_id,
        follow_up__cut_off__lt=follow_up.cut_off,
    )
    ordered = found.select_related(*RELATED).order_by("activity", "-follow_up__cut_off", "pk")
    latest: dict[int, Reported] = {}
    for key, reports in groupby(ordered, key=lambda one: (one.activity_id, one.follow_up_id)):
        latest.setdefault(key[0], _reported(reports))
    return latest


def _reported(reports: Iterable[StatusReport]) -> Reported:
    by_place = {report.placement_id: report for report in reports}
    whole = by_place.pop(None, None)
    return Reported(whole, {pk: one for pk, one in by_place.items() if pk is not None})


@dataclass(frozen=True)
class Known:
    """What is known of an activity when it is about to be reported."""

    here: Reported
    before: Reported

    def deadline(self, activity: Activity, placement: Placement | None) -> FuzzyDate | None:
        """The deadline that held before this follow-up, from which a new one is a move."""
        reports = (*self.before.all, *self.here.all)
        if activity.deadline_set_after(report.reported_at for report in reports):
            return activity.deadline
        earlier = self.before.at(placement)
        if earlier is not None:
            return earlier.deadline
        if self.before:
            dates = [one.deadline for one in self.before.all if one.deadline]
            return max(dates, key=lambda one: one.sort_key, default=None)
        if self.here:
            return activity.planned_deadline
        return activity.deadline or activity.planned_deadline


def known_of(activity: Activity, follow_up: FollowUp) -> Known:
    """What is known of one activity (two queries)."""
    return Known(
        reported_at(follow_up, [activity.pk]).get(activity.pk, NOTHING),
        reported_before(follow_up, [activity.pk]).get(activity.pk, NOTHING),
    )
