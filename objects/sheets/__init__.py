"""Spreadsheets in, faults and reports out: the ground that every importer stands on.

`read_workbook(content, file_name)` gives the sheets of a file and `find_header(sheet, columns)`
a `Header` with access to cells by key; both raise `FaultyFileError`. An importer collects a
`Fault` for each wrong cell, by `header.fault(row, key, expected)`, in an `ImportReport`.
"""

from objects.sheets.cells import (
    Layout,
    LostCell,
    Merge,
    Row,
    Sheet,
    Source,
    Unread,
    Value,
    Workbook,
    column_letter,
)
from objects.sheets.faults import Fault, FaultyFileError, file_fault
from objects.sheets.headers import Column, FoundColumn, Header, find_header, fold
from objects.sheets.reading import read_workbook
from objects.sheets.report import Change, ControlSum, Entry, ImportReport
from objects.sheets.report_text import render_table

__all__ = [
    "Change",
    "Column",
    "ControlSum",
    "Entry",
    "Fault",
    "FaultyFileError",
    "FoundColumn",
    "Header",
    "ImportReport",
    "Layout",
    "LostCell",
    "Merge",
    "Row",
    "Sheet",
    "Source",
    "Unread",
    "Value",
    "Workbook",
    "column_letter",
    "file_fault",
    "find_header",
    "fold",
    "read_workbook",
    "render_table",
]
