"""Budget lines added, changed, removed and revised, one at a time."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from budget.models import BudgetLine
from budget.models.kinds import Series
from budget.revisions import current_amounts, is_decided
from objects.models import ObjectPlan, User
from objects.permissions import Action, require
from objects.writing import check_revision, lock, remove_row, save_row

DECIDED = "Budgeten är beslutad. Den ändras med en revidering som har ett skäl."
REVISED = "Raden är reviderad. Den ändras med ännu en revidering som har ett skäl."
NO_REASON = "Skriv skälet till revideringen."


def next_number(plan: ObjectPlan) -> int:
    """The number after the last of the lines of ``plan``, which the caller has locked."""
    return (BudgetLine.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def add_line(*, line: BudgetLine, user: User | None, reason: str = "") -> None:
    """Add ``line`` to its plan under the next number.

    A post that is new in a decided budget is a revision, for ``reason``.

    Raises:
        PermissionDenied: the user may not edit the budget of the plan's object.
        ValidationError: the line breaks a rule of its model, or the budget is decided and no
            reason is given.
    """
    _open(line, user)
    if line.series == Series.BUDGET and is_decided(line.plan):
        if not reason.strip():
            raise ValidationError({"revision_reason": NO_REASON}, code="no_reason")
        line.revision_reason = reason.strip()
    line.number = next_number(line.plan)
    save_row(line, user=user, within=line.plan)


@transaction.atomic
def change_line(*, line: BudgetLine, user: User | None, revision: int | None = None) -> None:
    """Save what has been changed in ``line``; ``revision`` is what the writer read.

    Raises:
        PermissionDenied: the user may not edit the budget of the plan's object.
        StaleError: someone has changed the line meanwhile.
        ValidationError: the line breaks a rule of its model, or is to be revised instead.
    """
    _open(line, user)
    _refuse_decided(line)
    save_row(line, user=user, revision=revision, within=line.plan)


@transaction.atomic
def remove_line(*, line: BudgetLine, user: User | None, revision: int | None = None) -> None:
    """Remove ``line``; the history keeps it. ``revision`` is what the writer read.

    Raises:
        PermissionDenied: the user may not edit the budget of the plan's object.
        StaleError: someone has changed the line meanwhile.
        ValidationError: the line is to be revised instead.
    """
    _open(line, user)
    _refuse_decided(line)
    remove_row(line, user=user, revision=revision, within=line.plan)


@transaction.atomic
def revise_line(
    *,
    line: BudgetLine,
    amount: Decimal,
    reason: str,
    user: User | None,
    revision: int | None = None,
) -> BudgetLine | None:
    """Let the budget line ``line`` come to ``amount`` (kr) through a revision for ``reason``.

    The line itself stays as it is. Gives the revision, None where the line already comes to that.

    Raises:
        PermissionDenied: the user may not edit the budget of the plan's object.
        StaleError: someone has changed the line since the writer read ``revision``.
        ValidationError: there is no reason, or the line is itself a revision or no budget.
    """
    _open(line, user)
    if revision is not None:
        check_revision(line, revision)
    if not reason.strip():
        raise ValidationError({"revision_reason": NO_REASON}, code="no_reason")
    if line.series != Series.BUDGET or line.revises_id:
        words = "Bara en budgetrad revideras, inte en revidering, en prognos eller ett utfall."
        raise ValidationError({"revises": words}, code="not_revisable")
    difference = amount - current_amounts([line])[line.pk]
    if not difference:
        return None
    made = revision_of_line(line, difference, reason)
    made.number = next_number(line.plan)
    save_row(made, user=user, within=line.plan)
    return made


def revision_of_line(line: BudgetLine, difference: Decimal, reason: str) -> BudgetLine:
    """An unsaved revision by ``difference`` (kr) that says the same of the money as ``line``."""
    same = ("kind", "title", "unit_id", "key_id", "component_id", "activity_id", "goal_id")
    return BudgetLine(
        plan=line.plan,
        series=line.series,
        year=line.year,
        period=line.period,
        amount=difference,
        revises=line,
        revision_reason=reason.strip(),
        **{name: getattr(line, name) for name in same},
    )


def _open(line: BudgetLine, user: User | None) -> None:
    require(user, Action.EDIT_BUDGET, line.plan.object)
    lock(line.plan)


def _refuse_decided(line: BudgetLine) -> None:
    stored = BudgetLine.objects.filter(pk=line.pk, series=Series.BUDGET).first()
    if Series.BUDGET in (line.series, stored and stored.series) and is_decided(line.plan):
        raise ValidationError(DECIDED, code="decided")
    if line.revisions.exists():
        raise ValidationError(REVISED, code="revised")
