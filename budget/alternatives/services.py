"""Every write to alternatives: kept, adopted or discarded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from budget.alternatives.effects import Wanted, has_moved
from budget.models import AlternativeChange, BudgetAlternative, BudgetLine
from budget.models.kinds import Series
from budget.revisions import is_decided
from objects.models import User
from objects.permissions import Action, require
from objects.recording import Stamp, Writes, write
from objects.writing import check_revision, lock, lock_all, save_row

FIELDS = ["amount", "unit", "key", "was_amount", "was_unit", "was_key"]
SAVED = "Alternativet sparat"
LOST = (
    "En post som alternativet ändrar har tagits bort ur planen. Öppna alternativet, läs igenom det "
    "som är kvar och spara det igen."
)
CLOSED = "Alternativet är redan antaget eller förkastat."
DECIDED = (
    "Budgeten är beslutad, och det beslutade ska stå kvar. Revidera beloppen i rutnätet i stället."
)


class MovedLinesError(Exception):
    """Lines have changed since the alternative was thought of; ``changes`` are those concerned."""

    def __init__(self, changes: Sequence[AlternativeChange]) -> None:
        super().__init__("Poster har ändrats sedan alternativet skrevs.")
        self.changes = changes


@transaction.atomic
def save_alternative(
    *,
    alternative: BudgetAlternative,
    wanted: Mapping[int, Wanted],
    user: User,
    revision: int | None = None,
) -> BudgetAlternative:
    """Keep ``alternative`` with what its lines are to be; lines that stay as they are left out.

    Raises:
        PermissionDenied: the user may not edit the budget of the object.
        StaleError: someone has changed the alternative meanwhile.
        ValidationError: nothing differs from the plan, a line is another plan's, or a rule of the
            models is broken.
    """
    plan = alternative.plan
    require(user, Action.EDIT_BUDGET, plan.object)
    lock(plan)
    _require_open(alternative)
    lines = BudgetLine.objects.filter(plan=plan, series=Series.BUDGET).in_bulk(list(wanted))
    if set(wanted) - set(lines):
        raise ValidationError("En av posterna hör till en annan plan eller är borttagen.")
    differing = {pk: one for pk, one in wanted.items() if Wanted.of(lines[pk]) != one}
    if not differing:
        raise ValidationError("Inget skiljer sig från planen: ändra minst en post.")
    if alternative._state.adding:
        alternative.created_by = user
    save_row(alternative, user=user, revision=revision, within=plan)
    _write_changes(alternative, differing, lines, user)
    return alternative


def _require_open(alternative: BudgetAlternative) -> None:
    if alternative.state != BudgetAlternative.State.OPEN:
        raise ValidationError(CLOSED, code="closed")


def _write_changes(
    alternative: BudgetAlternative,
    differing: Mapping[int, Wanted],
    lines: Mapping[int, BudgetLine],
    user: User,
) -> None:
    stored = {one.line_id: one for one in alternative.changes.all()}
    writes: Writes[AlternativeChange] = Writes()
    for pk, one in differing.items():
        row = stored.pop(pk, None) or AlternativeChange(alternative=alternative, line=lines[pk])
        row.amount, row.unit_id, row.key_id = one.amount, one.unit, one.key
        was = Wanted.of(lines[pk])
        row.was_amount, row.was_unit_id, row.was_key_id = was.amount, was.unit, was.key
        row.full_clean()
        if row._state.adding:
            writes.new.append(row)
        else:
            writes.change(row)
    writes.removed.extend(stored.values())
    write(AlternativeChange, writes, FIELDS, Stamp(user, SAVED))


@transaction.atomic
def adopt(*, alternative: BudgetAlternative, user: User, reason: str, revision: int) -> int:
    """Let the lines become what ``alternative`` says, all of them or none; tell how many.

    Raises:
        PermissionDenied: the user may not edit the budget of the object.
        StaleError: someone has changed the alternative meanwhile.
        MovedLinesError: lines have changed since it was written.
        ValidationError: no reason is given, it is closed, the budget is decided, a line has been
            removed since it was written, or a line would break a rule.
    """
    plan = alternative.plan
    require(user, Action.EDIT_BUDGET, plan.object)
    lock(plan)
    check_revision(alternative, revision)
    _require_open(alternative)
    if is_decided(plan):
        raise ValidationError({"reason": DECIDED})
    if not reason.strip():
        raise ValidationError({"reason": "Skriv varför, så att historiken berättar det."})
    if _has_lost_lines(alternative):
        raise ValidationError(LOST, code="lost")
    changes = list(_locked_changes(alternative))
    moved = [one for one in changes if has_moved(one)]
    if moved:
        raise MovedLinesError(moved)
    writes: Writes[BudgetLine] = Writes()
    for change in changes:
        line = change.line
        line.amount, line.unit, line.key = change.amount, change.unit, change.key
        line.full_clean()
        writes.change(line)
    stamp = Stamp(user, f"Alternativet {alternative.name}: {reason.strip()}")
    write(BudgetLine, writes, ["amount", "unit", "key"], stamp)
    _close(alternative, BudgetAlternative.State.ADOPTED, user, reason.strip())
    return len(changes)


def _has_lost_lines(alternative: BudgetAlternative) -> bool:
    """Whether a change has gone with its line since the alternative was saved (two queries)."""
    records = alternative.history.order_by("-history_id")
    saved = records.values_list("history_date", flat=True).first()
    gone = AlternativeChange.history.filter(alternative_id=alternative.pk, history_type="-")
    gone = gone.exclude(history_change_reason=SAVED)
    return bool((gone.filter(history_date__gte=saved) if saved else gone).exists())


def _locked_changes(alternative: BudgetAlternative) -> Sequence[AlternativeChange]:
    lines = BudgetLine.objects.filter(alternative_changes__alternative=alternative)
    lock_all(lines)
    related = alternative.changes.select_related("line__plan", "unit", "key")
    return list(related.order_by("line__number"))


@transaction.atomic
def discard(*, alternative: BudgetAlternative, user: User, revision: int) -> None:
    """Put ``alternative`` away; it stays to be read.

    Raises:
        PermissionDenied: the user may not edit the budget of the object.
        StaleError: someone has changed the alternative meanwhile.
        ValidationError: it is closed already.
    """
    require(user, Action.EDIT_BUDGET, alternative.plan.object)
    lock(alternative.plan)
    check_revision(alternative, revision)
    _require_open(alternative)
    _close(alternative, BudgetAlternative.State.DISCARDED, user, "")


def _close(alternative: BudgetAlternative, state: str, user: User, reason: str) -> None:
    alternative.state = state
    alternative.closed_by, alternative.closed_at = user, timezone.now()
    save_row(alternative, user=user, within=alternative.plan, reason=reason)
