"""The status reports that the rows amount to, fitted to those already stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activities.importing.changes import REPORTS, Changes, changed
from activities.models import Activity, Placement, StatusReport
from objects.sheets import Change

if TYPE_CHECKING:
    from activities.importing.rows import CheckedRow
    from activities.importing.stored import Stored
    from objects.recording import Stamp

ALL_PLACES, ONE_PLACE = "alla platser", "en plats"
_ALL, _UNSAVED = 0, -1


class Reports:
    """One report for all places that agree on status, deadline and comment, else one for each."""

    def __init__(self, stored: Stored, changes: Changes, stamp: Stamp) -> None:
        self.stored = stored
        self.changes = changes
        self.stamp = stamp

    def fit(self, activity: Activity, rows: list[CheckedRow], places: list[Placement]) -> None:
        """Compare what ``rows`` say of ``activity`` in ``places`` with what is stored."""
        wanted = _wanted(rows, places)
        old = {report.placement_id or _ALL: report for report in self._stored(activity)}
        matched = [(place, row, old.pop(_key(place), None)) for place, row in wanted]
        spare = list(old.values()) if not self._has_other_places(activity, rows) else []
        for place, row, report in matched:
            # A report without its like only changed its scope, from all places to one or back.
            known = report or (spare.pop(0) if spare else None)
            if known is None:
                self._create(activity, place, row)
            else:
                self._compare(known, place, row)
        for report in spare:
            self.changes.reports.removed.append(report)
            scope = [Change("gäller", ONE_PLACE, ALL_PLACES)]
            self.changes.note_old(REPORTS, activity.title, rows[0].number, scope)

    def _stored(self, activity: Activity) -> list[StatusReport]:
        return self.stored.reports.get(activity.pk, []) if activity.pk else []

    def _has_other_places(self, activity: Activity, rows: list[CheckedRow]) -> bool:
        return self.stored.place_count(activity) > len(rows)

    def _create(self, activity: Activity, place: Placement | None, row: CheckedRow) -> None:
        report = StatusReport(
            activity=activity,
            follow_up=self.changes.follow_up,
            placement=place,
            status=row.status,
            comment=row.comment,
            deadline=row.deadline,
            reported_by=self.stamp.user,
            reported_at=self.stamp.date,
        )
        self.changes.reports.new.append(report)
        self.changes.note_new(REPORTS, activity.title, row.number)

    def _compare(self, report: StatusReport, place: Placement | None, row: CheckedRow) -> None:
        scopes = [ONE_PLACE if one else ALL_PLACES for one in (report.placement_id, place)]
        found = [
            *changed("status", report.status, row.status),
            *changed("slutfört", report.deadline, row.deadline),
            *changed("kommentar", report.comment, row.comment),
            *changed("gäller", *scopes),
        ]
        # The same word may mean another day when the plan's year has been put right.
        same_day = report.deadline == row.deadline
        if not found and not same_day:
            found = [
                Change("slutfört", _label(report), row.deadline.label() if row.deadline else "")
            ]
        if found:
            report.placement = place
            report.status, report.comment, report.deadline = row.status, row.comment, row.deadline
            report.reported_by, report.reported_at = self.stamp.user, self.stamp.date
            self.changes.reports.change(report)
        self.changes.note_old(REPORTS, row.text.title, row.number, found)


def _wanted(
    rows: list[CheckedRow], places: list[Placement]
) -> list[tuple[Placement | None, CheckedRow]]:
    if len({(row.status, row.deadline, row.comment) for row in rows}) == 1:
        return [(None, rows[0])]
    return list(zip(places, rows, strict=True))


def _key(place: Placement | None) -> int:
    if place is None:
        return _ALL
    return place.pk or _UNSAVED


def _label(report: StatusReport) -> str:
    return report.deadline.label() if report.deadline else ""
