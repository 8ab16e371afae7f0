"""Cells that the reader gives as empty though they are not: errors, formulas not worked out."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from objects.sheets.cells import LostCell
from objects.sheets.lost_ods import ods_lost

Lost = dict[tuple[int, int], LostCell]

# Most sheets have neither, and are spared the parsing.
_SUSPECT = re.compile(rb"""\st\s*=\s*["']e["']|<(?:\w+:)?f[\s/>]""")
_PLACE = re.compile(r"([A-Z]{1,3})(\d+)")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOT_SAVED = LostCell(
    "innehåller en formel utan sparat värde",
    "ett värde; öppna filen i ett kalkylprogram och spara den",
)


def lost_cells(content: bytes, kind: str) -> dict[str, Lost]:
    """The lost cells of a checked xlsx or ods file: sheet name, (row number, 0-based column)."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if kind == "ods":
            return ods_lost(archive.read("content.xml"))
        return {
            name: dict(_lost(data))
            for name, part in _parts(archive)
            if _SUSPECT.search(data := archive.read(part))
        }


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Sheet names and the part that holds each."""
    present = set(archive.namelist())
    if "xl/_rels/workbook.xml.rels" not in present:
        return
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if part in present:
            yield sheet.get("name", ""), part


def _lost(data: bytes) -> Iterator[tuple[tuple[int, int], LostCell]]:
    number = index = -1
    for _, row in ET.iterparse(BytesIO(data)):  # noqa: S314
        if row.tag.rpartition("}")[2] != "row":
            continue
        number = int(row.get("r") or max(number, 0) + 1)
        index = -1
        for cell in row.iterfind("{*}c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            index = _column(place[1]) if place else index + 1
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


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
