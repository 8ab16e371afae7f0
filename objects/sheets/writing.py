"""Workbooks to hand out: texts that no program takes for formulas, numbers that stay numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

WIDEST = 60


def put(sheet: Any, row: int, column: int, value: Any) -> None:
    """Write one cell (both from 1). A text is text, whatever it begins with, and stays so."""
    cell = sheet.cell(row, column)
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(("=", "+", "-", "@", "\t", "\r"))


def write_table(sheet: Any, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write captions and rows with readable widths; gives the number of the last row."""
    widths = [len(text) for text in head]
    for index, text in enumerate(head, start=1):
        put(sheet, 1, index, text)
        sheet.cell(1, index).font = Font(bold=True)
        sheet.cell(1, index).alignment = Alignment(vertical="top", wrap_text=True)
    last = 1
    for last, row in enumerate(rows, start=2):
        for index, value in enumerate(row, start=1):
            if value not in (None, ""):
                put(sheet, last, index, value)
                widths[index - 1] = max(widths[index - 1], len(str(value)))
    for index, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = min(width + 2, WIDEST)
    sheet.freeze_panes = "A2"
    return last


def as_bytes(book: Book) -> bytes:
    """The finished file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()
