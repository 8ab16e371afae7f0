"""From what was sent to what came of it: saved, at fault, or written by someone else meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from django.core.exceptions import ValidationError

from activities.models import Activity, Placement, StatusReport
from activities.reported import known_of
from activities.reporting.desk import Desk
from activities.reporting.entries import Entry
from activities.reporting.forms import ReportForm, TargetForm
from activities.reporting.rows import Mode, Row
from activities.reporting.values import Values
from activities.services.repeating import report_unchanged
from activities.services.reporting import ClosedError, report_status, split_report
from objects.writing import StaleError

SAVED, CONFLICT, INVALID = 200, 409, 422


@dataclass(frozen=True)
class Outcome:
    """What came of it: the row as it stands now, the form that was sent, and a status of HTTP."""

    row: Row
    entry: Entry
    status: int = SAVED

    @property
    def is_saved(self) -> bool:
        return self.status == SAVED


def save_report(desk: Desk, activity: Activity) -> Outcome:
    """Save what the form of a row or a place says."""
    known = known_of(activity, desk.follow_up)
    sent = desk.request.POST
    form = ReportForm(sent, activity=activity, follow_up=desk.follow_up, known=known)

    def write() -> None:
        report_status(
            activity=activity,
            follow_up=desk.follow_up,
            user=desk.user,
            statement=form.statement(),
            placement=form.cleaned_data["placement"],
            revision=form.read_revision(),
        )

    return _attempt(desk, form, write)


def repeat_report(desk: Desk, activity: Activity) -> Outcome:
    """Say that nothing has changed, whatever the other fields of the form hold."""
    form = _target(desk, activity)

    def write() -> None:
        report_unchanged(
            activity=activity,
            follow_up=desk.follow_up,
            user=desk.user,
            placement=form.cleaned_data["placement"],
            revision=form.read_revision(),
        )

    return _attempt(desk, form, write)


def split_row(desk: Desk, activity: Activity) -> Outcome:
    """Give each place a form of its own; what has been typed is saved first."""
    form = _target(desk, activity)
    if form.values().status or form.values().comment:
        saved = save_report(desk, activity)
        if not saved.is_saved:
            return saved

    def write() -> None:
        split_report(activity=activity, follow_up=desk.follow_up, user=desk.user)

    outcome = _attempt(desk, form, write)
    row = desk.row(activity, Mode(split=frozenset({activity.number})))
    return replace(outcome, row=row) if outcome.is_saved else outcome


def _target(desk: Desk, activity: Activity) -> TargetForm:
    return TargetForm(desk.request.POST, activity=activity, follow_up=desk.follow_up)


def _attempt(desk: Desk, form: TargetForm, write: Callable[[], None]) -> Outcome:
    status = INVALID
    if form.is_valid():
        try:
            write()
            status = SAVED
        except ValidationError as error:
            form.take_errors(error)
        except ClosedError as error:
            form.add_error(None, ValidationError(str(error), code="closed"))
            status = CONFLICT
        except StaleError:
            status = CONFLICT
    return _outcome(desk, form, status)


def _outcome(desk: Desk, form: TargetForm, status: int) -> Outcome:
    """Build the row as it stands now; one that was not saved still shows what was typed."""
    placement: Placement | None = form.cleaned_data.get("placement")
    number = frozenset({form.activity.number})
    row = desk.row(form.activity, Mode(split=number) if placement else Mode())
    if status == SAVED:
        return Outcome(row, row.entry(placement))
    if placement is None and row.is_split:
        row = desk.row(form.activity, Mode(joined=number))
    entry = row.entry(placement)
    stale = status == CONFLICT and not form.errors
    kept = replace(
        entry,
        values=form.values(),
        errors=_errors(form),
        theirs=_theirs(desk, form, entry) if stale else (),
        over=entry.revision,
        revision=form.cleaned_data.get("revision", entry.revision),
    )
    return Outcome(row.with_entry(kept), kept, status)


def _errors(form: TargetForm) -> dict[str, list[str]]:
    """The faults by field; those of the whole, and of what cannot be seen, as "form"."""
    shown = {one.name for one in fields(Values)}
    errors: dict[str, list[str]] = {}
    for name, told in form.errors.items():
        errors.setdefault(name if name in shown else "form", []).extend(map(str, told))
    return errors


def _theirs(desk: Desk, form: TargetForm, entry: Entry) -> tuple[StatusReport, ...]:
    if entry.report is not None:
        return (entry.report,)
    return known_of(form.activity, desk.follow_up).here.all
