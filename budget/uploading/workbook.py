"""A plan's budget as a workbook to fill in: read back unchanged, it changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from budget.importing.drafts import BUDGET
from budget.importing.ground import Ground, load_ground, percent
from budget.importing.shares import read_share
from budget.importing.slots import slot_of
from budget.models import BudgetLine
from budget.models.kinds import CostKind
from objects.models import ObjectPlan, Unit
from objects.sheets.writing import as_bytes, put, write_table

HEAD = ("Komponent", "Post", "VM/VU", "Nämnd", "Fördelningsnyckel")
KEY_HEAD = ("Nyckel", "Nämnd", "Andel")
# Said in words: an empty cell under others might mean the same as they.
COMMON = "Objektgemensamt"
LISTS = "Val"
EMPTY_ROWS = 200
NUMBERS = "# ##0.00"


def plan_workbook(plan: ObjectPlan) -> bytes:
    """The plan's budget lines as xlsx, with lists to choose from and room for more (7 queries).

    Lines that revise others have no place of their own in a file, and are left out.
    """
    ground = load_ground(plan)
    book = Book()
    sheet = book.active
    sheet.title = f"Budget {plan.year}"
    head = (*HEAD, f"Budget {plan.year} (kr)", "Anmärkning")
    last = write_table(sheet, head, map(_row, budget_lines(ground.lines, plan.year)))
    _amounts(sheet, last + EMPTY_ROWS)
    write_table(book.create_sheet("Nycklar"), KEY_HEAD, _shares(ground))
    _choices(book, sheet, ground, last + EMPTY_ROWS)
    return as_bytes(book)


def budget_lines(lines: Iterable[BudgetLine], plan_year: int) -> Iterator[BudgetLine]:
    """The lines that a column of the plan's own budget can speak of."""
    for line in lines:
        if slot_of(line, plan_year) == BUDGET and not line.revision_reason:
            yield line


def _row(line: BudgetLine) -> tuple[Any, ...]:
    return (
        line.component.name if line.component else COMMON,
        line.title,
        CostKind(line.kind).label if line.kind else "",
        line.unit.code if line.unit else "",
        line.key.name if line.key else "",
        line.amount,
        line.note,
    )


def _amounts(sheet: Any, last: int) -> None:
    for row in range(2, last + 1):
        sheet.cell(row, len(HEAD) + 1).number_format = NUMBERS


def _shares(ground: Ground) -> Iterator[tuple[str, str, str]]:
    """Only keys whose every share can be written so that it is read back exactly."""
    for key in ground.keys.values():
        written = {code: percent(share) for code, share in key.shares.items()}
        if all(read_share(written[code]) == share for code, share in key.shares.items()):
            for code, text in written.items():
                yield key.instance.name, code, text


def _choices(book: Book, sheet: Any, ground: Ground, last: int) -> None:
    """Lists to choose from, kept in a sheet of their own that is hidden."""
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    units = [unit.code for unit in Unit.objects.all() if ground.is_valid(unit)]
    names = [COMMON, *sorted({part.name for part in ground.components.values()})]
    columns = (
        names,
        None,
        [str(kind.label) for kind in CostKind],
        units,
        sorted(key.instance.name for key in ground.keys.values()),
    )
    for index, values in enumerate(columns, start=1):
        if values:
            _choice(sheet, lists, index, values, last)


def _choice(sheet: Any, lists: Any, index: int, values: list[str], last: int) -> None:
    for row, value in enumerate(values, start=1):
        put(lists, row, index, value)
    letter = get_column_letter(index)
    # New components come into being by being named; all else must exist.
    is_open = index == 1
    rule = DataValidation(
        type="list",
        formula1=f"={LISTS}!${letter}$1:${letter}${len(values)}",
        allow_blank=True,
        showErrorMessage=not is_open,
        errorTitle="Finns inte i listan",
        error="Välj ett värde ur listan.",
    )
    rule.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(rule)
