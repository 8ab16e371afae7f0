"""What each nämnd bears of each kind before an import and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from budget.importing.drafts import parts_of
from budget.importing.proposal import Proposal
from budget.importing.slots import Slot, slot_of
from budget.models.kinds import CostKind, Series

Cell = tuple[str | None, str | None]
Cells = dict[Cell, Decimal]
Part = tuple[Slot, str | None, dict[str | None, Decimal]]


@dataclass(frozen=True, slots=True)
class Moved:
    """A sum before and after (kr); None where there are no lines. `unit` is a code or empty."""

    unit: str
    kind: str
    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal:
        return (self.after or Decimal(0)) - (self.before or Decimal(0))


@dataclass(frozen=True, slots=True)
class Outlook:
    """One series: the total, each kind, and each nämnd by kind; totals first."""

    series: str
    total: Moved
    kinds: tuple[Moved, ...]
    units: tuple[Moved, ...]


def outlook_of(proposal: Proposal) -> tuple[Outlook, ...]:
    """The series that the file's rows speak of; a later forecast stands for an earlier one."""
    touched = {draft.slot.series for draft in proposal.drafts}
    before, after = _before(proposal), _after(proposal)
    return tuple(
        _outlook(series, _in_force(before, series), _in_force(after, series))
        for series in Series
        if series in touched
    )


def _in_force(parts: Iterable[Part], series: Series) -> Cells:
    """The cells of a series; of a year's forecasts only the last."""
    own = [part for part in parts if part[0].series == series]
    latest: dict[int | None, int] = {}
    for slot, _, _ in own:
        latest[slot.year] = max(latest.get(slot.year, 0), slot.forecast or 0)
    cells: Cells = {}
    for slot, kind, amounts in own:
        if (slot.forecast or 0) == latest[slot.year]:
            for code, amount in amounts.items():
                cells[code, kind] = cells.get((code, kind), Decimal("0.00")) + amount
    return cells


def _before(proposal: Proposal) -> list[Part]:
    ground = proposal.ground
    return [
        (slot_of(line, ground.plan.year), line.kind, parts_of(line, ground.splits))
        for line in ground.lines
    ]


def _after(proposal: Proposal) -> list[Part]:
    """Lines that the file leaves alone may still be shared anew, by a key that it changes."""
    renewed = {key.instance.pk: key.split for key in proposal.keys if key.instance.pk}
    splits = proposal.ground.splits | renewed
    changed = {line.pk: draft for line, draft in proposal.lines.changed}
    found: list[Part] = []
    for line in proposal.ground.lines:
        draft = changed.get(line.pk)
        parts = draft.parts() if draft else parts_of(line, splits)
        found.append((slot_of(line, proposal.plan.year), line.kind, parts))
    return found + [(one.slot, one.kind, one.parts()) for one in proposal.lines.new]


def _outlook(series: Series, before: Cells, after: Cells) -> Outlook:
    cells = {*before, *after}
    kinds = [kind for kind in (*CostKind, None) if kind in {kind for _, kind in cells}]
    codes = sorted({code for code, _ in cells}, key=lambda code: (code is None, code or ""))
    units = [
        moved
        for code in codes
        for moved in _of_unit(
            code, [kind for kind in kinds if (code, kind) in cells], before, after
        )
    ]
    return Outlook(
        str(series.label),
        Moved("", "", _sum(before, cells), _sum(after, cells)),
        tuple(
            _moved("", kind, before, after, [c for c in cells if c[1] == kind]) for kind in kinds
        ),
        tuple(units),
    )


def _of_unit(
    code: str | None, kinds: list[CostKind | None], before: Cells, after: Cells
) -> Iterator[Moved]:
    for kind in kinds:
        yield _moved(code or "Ingen nämnd", kind, before, after, [(code, kind)])


def _moved(
    unit: str, kind: CostKind | None, before: Cells, after: Cells, cells: Iterable[Cell]
) -> Moved:
    label = str(kind.label) if kind else "Ej delat"
    cells = list(cells)
    return Moved(unit, label, _sum(before, cells), _sum(after, cells))


def _sum(cells: Cells, wanted: Iterable[Cell]) -> Decimal | None:
    found = [cells[cell] for cell in wanted if cell in cells]
    return sum(found, Decimal(0)) if found else None
