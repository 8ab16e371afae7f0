"""Workbooks as plain rows that still know where they stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that cannot be taken for what its column holds: as written, and why.

    `problem` and `expected` are said as in a `Fault`.
    """

    text: str
    problem: str
    expected: str

    def __str__(self) -> str:
        return self.text


Value = str | int | float | bool | date | datetime | time | timedelta | Decimal | Unread


def column_letter(index: int) -> str:
    """Letter of the 0-based column `index`: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Source:
    """The row of the file that another row was made of.

    `columns` gives, for each cell of the new row, the 0-based column it came from, or None;
    `captions` those columns' captions.
    """

    row: Row
    columns: tuple[int | None, ...]
    captions: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the 1-based `number` that the spreadsheet program shows.

    A row that was put in another form for an importer keeps its `source`.
    """

    number: int
    values: tuple[Value, ...]
    source: Source | None = None

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

    def place(self, index: int, caption: str) -> tuple[str, str, str]:
        """Letter, caption and text of a cell as they stand in the file, for a fault."""
        if self.source is None:
            return column_letter(index), caption, self.text(index)
        column, row = self.source.columns[index], self.source.row
        if column is None:
            return "", caption, self.text(index)
        return column_letter(column), self.source.captions.get(column, ""), row.text(column)

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
class Merge:
    """A run of cells shown as one: 1-based rows, 0-based columns, both ends counted."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Hidden rows (1-based), hidden columns (0-based) and merged cells."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; a csv file is one sheet with the file's name.

    `lost` says of cells that read as empty but are not, by row number and 0-based column,
    what stands there; `is_delimited` is true of a sheet read from text. `unit` is how
    many kronor its amounts were written in before they were put in kronor.
    """

    name: str
    rows: tuple[Row, ...]
    is_hidden: bool = False
    is_delimited: bool = False
    lost: Mapping[tuple[int, int], LostCell] = field(default_factory=dict)
    layout: Layout = field(default_factory=Layout)
    unit: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was read from a file; `format` is xlsx, ods or csv.

    `notes` and `warnings` tell in Swedish how it was put in another form, if it was.
    """

    file_name: str
    format: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
