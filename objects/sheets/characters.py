"""Refusing the signs that no database column and no page can hold, and cells without end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from objects.sheets.bounds import MAX_SIGNS
from objects.sheets.cells import Sheet, column_letter
from objects.sheets.faults import Fault, FaultyFileError

# PostgreSQL stores no NUL; the others are invisible. Tabs and line breaks are plain text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def check_characters(sheets: Iterable[Sheet]) -> None:
    """Raises FaultyFileError that names every cell with a control character or too long a text."""
    faults = [fault for sheet in sheets for fault in _faults(sheet)]
    if faults:
        raise FaultyFileError(faults)


def _faults(sheet: Sheet) -> Iterator[Fault]:
    for row in sheet.rows:
        for index, value in enumerate(row.values):
            if isinstance(value, str) and len(value) > MAX_SIGNS:
                expected = f"högst {MAX_SIGNS} tecken i en cell"
                place = (sheet.name, row.number, column_letter(index))
                yield Fault(*place, value[:100], expected, "är för lång")
            elif isinstance(value, str) and not value.isprintable() and _CONTROL.search(value):
                yield Fault(
                    sheet.name,
                    row.number,
                    column_letter(index),
                    _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value),
                    "vanlig text",
                    "innehåller ett styrtecken som inte kan sparas",
                )
