"""A published table beside a plan that already holds its posts: compared, never added on top."""

from collections.abc import Sequence

from budget.importing.drafts import money
from budget.importing.rows import RowReader
from budget.importing.slots import slot_of
from budget.importing.sums import Cell, Sums, step_of
from budget.importing.tables import LINES_SUBJECT, AmountColumn
from budget.importing.totals import row_scope
from budget.models import BudgetLine
from budget.models.kinds import CostKind
from objects.sheets import Entry, Row


def compare_row(
    reader: RowReader,
    row: Row,
    columns: Sequence[AmountColumn],
    of_plan: Sums,
    lines: Sequence[BudgetLine],
) -> set[Cell]:
    """Report a row as unchanged or faulty; give the cells of `of_plan` that it spoke of."""
    label, scope = row_scope(reader, row)
    if scope is None:
        problem = f"”{label}” är varken känd nämnd eller känt slag"
        reader.fault(row, "unit", "en nämnd och VM eller VU", problem)
        return set()
    unit, kind = scope[0].code if scope[0] else None, scope[1]
    for column in columns:
        amount = reader.amount(row, column)
        if amount is None:
            continue
        planned = of_plan.total(column.slot, unit, kind)
        half = step_of([amount], reader.header.sheet.unit) / 2
        if planned is not None and abs(planned - amount) <= half:
            year = reader.ground.plan.year
            count = sum(1 for line in lines if slot_of(line, year).whole == column.slot.whole)
            note = f"stämmer med planens {count} rader"
            entry = Entry(LINES_SUBJECT, label, reader.table.name, row.number, note=note)
            reader.report.unchanged.append(entry)
            continue
        has = (
            "planen har inga rader där"
            if planned is None
            else f"planens rader ger {money(planned)}"
        )
        reader.fault(row, column.column, f"{has}", f"({money(amount)}) stämmer inte med planen")
    return {cell for cell in of_plan.cells if unit in (None, cell[1]) and kind in (None, cell[2])}


def list_missing(
    reader: RowReader,
    columns: Sequence[AmountColumn],
    of_plan: Sums,
    named: set[Cell],
) -> None:
    """Report what the plan bears and the table does not speak of."""
    slots = {column.slot for column in columns}
    for cell, amount in of_plan.cells.items():
        if cell in named or cell[0] not in slots:
            continue
        words = (cell[1] or "", CostKind(cell[2]).label if cell[2] else "", cell[0].caption)
        label = " ".join(filter(None, words))
        reader.report.missing.append(Entry(LINES_SUBJECT, label, note=money(amount)))
