"""What the reader of values does not tell of a sheet: cells it loses, what is hidden or merged."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree as ET

from objects.sheets.cells import Layout
from objects.sheets.layout import ods_layouts, xlsx_layout
from objects.sheets.lost import Lost, xlsx_lost
from objects.sheets.lost_ods import ods_lost

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Marks:
    """The lost cells and the layout of one sheet."""

    lost: Lost = field(default_factory=dict)
    layout: Layout = field(default_factory=Layout)


def marks_of(content: bytes, kind: str) -> dict[str, Marks]:
    """The marks of a checked xlsx or ods file by the sheet's name."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if kind == "ods":
            return _of_ods(archive.read("content.xml"))
        return {
            name: Marks(xlsx_lost(data), xlsx_layout(data))
            for name, part in _parts(archive)
            for data in (archive.read(part),)
        }


def _of_ods(data: bytes) -> dict[str, Marks]:
    lost, layouts = ods_lost(data), ods_layouts(data)
    return {
        name: Marks(lost.get(name, {}), layouts.get(name, Layout())) for name in {*lost, *layouts}
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
