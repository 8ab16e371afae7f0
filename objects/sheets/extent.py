"""How far the filled cells of a zipped sheet reach, without laying the sheet out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from objects.sheets.faults import FaultyFileError, file_fault

_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,9})"[^>]*(?<!/)>')
_BARE_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])(?![^>]*\sr=)[^>]*(?<!/)>")
_ROW = re.compile(rb'<(?:\w+:)?row\s(?:[^>]*?\s)?r="(\d{1,9})"')

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "


def xlsx_extent(data: bytes) -> tuple[int, int]:
    """(rows, columns) that the filled cells of a worksheet part reach."""
    places = set(_CELL.findall(data))
    rows = max((int(row) for _, row in places), default=0)
    columns = max((column_number(letters) for letters in {c for c, _ in places}), default=0)
    bare = len(_BARE_CELL.findall(data))
    if bare:
        rows = max(rows, len(_ROW.findall(data)), *map(int, _ROW.findall(data)), 1)
        columns = max(columns, -(-bare // rows))
    return rows, columns


def column_number(letters: bytes) -> int:
    """1-based number of a column from its letters: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def ods_extents(data: bytes) -> Iterator[tuple[int, int]]:
    """(rows, columns) of each table of a content.xml; raises FaultyFileError on broken XML."""
    measure = OdsMeasure()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = measure.start
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise FaultyFileError(file_fault("filen är skadad eller inte hel")) from error
    yield from measure.tables


class OdsMeasure:
    """Follows the repetitions by which ods writes long runs of like cells and rows."""

    def __init__(self) -> None:
        self.tables: list[tuple[int, int]] = []
        self.row = self.row_repeat = self.column = self.column_repeat = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == TABLE + "table":
            self.tables.append((0, 0))
            self.row = self.row_repeat = 0
        elif name == TABLE + "table-row":
            self.row += self.row_repeat
            self.row_repeat = _repeat(attributes, "number-rows-repeated")
            self.column = self.column_repeat = 0
        elif name in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            self.column += self.column_repeat
            self.column_repeat = _repeat(attributes, "number-columns-repeated")
            if OFFICE + "value-type" in attributes:
                self._fill()
        elif name == _TEXT + "p":
            self._fill()

    def _fill(self) -> None:
        if self.tables:
            rows, columns = self.tables[-1]
            self.tables[-1] = (
                max(rows, self.row + self.row_repeat),
                max(columns, self.column + self.column_repeat),
            )


def _repeat(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(TABLE + name, "1")
    return int(value) if value.isdecimal() and len(value) < 10 else 1
