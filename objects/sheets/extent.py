"""How far the filled cells of a zipped sheet reach, without laying the sheet out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from objects.sheets.faults import FaultyFileError, file_fault

# Cells and rows that are not written as spreadsheet programs write them. XML allows more: prefixes,
# single quotes, spaces around "=", ">" within quotes. Such a sheet is parsed in full.
_ODD = re.compile(
    rb"<(?:c|row)(?=[\s/>])"
    rb'(?!(?:\s+(?!r="(?![A-Z]{0,3}\d{1,9}"))[\w:.]+="[^"<>\x27]*")*\s*/?>)'
)
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,9})"[^>]*(?<!/)>')
_BARE_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])(?![^>]*\sr=)[^>]*(?<!/)>")
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,9})")

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "


def xlsx_extent(data: bytes) -> tuple[int, int]:
    """(rows, columns) that the filled cells of a worksheet part reach.

    Raises FaultyFileError on broken XML.
    """
    is_odd = b"\0" in data[:200] or _PREFIXED.search(data) or _ODD.search(data)
    if is_odd or _BARE_CELL.search(data):
        return _parsed_extent(data)
    places = set(_CELL.findall(data))
    rows = max((int(row) for _, row in places), default=0)
    columns = max((column_number(letters) for letters in {c for c, _ in places}), default=0)
    return rows, columns


def _parsed_extent(data: bytes) -> tuple[int, int]:
    """As `xlsx_extent`, of all cells, filled or not."""
    measure = _XlsxMeasure()
    parser = expat.ParserCreate()
    parser.StartElementHandler = measure.start
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise FaultyFileError(file_fault("filen är skadad eller inte hel")) from error
    return measure.rows, measure.columns


class _XlsxMeasure:
    """Follows rows and cells, which may leave out where they stand."""

    def __init__(self) -> None:
        self.rows = self.columns = self.row = self.column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "row":
            told = attributes.get("r", "")
            self.row = int(told) if told.isdecimal() and len(told) < 10 else self.row + 1
            self.column = 0
        elif name == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self.column = column_number(place[1].upper().encode()) if place else self.column + 1
            self.rows = max(self.rows, int(place[2]) if place else self.row)
            self.columns = max(self.columns, self.column)


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
