"""What each nämnd bears of each kind before an import and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from budget.importing.drafts import parts_of
from budget.importing.proposal import Proposal
from budget.models import BudgetLine
from budget.models.kinds import CostKind, Series

Cell = tuple[str | None, str | None]
Cells = dict[Cell, Decimal]


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
    lines = _in_force(proposal.ground.lines)
    touched = {draft.series for draft in proposal.drafts}
    found = []
    for series in Series:
        if series in touched:
            own = [line for line in lines if line.series == series]
            found.append(_outlook(series, _before(own, proposal), _after(own, proposal, series)))
    return tuple(found)


def _in_force(lines: Iterable[BudgetLine]) -> list[BudgetLine]:
    lines = list(lines)
    latest: dict[int | None, int] = {}
    for line in lines:
        if line.series == Series.FORECAST:
            latest[line.year] = max(latest.get(line.year, 0), line.forecast or 0)
    return [
        line
        for line in lines
        if line.series != Series.FORECAST or (line.forecast or 0) == latest[line.year]
    ]


def _before(lines: Iterable[BudgetLine], proposal: Proposal) -> Cells:
    cells: Cells = {}
    for line in lines:
        _add(cells, line.kind, parts_of(line, proposal.ground.splits))
    return cells


def _after(lines: Iterable[BudgetLine], proposal: Proposal, series: Series) -> Cells:
    """Lines that the file leaves alone may still be shared anew, by a key that it changes."""
    renewed = {key.instance.pk: key.split for key in proposal.keys if key.instance.pk}
    splits = proposal.ground.splits | renewed
    changed = {line.pk: draft for line, draft in proposal.lines.changed}
    cells: Cells = {}
    for line in lines:
        draft = changed.get(line.pk)
        _add(cells, line.kind, draft.parts() if draft else parts_of(line, splits))
    for draft in proposal.lines.new:
        if draft.series == series:
            _add(cells, draft.kind, draft.parts())
    return cells


def _add(cells: Cells, kind: str | None, parts: dict[str | None, Decimal]) -> None:
    for code, amount in parts.items():
        cells[code, kind] = cells.get((code, kind), Decimal("0.00")) + amount


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
