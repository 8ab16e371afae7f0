"""What the fields of a form hold, as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from activities.models import Activity, Placement
from activities.reported import Known
from objects.fuzzy_form import FuzzyDateFormField

if TYPE_CHECKING:
    from objects.fuzzy import FuzzyDate


@dataclass(frozen=True)
class Values:
    """The fields as they are shown and sent; ``status`` is a primary key or empty."""

    status: str = ""
    deadline: str = ""
    deadline_reason: str = ""
    comment: str = ""


def values_of(known: Known, activity: Activity, placement: Placement | None) -> Values:
    """Give what to begin with: what stands at the follow-up, else only the deadline that held.

    Where single places were told of, one form for all of them begins with what they have in common
    and with all that was written.
    """
    year = activity.plan.year
    report = known.here.at(placement)
    if report is not None:
        return Values(
            status=str(report.status_id or ""),
            deadline=deadline_text(report.deadline, year),
            deadline_reason=report.deadline_reason,
            comment=report.comment,
        )
    if placement is not None or not known.here:
        return Values(deadline=deadline_text(known.deadline(activity, placement), year))
    reports = known.here.all
    statuses = {str(one.status_id or "") for one in reports}
    dates = [one.deadline for one in reports if one.deadline]
    latest = max(dates, key=lambda one: one.sort_key, default=None)
    return Values(
        status=statuses.pop() if len(statuses) == 1 else "",
        deadline=deadline_text(latest, year),
        deadline_reason=_together(one.deadline_reason for one in reports),
        comment=_together(one.comment for one in reports),
    )


def deadline_text(deadline: FuzzyDate | None, year: int) -> str:
    """Write a deadline as a form shows it, so that the same text reads as the same day."""
    return str(FuzzyDateFormField(year=year).prepare_value(deadline) or "")


def _together(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text.strip()))
