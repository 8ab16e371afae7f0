"""Sums by series, nämnd and kind, of a file and of the plan as it will be."""

from collections.abc import Iterable
from decimal import Decimal

from budget.importing.drafts import Draft, parts_of
from budget.importing.ground import Ground
from budget.models import BudgetLine
from budget.models.kinds import Series


class Sums:
    """Amounts by (series, unit code or None, kind or None)."""

    def __init__(self) -> None:
        self.cells: dict[tuple[str, str | None, str | None], Decimal] = {}

    @classmethod
    def of_drafts(cls, drafts: Iterable[Draft]) -> "Sums":
        sums = cls()
        for draft in drafts:
            sums._add(draft.series, draft.kind, draft.parts())
        return sums

    def copy(self) -> "Sums":
        sums = Sums()
        sums.cells = dict(self.cells)
        return sums

    def add_lines(self, lines: Iterable[BudgetLine], ground: Ground) -> "Sums":
        """Add lines of the plan, shared by the keys as they stand."""
        for line in lines:
            self._add(line.series, line.kind, parts_of(line, ground.splits))
        return self

    def _add(self, series: str, kind: str | None, parts: dict[str | None, Decimal]) -> None:
        for code, amount in parts.items():
            cell = (series, code, kind)
            self.cells[cell] = self.cells.get(cell, Decimal("0.00")) + amount

    def total(
        self, series: Series, unit: str | None = None, kind: str | None = None
    ) -> Decimal | None:
        """Sum for a unit, a kind, both, or everything; None when nothing is there."""
        found = [
            amount
            for (cell_series, cell_unit, cell_kind), amount in self.cells.items()
            if cell_series == series and unit in (None, cell_unit) and kind in (None, cell_kind)
        ]
        return sum(found, Decimal("0.00")) if found else None
