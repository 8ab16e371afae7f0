"""An import is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from budget.importing.effects import Effects, chunks, model_of, values_by_key
from budget.importing.recording import record, remove
from budget.importing.standing import obstacles_to
from budget.models import BudgetLine, KeyShare
from budget.models.kinds import Series
from budget.revisions import decided_plans
from budget.services.importing import hold
from objects.models import ImportBatch, ObjectPlan, User
from objects.permissions import Action, require
from objects.recording import Stamp
from objects.services.removing import StandsOnError

# What points at others goes before them.
ORDER = (
    "budget.controltotal",
    "budget.budgetline",
    "budget.keyshare",
    "budget.distributionkey",
    "objects.component",
)
TWICE = "Inläsningen är redan ångrad."
UNKNOWN = "Inläsningen kan inte ångras: det antecknades inte vad den skrev."
GONE = "Inläsningen kan inte ångras: något som raderna hörde till förut finns inte längre."
DECIDED = (
    "Inläsningen kan inte ångras: budgeten är beslutad sedan dess. "
    "Den ändras med en revidering som har ett skäl."
)


@transaction.atomic
def undo_import(*, batch: ImportBatch, user: User | None) -> ImportBatch:
    """Take back exactly what the import ``batch`` did; nothing at all where something hinders.

    What it added is removed, what it changed gets its earlier values, and all is recorded in the
    history.

    Raises:
        PermissionDenied: the user may not import budgets.
        StandsOnError: what it wrote has been changed since, or something else stands on it.
        ValidationError: it is undone already, nothing was noted of what it wrote, or it is of a
            budget that is decided by now.
    """
    plan = ObjectPlan.objects.filter(code=batch.target).first()
    plan = hold(plan) if plan else None
    require(user, Action.IMPORT_BUDGET, plan.object if plan else None)
    locked = ImportBatch.objects.select_for_update().defer("content").get(pk=batch.pk)
    if locked.undone_at is not None:
        raise ValidationError(TWICE, code="undone")
    if not locked.effects or locked.kind != ImportBatch.Kind.BUDGET:
        raise ValidationError(UNKNOWN, code="unknown")
    effects = Effects.from_json(locked.effects)
    if _is_of_decided(effects):
        raise ValidationError(DECIDED, code="decided")
    obstacles = obstacles_to(effects)
    if obstacles:
        raise StandsOnError(obstacles)
    try:
        with transaction.atomic():
            _take_back(effects, Stamp(user, f"Ångrad import av {locked.file_name}"))
            connection.check_constraints([model_of(label)._meta.db_table for label in ORDER])
    except IntegrityError as error:
        raise ValidationError(GONE, code="gone") from error
    locked.undone_at, locked.undone_by = timezone.now(), user
    locked.save(update_fields=["undone_at", "undone_by"])
    return locked


def _is_of_decided(effects: Effects) -> bool:
    """Whether a decided budget would have other lines, or be shared in another way."""
    decided = BudgetLine.objects.filter(series=Series.BUDGET, plan__in=decided_plans())
    lines, shares = _written(effects, "budget.budgetline"), _written(effects, "budget.keyshare")
    keys = {row["key_id"] for row in effects.removed.get("budget.keyshare", ())}
    for part in chunks(shares):
        keys.update(KeyShare.objects.filter(pk__in=part).values_list("key", flat=True))
    return any(decided.filter(pk__in=part).exists() for part in chunks(lines)) or (
        bool(keys) and decided.filter(key__in=keys).exists()
    )


def _written(effects: Effects, label: str) -> list[int]:
    changed = [entry["pk"] for entry in effects.changed.get(label, ())]
    return [*effects.created.get(label, ()), *changed]


def _take_back(effects: Effects, stamp: Stamp) -> None:
    for label, entries in effects.changed.items():
        _restore(model_of(label), entries, stamp)
    for label, rows in effects.removed.items():
        model = model_of(label)
        record(model, model._default_manager.bulk_create(model(**row) for row in rows), "+", stamp)
    for label in ORDER:
        keys = effects.created.get(label, [])
        model = model_of(label)
        present = values_by_key(model, keys, ["pk"])
        remove(model, [pk for pk in keys if pk in present], stamp)


def _restore(model: Any, entries: Iterable[dict[str, Any]], stamp: Stamp) -> None:
    """Write the values from before; an upsert, as the import itself does."""
    before = {entry["pk"]: entry["before"] for entry in entries}
    parts = chunks(list(before))
    rows = [row for part in parts for row in model._default_manager.filter(pk__in=part)]
    for row in rows:
        for name, value in before[row.pk].items():
            setattr(row, name, value)
    names = list(next(iter(before.values())))
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[model._meta.get_field(name.removesuffix("_id")).name for name in names],
    )
    record(model, rows, "~", stamp)
