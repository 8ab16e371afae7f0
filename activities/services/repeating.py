"""Reporting that nothing has changed since the last follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from activities.models import Activity, FollowUp, Placement
from activities.repeating import repeated
from activities.reported import known_of
from activities.services.reporting import check_reports, enter, report_status

if TYPE_CHECKING:
    from objects.models import User


@transaction.atomic
def report_unchanged(
    *,
    activity: Activity,
    follow_up: FollowUp,
    user: User | None,
    placement: Placement | None = None,
    revision: int | None = None,
) -> None:
    """Report what was known before ``follow_up`` once more, in one place or wherever it is missing.

    What has been reported at the follow-up already stays as it is. Places that told different
    things the last time do so again.

    Raises:
        PermissionDenied: the user may not report on the activity.
        ClosedError: the follow-up is closed.
        StaleError: someone has reported since ``revision``.
        ValidationError: nothing is known that could be repeated.
    """
    enter(activity, follow_up, user)
    known, places = known_of(activity, follow_up), list(activity.placements.all())
    statements = repeated(known, activity, places, placement)
    if not statements:
        return
    check_reports(activity, follow_up, placement, revision)
    for place, statement in statements.items():
        if statement.status is None:
            words = "Det finns inget tidigare läge att upprepa. Välj en status."
            raise ValidationError({"status": words}, code="unknown")
        report_status(
            activity=activity,
            follow_up=follow_up,
            user=user,
            statement=statement,
            placement=place,
        )
