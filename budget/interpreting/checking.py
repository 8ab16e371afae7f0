"""The sheet's own sums against its rows, with the slack that its rounding gives."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from budget.importing.drafts import money
from budget.importing.sums import step_of
from budget.interpreting.reading import Reading
from budget.interpreting.roles import Role, Sort
from budget.interpreting.sections import Check
from objects.sheets import Row, Unread, column_letter

_LISTED = 10


@dataclass(frozen=True, slots=True)
class RowSum:
    """A row's printed sum beside the sum of its `parts` amounts (kr)."""

    row: int
    column: int
    printed: Decimal
    computed: Decimal
    parts: int


def row_sum(
    row: Row,
    reading: Reading,
    amounts: Mapping[int, Decimal],
    read: Callable[[Row, int], Decimal | Unread | None],
) -> list[RowSum]:
    """The row's sums in columns of their own."""
    found = []
    for column in reading.of(Sort.TOTAL):
        role, printed = reading.columns[column], read(row, column)
        parts = [
            amount for index, amount in amounts.items() if _same_slot(role, reading.columns[index])
        ]
        if isinstance(printed, Decimal):
            total = sum(parts, Decimal(0))
            found.append(RowSum(row.number, column, printed, total, len(parts)))
    return found


def _same_slot(one: Role, other: Role) -> bool:
    return one.slot.whole == other.slot.whole


def said_of_checks(
    sheet: str, checks: Iterable[Check], row_sums: Iterable[RowSum], step: Decimal, unit: Decimal
) -> tuple[list[str], list[str]]:
    """Notes on sums that agree and warnings for those that do not.

    `step` is what the amounts of lines are rounded to, `unit` what the sheet is written in.
    """
    notes, warnings = [], []
    for check in checks:
        place = f"Bladet ”{sheet}”, rad {check.row}: ”{check.label}”"
        wrong = [
            f"{column_letter(column)} är {money(printed)} men raderna ger "
            f"{money(check.computed.get(column, Decimal(0)))}"
            for column, printed in check.printed.items()
            if abs(printed - check.computed.get(column, Decimal(0)))
            > (step * check.rows + step_of([printed], unit)) / 2
        ]
        if wrong:
            warnings.append(f"{place} stämmer inte: {'; '.join(wrong)}.")
        else:
            notes.append(f"{place} stämmer med sina {check.rows} rader.")
    warnings += _said_of_rows(sheet, row_sums, step, unit)
    return notes, warnings


def _said_of_rows(
    sheet: str, row_sums: Iterable[RowSum], step: Decimal, unit: Decimal
) -> list[str]:
    wrong = [
        one
        for one in row_sums
        if abs(one.printed - one.computed) > (step * one.parts + step_of([one.printed], unit)) / 2
    ]
    said = [
        f"Bladet ”{sheet}”, rad {one.row}: summan i kolumn {column_letter(one.column)} är "
        f"{money(one.printed)} men radens belopp ger {money(one.computed)}."
        for one in wrong[:_LISTED]
    ]
    left = len(wrong) - len(said)
    return [*said, f"Ytterligare {left} radsummor stämmer inte."] if left else said
