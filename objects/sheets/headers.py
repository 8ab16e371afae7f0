"""Finding the header row of a sheet by the names of its columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from objects.names import name_key
from objects.sheets.cells import Row, Sheet, Value, column_letter
from objects.sheets.dropped import check_cells
from objects.sheets.faults import Fault, FaultyFileError

_SEARCHED_ROWS = 50


def fold(text: str) -> str:
    """`text` without case, spacing and punctuation, for comparing captions."""
    return name_key(unicodedata.normalize("NFKC", text))


@dataclass(frozen=True, slots=True)
class Column:
    """A column that an importer knows: its key, shown name and accepted captions.

    `names` are synonyms, the first of them the one shown. With `pattern`, a regular
    expression that must match the whole folded caption, any number of columns may match.
    """

    key: str
    names: tuple[str, ...]
    is_required: bool = True
    pattern: str = ""

    def accepts(self, folded: str) -> bool:
        """Whether a folded caption names this column."""
        if self.pattern and re.fullmatch(self.pattern, folded):
            return True
        return any(fold(name) == folded for name in self.names)


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of a sheet: key of the `Column` it is, 0-based index, caption as written."""

    key: str
    index: int
    caption: str

    @property
    def letter(self) -> str:
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Header:
    """The header row found in a sheet, and access to the cells below it by key."""

    sheet: Sheet
    number: int
    columns: tuple[FoundColumn, ...]
    unknown: tuple[FoundColumn, ...] = ()
    _first: dict[str, FoundColumn] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._first.update({column.key: column for column in reversed(self.columns)})

    def all(self, key: str) -> tuple[FoundColumn, ...]:
        """Every column found for `key`, from left to right."""
        return tuple(column for column in self.columns if column.key == key)

    def get(self, key: str) -> FoundColumn | None:
        """The first column found for `key`, or None."""
        return self._first.get(key)

    def value(self, row: Row, key: str) -> Value | None:
        """Cell of `row` in the column `key`; None when empty or when there is no column."""
        column = self.get(key)
        return row.value(column.index) if column else None

    def text(self, row: Row, key: str) -> str:
        """As `value`, stripped text."""
        column = self.get(key)
        return row.text(column.index) if column else ""

    def _captioned(self) -> tuple[FoundColumn, ...]:
        return (*self.columns, *self.unknown)

    def rows(self) -> tuple[Row, ...]:
        """The rows below the header that are not empty.

        Raises FaultyFileError when a cell there would be dropped without a word.
        """
        check_cells(self.sheet, self.number, {c.index: c.caption for c in self._captioned()})
        below = (row for row in self.sheet.rows if row.number > self.number)
        return tuple(row for row in below if not row.is_empty)

    def fault(
        self,
        row: Row,
        column: str | FoundColumn,
        expected: str,
        problem: str = "går inte att läsa",
        *,
        subject: str = "Rader",
    ) -> Fault:
        """Fault at a cell of `row`; `column` is a key or a column of this header."""
        found = self.get(column) if isinstance(column, str) else column
        place = row.place(found.index, found.caption) if found else ("", "", "")
        letter, caption, text = place
        return Fault(
            self.sheet.name, row.number, letter, text or None, expected, problem, caption, subject
        )


def find_header(sheet: Sheet, columns: Sequence[Column]) -> Header:
    """The row among the first 50 that names most of `columns`.

    Raises FaultyFileError when no row names every required column, or when two columns of
    that row have the same meaning.
    """
    best = Header(sheet, 0, ())
    for row in sheet.rows[:_SEARCHED_ROWS]:
        header = _read(sheet, row, columns)
        if _score(header) > _score(best):
            best = header
    lacking = [c.names[0] for c in columns if c.is_required and best.get(c.key) is None]
    if lacking:
        raise FaultyFileError(_no_header(sheet, best, lacking))
    _check_repeated(best, columns)
    return best


def _score(header: Header) -> int:
    return len({column.key for column in header.columns})


def _read(sheet: Sheet, row: Row, columns: Sequence[Column]) -> Header:
    known: list[FoundColumn] = []
    unknown: list[FoundColumn] = []
    for index in range(len(row.values)):
        caption = " ".join(row.text(index).split())
        if not caption:
            continue
        folded = fold(caption)
        key = next((column.key for column in columns if column.accepts(folded)), "")
        (known if key else unknown).append(FoundColumn(key, index, caption))
    return Header(sheet, row.number, tuple(known), tuple(unknown))


def _no_header(sheet: Sheet, best: Header, lacking: list[str]) -> Fault:
    names = ", ".join(f"”{name}”" for name in lacking)
    problem = "saknar kolumnen" if best.columns else "har ingen rubrikrad; saknar"
    row = best.number or None
    return Fault(sheet.name, row, "", None, "en rubrikrad med dem", f"{problem} {names}")


def _check_repeated(header: Header, columns: Sequence[Column]) -> None:
    faults = []
    for column in columns:
        found = header.all(column.key)
        if not column.pattern and len(found) > 1:
            second = found[1]
            faults.append(
                Fault(
                    header.sheet.name,
                    header.number,
                    second.letter,
                    second.caption,
                    f"en enda kolumn för ”{column.names[0]}”",
                    f"betyder detsamma som kolumn {found[0].letter}",
                )
            )
    if faults:
        raise FaultyFileError(faults)
