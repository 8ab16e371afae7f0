"""Cells that the reader gives as empty though they are not: errors, formulas not worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from objects.sheets.cells import LostCell
from objects.sheets.extent import column_number

Lost = dict[tuple[int, int], LostCell]

# Most sheets have neither, and are spared the parsing.
_SUSPECT = re.compile(rb"""\st\s*=\s*["']e["']|<(?:\w+:)?f[\s/>]""")
_PLACE = re.compile(r"([A-Z]{1,3})(\d+)")
_NOT_SAVED = LostCell(
    "innehåller en formel utan sparat värde",
    "ett värde; öppna filen i ett kalkylprogram och spara den",
)


def xlsx_lost(data: bytes) -> Lost:
    """The lost cells of a worksheet part by (row number, 0-based column)."""
    return dict(_lost(data)) if _SUSPECT.search(data) else {}


def _lost(data: bytes) -> Iterator[tuple[tuple[int, int], LostCell]]:
    number = index = -1
    for _, row in ET.iterparse(BytesIO(data)):  # noqa: S314
        if row.tag.rpartition("}")[2] != "row":
            continue
        number = int(row.get("r") or max(number, 0) + 1)
        index = -1
        for cell in row.iterfind("{*}c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            index = column_number(place[1].encode()) - 1 if place else index + 1
            found = _judge(cell)
            if found:
                yield (number, index), found
        row.clear()


def _judge(cell: ET.Element) -> LostCell | None:
    kind, value = cell.get("t"), cell.find("{*}v")
    text = value.text if value is not None else None
    if kind == "e":
        return LostCell(f"innehåller felet {text or '#VALUE!'}", "ett värde")
    # A formula whose result is an empty text has an empty value of the kind text.
    is_saved = bool(text) or (kind == "str" and value is not None)
    return None if is_saved or cell.find("{*}f") is None else _NOT_SAVED
