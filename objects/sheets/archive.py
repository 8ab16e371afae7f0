"""Guards for zipped workbooks: nothing reaches the reader before its size is known.

The reader lays every sheet out as a dense table, so two cells in opposite corners would
take all memory there is. The extent of each sheet is therefore measured here first.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from objects.sheets.bounds import MAX_CELLS, MAX_ENTRIES, MAX_INFLATED, MAX_ROWS
from objects.sheets.extent import ods_extents, xlsx_extent
from objects.sheets.faults import FaultyFileError, file_fault

_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


def check_archive(content: bytes) -> str:
    """Return ``xlsx`` or ``ods`` for a zipped workbook within bounds.

    Raises FaultyFileError when it is damaged, encrypted, another format or too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _check(archive)
    except _DAMAGED as error:
        raise FaultyFileError(file_fault("filen är skadad eller inte hel")) from error


def _check(archive: zipfile.ZipFile) -> str:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_INFLATED:
        raise FaultyFileError(file_fault("filen blir för stor när den packas upp", "en mindre fil"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise _encrypted()
    names = {entry.filename for entry in entries}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FaultyFileError(file_fault("filen innehåller makron", "en fil utan makron (xlsx)"))
    if "xl/workbook.xml" in names:
        _check_xlsx(archive, entries)
        return "xlsx"
    if "content.xml" in names and _is_ods(archive, names):
        _check_ods(archive, names)
        return "ods"
    raise FaultyFileError(file_fault("filen är inget kalkylblad"))


def _check_xlsx(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        # Every part is inflated once: a size that lies in the directory fails its checksum.
        data = _plain_xml(archive, entry.filename)
        # The book says where its sheets are: any part may be one.
        if _SHEET.fullmatch(entry.filename) or b"sheetData" in data:
            _check_extent(*xlsx_extent(data))


def _is_ods(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if "mimetype" not in names:
        return False
    return b"opendocument.spreadsheet" in archive.read("mimetype")


def _check_ods(archive: zipfile.ZipFile, names: set[str]) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in archive.read(manifest):
        raise _encrypted()
    for rows, columns in ods_extents(_plain_xml(archive, "content.xml")):
        _check_extent(rows, columns)


def _plain_xml(archive: zipfile.ZipFile, name: str) -> bytes:
    data = archive.read(name)
    if name.lower().endswith((".xml", ".rels")) and b"<!DOCTYPE" in data[:4096]:
        raise FaultyFileError(file_fault("filen innehåller egna XML-definitioner och läses inte"))
    return data


def _check_extent(rows: int, columns: int) -> None:
    if rows > MAX_ROWS or rows * columns > MAX_CELLS:
        bounds = f"högst {MAX_ROWS} rader och {MAX_CELLS} celler"
        raise FaultyFileError(file_fault(f"ett blad når till rad {rows}, kolumn {columns}", bounds))


def _encrypted() -> FaultyFileError:
    return FaultyFileError(file_fault("filen är låst med lösenord", "en fil utan lösenord"))
