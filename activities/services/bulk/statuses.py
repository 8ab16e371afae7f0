"""One status for many activities at an open follow-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from activities.models import Activity, FollowUp, StatusChoice
from activities.permissions import may_report
from activities.reported import NOTHING, Known, Statement, reported_at, reported_before
from activities.revisions import revisions_at
from activities.services.bulk.lines import Change, Line
from activities.services.reporting import report_status

if TYPE_CHECKING:
    from objects.models import User
    from objects.permissions import Rights


@dataclass(frozen=True)
class StatusChange(Change):
    """A status at ``follow_up``; without a ``comment`` the one that was given stays.

    The deadline stays as it is known. Activities whose places are reported one by one are left to
    be reported one by one.
    """

    follow_up: FollowUp
    status: StatusChoice
    comment: str = ""
    label: ClassVar[str] = "Status"
    _known: dict[int, Known] = field(default_factory=dict, init=False, compare=False, repr=False)

    def lines(
        self, activities: Sequence[Activity], user: User | None, rights: Rights
    ) -> list[Line]:
        keys = [activity.pk for activity in activities]
        here, before = reported_at(self.follow_up, keys), reported_before(self.follow_up, keys)
        self._known.clear()
        self._known.update(
            {key: Known(here.get(key, NOTHING), before.get(key, NOTHING)) for key in keys}
        )
        return super().lines(activities, user, rights)

    def revisions(self, activities: Sequence[Activity]) -> Mapping[int, int]:
        found = revisions_at(self.follow_up, [activity.pk for activity in activities])
        return {key: revisions.of(None) for key, revisions in found.items()}

    def refusal(self, activity: Activity, user: User | None, rights: Rights) -> str:
        if activity.plan_id != self.follow_up.plan_id:
            return "Hör till en annan verksamhetsplan än uppföljningen."
        if not may_report(user, activity, self.follow_up, rights):
            return "Du får inte rapportera läget för aktiviteten."
        if self._known[activity.pk].here.places:
            return "Platserna är rapporterade var för sig. Rapportera aktiviteten för sig."
        if self.status.requires_comment and not self._statement(activity).comment.strip():
            return f"Statusen {self.status} kräver en kommentar."
        return ""

    def before(self, activity: Activity) -> str:
        reports = self._known[activity.pk].here.all
        if not reports:
            return "Ej rapporterad"
        return ", ".join(_told(report.status, report.comment) for report in reports)

    def after(self, activity: Activity) -> str:
        return _told(self.status, self._statement(activity).comment)

    def write(self, activity: Activity, user: User | None, revision: int) -> None:
        report_status(
            activity=activity,
            follow_up=self.follow_up,
            user=user,
            statement=self._statement(activity),
            revision=revision,
        )

    def _statement(self, activity: Activity) -> Statement:
        known = self._known[activity.pk]
        whole = known.here.whole
        if whole is None:
            return Statement(self.status, self.comment, known.deadline(activity, None))
        comment = self.comment or whole.comment
        return Statement(self.status, comment, whole.deadline, whole.deadline_reason)


def _told(status: StatusChoice | None, comment: str) -> str:
    label = str(status or "Ej rapporterad")
    return f"{label}: {comment}" if comment else label
