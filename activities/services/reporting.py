"""Reporting how an activity stands at a follow-up: for all its places, or for one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.models import Activity, FollowUp, Placement, StatusReport
from activities.permissions import require_report
from activities.reported import Reported, Statement, known_of
from activities.revisions import revisions_at
from activities.services.states import refresh_states
from objects.writing import StaleError, lock, remove_row, save_row

if TYPE_CHECKING:
    from objects.fuzzy import FuzzyDate
    from objects.models import User

SPLIT = "Platserna rapporteras var för sig"
JOINED = "En rapport gäller alla platser"


class ClosedError(Exception):
    """The follow-up takes no reports any more; it must be reopened first."""

    def __init__(self, follow_up: FollowUp) -> None:
        super().__init__("Uppföljningen är stängd och tar inte emot några lägen.")
        self.follow_up = follow_up


@transaction.atomic
def report_status(
    *,
    activity: Activity,
    follow_up: FollowUp,
    user: User | None,
    statement: Statement,
    placement: Placement | None = None,
    revision: int | None = None,
) -> StatusReport:
    """Save what ``statement`` says, over what was said at the same follow-up before.

    Without a ``placement`` it holds for all places and replaces what was said of single ones; with
    one, a report for all places first becomes one a place. ``revision`` comes from
    ``activities.revisions.revisions_at`` (None: whatever stands there). To say the same again
    changes nothing. The activity follows, see ``refresh_states``.

    Raises:
        PermissionDenied: the user may not report on the activity.
        ClosedError: the follow-up is closed.
        StaleError: someone has reported since ``revision``.
        ValidationError: a status, a comment or a reason is missing, or something belongs elsewhere.
    """
    enter(activity, follow_up, user)
    known = known_of(activity, follow_up)
    standing = _own(known.here, placement)
    if standing is not None and Statement.of(standing) == statement:
        return standing
    check_reports(activity, follow_up, placement, revision)
    report = standing or StatusReport(activity=activity, follow_up=follow_up, placement=placement)
    _refuse_incomplete(statement, standing, known.deadline(activity, placement))
    _make_room(known.here, activity, placement, user)
    _write(report, statement, user)
    refresh_states(plan=activity.plan, activities=[activity.pk], user=user)
    return report


@transaction.atomic
def split_report(
    *, activity: Activity, follow_up: FollowUp, user: User | None, revision: int | None = None
) -> None:
    """Let each place have a report of its own, which says what the one for all places says.

    Changes nothing where no report holds for all places, or there is only one place. Raises what
    :func:`report_status` does.
    """
    enter(activity, follow_up, user)
    check_reports(activity, follow_up, None, revision)
    whole, places = known_of(activity, follow_up).here.whole, list(activity.placements.all())
    if whole is not None and len(places) > 1:
        _split(whole, places, user)
        refresh_states(plan=activity.plan, activities=[activity.pk], user=user)


def enter(activity: Activity, follow_up: FollowUp, user: User | None) -> None:
    """Stop whoever may not report here, and a closed follow-up; then let one writer past at a time.

    Raises:
        PermissionDenied: the user may not report on the activity.
        ClosedError: the follow-up is closed.
    """
    require_report(user, activity, follow_up)
    current = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if not current.is_open:
        raise ClosedError(current)
    lock(activity)


def check_reports(
    activity: Activity, follow_up: FollowUp, placement: Placement | None, revision: int | None
) -> None:
    """Refuse to write over what someone reported after ``revision``.

    Raises:
        StaleError: someone did; ``current`` is what holds now.
    """
    if revision is None:
        return
    revisions = revisions_at(follow_up, [activity.pk]).get(activity.pk)
    if (revisions.of(placement) if revisions else 0) != revision:
        here = known_of(activity, follow_up).here
        raise StaleError(here.at(placement) or next(iter(here.all), None))


def _own(here: Reported, placement: Placement | None) -> StatusReport | None:
    return here.places.get(placement.pk) if placement else here.whole


def _refuse_incomplete(
    statement: Statement, standing: StatusReport | None, before: FuzzyDate | None
) -> None:
    errors = {}
    if statement.status is None:
        errors["status"] = "Välj en status."
    elif statement.status.requires_comment and not statement.comment.strip():
        errors["comment"] = f"Skriv en kommentar: {statement.status.label} kräver det."
    if _needs_reason(statement, standing, before) and not statement.deadline_reason.strip():
        errors["deadline_reason"] = "Skriv varför slutdatumet flyttas fram."
    if errors:
        raise ValidationError(errors, code="required")


def _needs_reason(
    statement: Statement, standing: StatusReport | None, before: FuzzyDate | None
) -> bool:
    """A later date that was read from a spreadsheet without a reason may stay as it was."""
    if before is None or statement.deadline is None or not statement.deadline.is_after(before):
        return False
    unexplained = standing is not None and not standing.deadline_reason
    return not (unexplained and standing and standing.deadline == statement.deadline)


def _make_room(
    here: Reported, activity: Activity, placement: Placement | None, user: User | None
) -> None:
    """Take away what would say the same thing twice: of all places, and of single ones."""
    if placement is None:
        for report in here.places.values():
            remove_row(report, user=user, within=activity, reason=JOINED)
    elif here.whole is not None:
        others = activity.placements.exclude(pk__in=[placement.pk, *here.places])
        _split(here.whole, others, user)


def _split(whole: StatusReport, placements: Iterable[Placement], user: User | None) -> None:
    remove_row(whole, user=user, within=whole.activity, reason=SPLIT)
    for placement in placements:
        copy = StatusReport(
            activity=whole.activity,
            follow_up=whole.follow_up,
            placement=placement,
            reported_by=whole.reported_by,
            reported_at=whole.reported_at,
        )
        save_report(copy, Statement.of(whole), user, SPLIT)


def _write(report: StatusReport, statement: Statement, user: User | None) -> None:
    report.reported_by, report.reported_at = user, timezone.now()
    save_report(report, statement, user)


def save_report(
    report: StatusReport, statement: Statement, user: User | None, reason: str = ""
) -> None:
    """Save ``report`` with what ``statement`` says."""
    report.status, report.comment = statement.status, statement.comment
    report.deadline, report.deadline_reason = statement.deadline, statement.deadline_reason
    save_row(report, user=user, within=report.activity, reason=reason)
