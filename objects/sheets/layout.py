"""What a sheet hides, and which of its cells are merged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from xml.parsers import expat

from objects.sheets.bounds import MAX_ROWS
from objects.sheets.cells import Layout, Merge
from objects.sheets.extent import TABLE, OdsMeasure, column_number

_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\s(r|min|max)\s*=\s*["'](\d{1,7})["']""")
_MERGE = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']"""
)
_MOST_COLUMNS = 1_000
_MOST_MERGES = 20_000


def xlsx_layout(data: bytes) -> Layout:
    """The layout of a worksheet part."""
    rows: set[int] = set()
    columns: set[int] = set()
    if b"hidden=" in data:
        rows.update(islice(_hidden_rows(data), MAX_ROWS))
        columns.update(_hidden_columns(data))
    return Layout(frozenset(rows), frozenset(columns), tuple(_merges(data)))


def _hidden_rows(data: bytes) -> Iterator[int]:
    for number, match in enumerate(_ROW.finditer(data), start=1):
        tag = match[0]
        if _HIDDEN.search(tag):
            yield int(dict(_NUMBER.findall(tag)).get(b"r", number))


def _hidden_columns(data: bytes) -> Iterator[int]:
    for tag in _COLUMN.findall(data):
        if _HIDDEN.search(tag):
            bounds = dict(_NUMBER.findall(tag))
            first = int(bounds.get(b"min", 1))
            # Excel hides all that lies beyond a table as one run of columns.
            last = min(int(bounds.get(b"max", first)), _MOST_COLUMNS)
            yield from range(first - 1, last)


def _merges(data: bytes) -> Iterator[Merge]:
    if b"mergeCell" not in data:
        return
    for match in islice(_MERGE.finditer(data), _MOST_MERGES):
        left, top, right, bottom = match.groups()
        yield Merge(int(top), column_number(left) - 1, int(bottom), column_number(right) - 1)


def ods_layouts(data: bytes) -> dict[str, Layout]:
    """The layout of each table of a content.xml, by the table's name."""
    if b"visibility=" not in data and b"-spanned=" not in data:
        return {}
    search = _Search()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = search.start
    parser.Parse(data, True)
    return {
        name: Layout(frozenset(rows), frozenset(columns), tuple(merges))
        for name, (rows, columns, merges) in search.found.items()
    }


class _Search(OdsMeasure):
    """Notes hidden rows and columns, and cells that span others."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[set[int], set[int], list[Merge]]] = {}
        self.name = ""
        self.columns = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if name == TABLE + "table":
            self.name, self.columns = attributes.get(TABLE + "name", ""), 0
            self.found[self.name] = (set(), set(), [])
        elif name == TABLE + "table-column":
            first, self.columns = self.columns, self.columns + _count(attributes, "columns")
            if _is_hidden(attributes):
                self.found[self.name][1].update(range(first, min(self.columns, _MOST_COLUMNS)))
        elif name == TABLE + "table-row" and _is_hidden(attributes):
            last = min(self.row + self.row_repeat, MAX_ROWS)
            self.found[self.name][0].update(range(self.row + 1, last + 1))
        elif name == TABLE + "table-cell":
            self._span(attributes)

    def _span(self, attributes: dict[str, str]) -> None:
        wide = _count(attributes, "columns", "spanned")
        high = _count(attributes, "rows", "spanned")
        merges = self.found[self.name][2]
        if (wide > 1 or high > 1) and len(merges) < _MOST_MERGES:
            top, left = self.row + 1, self.column
            merges.append(Merge(top, left, top + high - 1, left + wide - 1))


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get(TABLE + "visibility", "visible") != "visible"


def _count(attributes: dict[str, str], what: str, how: str = "repeated") -> int:
    value = attributes.get(f"{TABLE}number-{what}-{how}", "1")
    return int(value) if value.isdecimal() and len(value) < 8 else 1
