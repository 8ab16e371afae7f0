"""Writing a proposal: in bulk, with history, in a number of queries that rows do not raise."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, TypeVar

from django.db.models import Max, Model

from budget.importing.codes import new_code
from budget.importing.drafts import Draft
from budget.importing.effects import Effects, attnames, values_by_key
from budget.importing.ground import Key
from budget.importing.proposal import Proposal
from budget.importing.recording import record
from budget.models import BudgetLine, ControlTotal, DistributionKey, KeyShare
from objects.models import Component, ImportBatch, Unit
from objects.recording import Stamp

M = TypeVar("M", bound=Model)

LINE_FIELDS = ("amount", "title", "unit", "key", "batch", "source_row")


def save(proposal: Proposal, batch: ImportBatch, stamp: Stamp) -> None:
    """Write everything in `proposal`; call it inside a transaction that holds the plan.

    What was written is kept in ``batch.effects``.
    """
    effects = Effects()
    _save_all(Component, proposal.components, (), stamp, effects)
    _save_keys(proposal.keys, stamp, effects)
    _save_lines(proposal, batch, stamp, effects)
    for total in proposal.control_totals:
        total.batch = batch
    fields = ("amount", "row", "tolerance", "batch")
    _save_all(ControlTotal, proposal.control_totals, fields, stamp, effects)
    batch.effects = effects.as_json()
    batch.save(update_fields=["effects"])


def _save_lines(proposal: Proposal, batch: ImportBatch, stamp: Stamp, effects: Effects) -> None:
    matched = proposal.lines
    fields: tuple[str, ...] = LINE_FIELDS
    if any(draft.note not in ("", line.note) for line, draft in matched.changed):
        # Otherwise a remark written later would stand in the way of taking the import back.
        fields = (*LINE_FIELDS, "note")
    for line, draft in matched.changed:
        for name, value in _values(draft).items():
            setattr(line, name, value)
        # A file without a remark takes none away.
        line.note = draft.note or line.note
    plan = proposal.plan.pk
    new = [
        BudgetLine(
            plan_id=plan,
            **draft.slot._asdict(),
            kind=draft.kind,
            note=draft.note,
            **_values(draft),
        )
        for draft in matched.new
    ]
    new += proposal.totals.new
    changed = [line for line, _ in matched.changed] + proposal.totals.changed
    for line in (*new, *changed):
        line.batch = batch
    _number(new)
    _save_all(BudgetLine, (*new, *changed), fields, stamp, effects)


def _values(draft: Draft) -> dict[str, Any]:
    """What a draft writes; what it belongs to is saved by now."""
    return {
        "amount": draft.amount,
        "title": draft.title,
        "source_row": draft.row,
        "component_id": draft.component.pk if draft.component else None,
        "unit_id": draft.unit.pk if draft.unit else None,
        "key_id": draft.key.instance.pk if draft.key else None,
    }


def _number(lines: Iterable[BudgetLine]) -> None:
    """Number new lines after the last of their plan, in the order of the file."""
    by_plan: dict[int, list[BudgetLine]] = defaultdict(list)
    for line in lines:
        by_plan[line.plan_id].append(line)
    rows = BudgetLine.objects.filter(plan__in=by_plan).order_by().values("plan")
    last = {row["plan"]: row["last"] for row in rows.annotate(last=Max("number"))}
    for plan, new in by_plan.items():
        for number, line in enumerate(new, start=last.get(plan, 0) + 1):
            line.number = number


def _save_keys(keys: Sequence[Key], stamp: Stamp, effects: Effects) -> None:
    new = [key for key in keys if key.is_new]
    _name_codes(new)
    _save_all(DistributionKey, [key.instance for key in new], (), stamp, effects)
    units = dict(Unit.objects.values_list("code", "pk")) if keys else {}
    created = [
        KeyShare(
            key_id=key.instance.pk,
            unit_id=units[code],
            numerator=share.numerator,
            denominator=share.denominator,
        )
        for key in keys
        for code, share in key.shares.items()
        if code not in (key.old_shares or {})
    ]
    _save_all(KeyShare, created, (), stamp, effects)
    for key in keys:
        if key.old_shares:
            _change_shares(key, key.old_shares, stamp, effects)


def _name_codes(keys: Sequence[Key]) -> None:
    taken = set(DistributionKey.objects.values_list("code", flat=True)) if keys else set()
    for key in keys:
        key.instance.code = new_code(key.instance.name, taken)
        taken.add(key.instance.code)


def _change_shares(key: Key, old: dict[str, Fraction], stamp: Stamp, effects: Effects) -> None:
    """Keys are few and their shares fewer: these are written one by one."""
    for row in KeyShare.objects.filter(key=key.instance).select_related("unit"):
        share = key.shares.get(row.unit.code)
        if share == old.get(row.unit.code):
            continue
        row._history_user = stamp.user  # type: ignore[attr-defined]
        row._change_reason = stamp.reason_in(KeyShare.history.model)  # type: ignore[attr-defined]
        if share is None:
            effects.note_removed(row)
            row.delete()
        elif row.unit.code in old:
            before = {row.pk: {"numerator": row.numerator, "denominator": row.denominator}}
            row.numerator, row.denominator = share.numerator, share.denominator
            row.save()
            effects.note_changed([row], before, list(before[row.pk]))


def _save_all(
    model: type[M], items: Sequence[M], fields: Sequence[str], stamp: Stamp, effects: Effects
) -> None:
    """Create the unsaved of `items` and write `fields` of the others, with history."""
    new = [item for item in items if item.pk is None]
    changed = [item for item in items if item.pk is not None]
    manager = model._default_manager
    record(model, manager.bulk_create(new), "+", stamp)
    effects.note_created(new)
    if changed:
        names = attnames(model, fields)
        before = values_by_key(model, [item.pk for item in changed], names)
        effects.note_changed(changed, before, names)
        # Django's bulk_update is some thirty times slower than an upsert on the primary key.
        manager.bulk_create(
            changed, update_conflicts=True, unique_fields=["id"], update_fields=list(fields)
        )
    record(model, changed, "~", stamp)
