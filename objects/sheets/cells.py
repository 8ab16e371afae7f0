"""Workbooks as plain rows that still know where they stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Value = str | int | float | bool | date | datetime | time | timedelta


def column_letter(index: int) -> str:
    """Letter of the 0-based column `index`: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the 1-based `number` that the spreadsheet program shows."""

    number: int
    values: tuple[Value, ...]

    def value(self, index: int) -> Value | None:
        """The cell as read, or None when it is empty, blank or beyond the row's end."""
        if index >= len(self.values):
            return None
        value = self.values[index]
        if isinstance(value, str) and not value.strip():
            return None
        return value

    def text(self, index: int) -> str:
        """The cell as a person reads it: stripped, whole numbers without decimals."""
        value = self.value(index)
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return str(value).strip()

    @property
    def is_empty(self) -> bool:
        """No cell of the row holds anything but blanks."""
        return all(isinstance(value, str) and not value.strip() for value in self.values)


@dataclass(frozen=True, slots=True)
class LostCell:
    """An error or a formula without a saved value: the `problem` and what was `expected`."""

    problem: str
    expected: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; a csv file is one sheet with the file's name.

    `lost` says of cells that read as empty but are not, by row number and 0-based column,
    what stands there; `is_delimited` is true of a sheet read from text.
    """

    name: str
    rows: tuple[Row, ...]
    is_hidden: bool = False
    is_delimited: bool = False
    lost: Mapping[tuple[int, int], LostCell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was read from a file; `format` is xlsx, ods or csv."""

    file_name: str
    format: str
    sheets: tuple[Sheet, ...]
