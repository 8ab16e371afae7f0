"""How a period went: each activity as it was last reported, and the money as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from activities.models import Activity, StatusChoice, StatusReport
from portfolio.renewal.draft.money import Money, read_money
from portfolio.renewal.material import Material

_UNFINISHED = frozenset(
    {StatusChoice.Class.REMAINING, StatusChoice.Class.ONGOING, StatusChoice.Class.PAUSED}
)


@dataclass(frozen=True)
class Told:
    """An activity as it was last reported, per ``cut_off``; None when it never was.

    ``status_class`` is then empty. ``reason`` is the latest one given for a new deadline,
    ``comment`` what was said at the last follow-up.
    """

    activity: Activity
    cut_off: date | None = None
    reason: str = ""
    comment: str = ""

    @property
    def status_class(self) -> str:
        """The class of the status that holds, empty when none has been reported."""
        return self.activity.status.status_class if self.activity.status else ""

    @property
    def is_done(self) -> bool:
        """Whether it has been carried out."""
        return self.status_class == StatusChoice.Class.DONE

    @property
    def is_late(self) -> bool:
        """Whether its deadline was moved, or passed while it was reported as unfinished.

        A deadline on the very day of the follow-up has passed: the follow-up tells of the day's
        end. Of what was not reported nothing is known.
        """
        if self.activity.moved:
            return True
        planned = self.activity.planned_deadline
        last = planned.end if planned else None
        passed = last is not None and self.cut_off is not None and last <= self.cut_off
        return passed and self.status_class in _UNFINISHED


@dataclass(frozen=True)
class Outcome:
    """How the period of a plan went."""

    material: Material
    told: tuple[Told, ...]
    money: Money

    @property
    def cut_offs(self) -> tuple[date, ...]:
        """The days of the follow-ups that speak last of some activity, in order."""
        return tuple(sorted({one.cut_off for one in self.told if one.cut_off}))

    @property
    def late(self) -> tuple[Told, ...]:
        """The activities that were late."""
        return tuple(one for one in self.told if one.is_late)


def read_outcome(material: Material, activities: Iterable[Activity], today: date) -> Outcome:
    """Tell how the period went (two queries, whatever the number of activities).

    ``activities`` are read with plan and status; those outside the period are left out. ``today``
    decides whether an outcome is that of the whole period.
    """
    within = [one for one in activities if one.plan.year in material.period.years]
    reports = _reports(within)
    told = [_told(activity, reports.get(activity.pk, [])) for activity in within]
    ordered = sorted(told, key=lambda one: (one.activity.plan.code, one.activity.number))
    return Outcome(material, tuple(ordered), read_money(material, today))


def _reports(activities: list[Activity]) -> dict[int, list[StatusReport]]:
    """The reports of each activity, the latest follow-up first."""
    found = StatusReport.objects.filter(activity__in=activities).select_related("follow_up")
    ordered = found.order_by("activity", "-follow_up__cut_off", "pk")
    return {pk: list(of_it) for pk, of_it in groupby(ordered, key=lambda one: one.activity_id)}


def _told(activity: Activity, reports: list[StatusReport]) -> Told:
    if not reports:
        return Told(activity)
    cut_off = reports[0].follow_up.cut_off
    reasons = (one.deadline_reason.strip() for one in reports)
    comments = [one.comment.strip() for one in reports if one.follow_up.cut_off == cut_off]
    return Told(
        activity,
        cut_off,
        next(filter(None, reasons), ""),
        " ".join(dict.fromkeys(filter(None, comments))),
    )
