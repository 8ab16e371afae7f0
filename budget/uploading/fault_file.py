"""The rows that are wrong, as a workbook that says why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import Workbook as Book

from budget.interpreting import Reading
from budget.uploading.files import sheet_of
from objects.sheets import Fault, Row, Workbook, column_letter
from objects.sheets.writing import as_bytes, write_table

PLAIN = (int, float, date, datetime, time, timedelta)


def fault_workbook(workbook: Workbook, reading: Reading, faults: Iterable[Fault]) -> bytes:
    """Each faulty row as it stands in the file, behind its number and all that is wrong with it.

    A fault of no row, or of another sheet, gets a line without cells.
    """
    sheet = sheet_of(workbook, reading.sheet)
    rows = {row.number: row for row in sheet.rows}
    why: dict[int, list[str]] = {}
    other: list[str] = []
    for fault in faults:
        if fault.row is None or fault.sheet != sheet.name:
            other.append(str(fault))
        else:
            why.setdefault(fault.row, []).append(_why(fault))
    width = max((len(rows[number].values) for number in why if number in rows), default=0)
    head = ["Rad", "Fel", *(_caption(reading, index) for index in range(width))]
    book = Book()
    book.active.title = "Felrader"
    found = [[number, "\n".join(why[number]), *_cells(rows.get(number))] for number in sorted(why)]
    write_table(book.active, head, [*(["", text] for text in other), *found])
    return as_bytes(book)


def _why(fault: Fault) -> str:
    where = f"{fault.header or fault.column}: " if fault.column else ""
    value = f"”{fault.value}” " if fault.value is not None else ""
    return f"{where}{value}{fault.problem}; väntade {fault.expected}"


def _caption(reading: Reading, index: int) -> str:
    return reading.captions.get(index) or f"Kolumn {column_letter(index)}"


def _cells(row: Row | None) -> list[Any]:
    if row is None:
        return []
    return [value if isinstance(value, PLAIN) else str(value) for value in row.values]
