"""Sums by slot, nämnd and kind, of a file and of the plan as it will be."""

from collections import Counter
from collections.abc import Collection, Iterable
from decimal import Decimal

from budget.importing.drafts import Draft, parts_of
from budget.importing.ground import Ground
from budget.importing.slots import Slot, slot_of
from budget.models import BudgetLine
from objects.money import ORE


def step_of(amounts: Iterable[Decimal], unit: Decimal) -> Decimal:
    """What amounts (kr) written in thousands or millions are rounded to; 0 for kronor.

    Whole thousands have the step 1 000, those with a decimal 100.
    """
    step = unit if unit > 1 else Decimal(0)
    for amount in amounts:
        while step and amount % step:
            step = step / 10 if step > ORE else Decimal(0)
    return step


Cell = tuple[Slot, str | None, str | None]


class Sums:
    """Amounts by (slot, unit code or None, kind or None).

    `step` is the smallest step that the amounts were written in (kr), 0 where they are exact.
    """

    def __init__(self, step: Decimal = Decimal(0)) -> None:
        self.cells: dict[Cell, Decimal] = {}
        self.step = step
        self._rows: Counter[Cell] = Counter()

    @classmethod
    def of_drafts(cls, drafts: Collection[Draft], unit: Decimal = Decimal(1)) -> "Sums":
        """Sums of a file's rows, whose amounts were written in `unit` kronor."""
        sums = cls(step_of((draft.amount for draft in drafts), unit))
        for draft in drafts:
            sums._add(draft.slot, draft.kind, draft.parts())
        return sums

    def copy(self) -> "Sums":
        sums = Sums(self.step)
        sums.cells = dict(self.cells)
        sums._rows = self._rows.copy()
        return sums

    def add_lines(
        self, lines: Iterable[BudgetLine], ground: Ground, *, whole: bool = False
    ) -> "Sums":
        """Add lines of the plan, shared by the keys as they stand; `whole` adds up their years."""
        for line in lines:
            slot = slot_of(line, ground.plan.year)
            self._add(slot.whole if whole else slot, line.kind, parts_of(line, ground.splits))
        return self

    def _add(self, slot: Slot, kind: str | None, parts: dict[str | None, Decimal]) -> None:
        for code in {None, *parts} if self.step else ():
            self._rows[(slot, code, kind)] += 1
        for code, amount in parts.items():
            cell = (slot, code, kind)
            self.cells[cell] = self.cells.get(cell, Decimal("0.00")) + amount

    def slack(self, slot: Slot, unit: str | None = None, kind: str | None = None) -> Decimal:
        """How far rounding may take a sum: half a step for each row in it."""
        rows = sum(
            count
            for (row_slot, row_unit, row_kind), count in self._rows.items()
            if row_slot == slot and unit == row_unit and kind in (None, row_kind)
        )
        return self.step * rows / 2

    def total(self, slot: Slot, unit: str | None = None, kind: str | None = None) -> Decimal | None:
        """Sum for a unit, a kind, both, or everything; None when nothing is there."""
        found = [
            amount
            for (cell_slot, cell_unit, cell_kind), amount in self.cells.items()
            if cell_slot == slot and unit in (None, cell_unit) and kind in (None, cell_kind)
        ]
        return sum(found, Decimal("0.00")) if found else None
