"""Drafts against the lines of the plan: what is new, changed, the same, or not in the file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest

from budget.importing.drafts import Draft, Identity, bearer_of, identity_of, label_of, money
from budget.importing.ground import Ground
from budget.importing.slots import Slot, slot_of
from budget.importing.tables import LINES_SUBJECT, Table
from budget.models import BudgetLine
from budget.models.kinds import Series
from objects.sheets import Change, Entry, Fault, ImportReport


@dataclass(slots=True)
class Matched:
    """Drafts to write as new lines, lines to change by drafts, and lines left alone."""

    new: list[Draft] = field(default_factory=list)
    changed: list[tuple[BudgetLine, Draft]] = field(default_factory=list)
    missing: list[BudgetLine] = field(default_factory=list)


def by_identity(
    drafts: Iterable[Draft], table: Table, ground: Ground, report: ImportReport
) -> dict[Identity, list[Draft]]:
    """The drafts by identity, with a fault for each that names the same line as an earlier.

    A post that the plan itself holds several times may stand as many times in the file.
    """
    seen: dict[Identity, list[Draft]] = {}
    year = ground.plan.year
    held = Counter(identity_of(line, year) for line in ground.posts)
    for draft in drafts:
        same = seen.setdefault(draft.identity, [])
        if len(same) < max(1, held[draft.identity]):
            same.append(draft)
        else:
            first = same[0]
            report.faults.append(
                Fault(
                    table.name,
                    draft.row,
                    "",
                    draft.label,
                    "en rad för varje post",
                    f"står redan på rad {first.row}",
                    subject=LINES_SUBJECT,
                )
            )
    return seen


def match(
    drafts: Mapping[Identity, list[Draft]],
    table: Table,
    ground: Ground,
    report: ImportReport,
    tells_revisions: bool = False,
) -> Matched:
    """Compare drafts with the plan's lines of the same series, forecast, year and part of it.

    Lines that the file does not speak of are left alone and reported as missing. A file that
    `tells_revisions` apart says what was decided, any other what holds.
    """
    result = Matched()
    existing: dict[Identity, list[BudgetLine]] = {}
    for line in ground.posts:
        existing.setdefault(identity_of(line, ground.plan.year), []).append(line)
    existing |= _with_other_bearer(drafts, existing)
    revised = ground.revised()
    added = {} if tells_revisions else revised
    found = set()
    for identity, same in drafts.items():
        stands = {
            line.pk: line.amount + added.get(line.pk, 0) for line in existing.get(identity, ())
        }
        for draft, held in _pairs(same, existing.get(identity, []), stands):
            if held is not None:
                found.add(held.pk)
                _compare(held, stands[held.pk], draft, ground, table, result, report)
            else:
                result.new.append(draft)
                report.new.append(_entry(draft, table, note=money(draft.amount)))
    fixed = [one for line, one in result.changed if ground.is_decided or line.pk in revised]
    _refuse_decided((*result.new, *fixed) if ground.is_decided else fixed, table, report)
    slots = {identity[0] for identity in drafts}
    left = [one for one in ground.posts if one.pk not in found]
    result.missing = [one for one in left if slot_of(one, ground.plan.year) in slots]
    _list_missing(result, ground, report)
    _warn_of_parts(result, ground, report)
    return result


def _warn_of_parts(result: Matched, ground: Ground, report: ImportReport) -> None:
    """A part of the year on top of the whole of it, or the reverse, may be the same money."""
    held: dict[Slot, set[bool]] = {}
    for line in ground.posts:
        slot = slot_of(line, ground.plan.year)
        held.setdefault(slot.whole, set()).add(bool(slot.period))
    for slot in dict.fromkeys(draft.slot for draft in result.new):
        if (not slot.period) in held.get(slot.whole, ()):
            kept = "hela året" if slot.period else "delar av året"
            report.warnings.append(
                f"Planen har redan {slot.whole.caption.lower()} för {kept}. "
                f"{slot.caption} läggs till det."
            )


def _pairs(
    drafts: Sequence[Draft], lines: Sequence[BudgetLine], stands: Mapping[int, Decimal]
) -> Iterator[tuple[Draft, BudgetLine | None]]:
    """Each draft with its line: of several that are alike those with the same amount first."""
    left = list(lines)
    changed = []
    for draft in drafts:
        same = next((line for line in left if stands[line.pk] == draft.amount), None)
        if same is None:
            changed.append(draft)
        else:
            left.remove(same)
            yield draft, same
    yield from zip_longest(changed, left[: len(changed)])


def _with_other_bearer(
    drafts: Mapping[Identity, list[Draft]], existing: Mapping[Identity, list[BudgetLine]]
) -> dict[Identity, list[BudgetLine]]:
    """Lines that the file gives another bearer, by the identity they get.

    A post that stands once among what the file adds and once among what it leaves out is the same
    post, moved from one unit or key to another; taken as new, its money would count twice.
    """
    added = _by_post(identity for identity in drafts if identity not in existing)
    left = _by_post(
        identity for identity, lines in existing.items() for _ in lines if identity not in drafts
    )
    return {
        identities[0]: existing[left[post][0]]
        for post, identities in added.items()
        if len(identities) == 1 and len(left.get(post, ())) == 1
    }


def _by_post(identities: Iterable[Identity]) -> dict[Identity, list[Identity]]:
    """Identities that differ in their bearer alone; those without a name are no posts."""
    posts: dict[Identity, list[Identity]] = {}
    for identity in identities:
        slot, component, title, kind, _ = identity
        if component or title:
            posts.setdefault((slot, component, title, kind, ""), []).append(identity)
    return posts


def _refuse_decided(drafts: Iterable[Draft], table: Table, report: ImportReport) -> None:
    """What was decided stays: it is changed by revisions with a reason, one by one."""
    problem = "ändrar en budget som är beslutad; revidera den i rutnätet och skriv skälet"
    for draft in drafts:
        if draft.slot.series == Series.BUDGET:
            expected = "de belopp som gäller"
            fault = Fault(table.name, draft.row, "", draft.label, expected, problem)
            report.faults.append(fault)


def _compare(
    line: BudgetLine,
    stands: Decimal,
    draft: Draft,
    ground: Ground,
    table: Table,
    result: Matched,
    report: ImportReport,
) -> None:
    changes = _changes(line, stands, draft, ground.plan.year)
    if changes:
        result.changed.append((line, draft))
        report.changed.append(_entry(draft, table, changes))
    else:
        report.unchanged.append(_entry(draft, table))


def _changes(line: BudgetLine, stands: Decimal, draft: Draft, plan_year: int) -> tuple[Change, ...]:
    changes = []
    if stands != draft.amount:
        changes.append(Change("belopp", money(stands), money(draft.amount)))
    if draft.note and draft.note.split() != line.note.split():
        changes.append(Change("anmärkning", line.note, draft.note))
    if line.title != draft.title:
        changes.append(Change("post", line.title, draft.title))
    if draft.identity != identity_of(line, plan_year):
        changes.append(Change("bärs av", bearer_of(line), draft.bearer))
    elif draft.key is not None and draft.key.instance.pk != line.key_id:
        changes.append(Change("nyckel", "tidigare version", "planens version"))
    return tuple(changes)


def _entry(draft: Draft, table: Table, changes: tuple[Change, ...] = (), note: str = "") -> Entry:
    return Entry(LINES_SUBJECT, draft.label, table.name, draft.row, changes, note)


def _list_missing(result: Matched, ground: Ground, report: ImportReport) -> None:
    year = ground.plan.year
    report.missing += [
        Entry(LINES_SUBJECT, label_of(line, year), note=money(line.amount))
        for line in result.missing
    ]
    if result.missing:
        total = sum((line.amount for line in result.missing), Decimal(0))
        lines_left = "1 rad" if len(result.missing) == 1 else f"{len(result.missing)} rader"
        report.warnings.append(
            f"Planen har {lines_left} som inte står i filen, tillsammans {money(total)}. "
            "Sådant lämnas orört."
        )
