"""Reading a workbook: the only place where the bytes of a spreadsheet are opened."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import PurePath

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from objects.sheets.archive import check_archive
from objects.sheets.bounds import MAX_BYTES
from objects.sheets.cells import Row, Sheet, Workbook
from objects.sheets.characters import check_characters
from objects.sheets.delimited import read_delimited
from objects.sheets.faults import FaultyFileError, file_fault
from objects.sheets.marks import Marks, marks_of

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENDINGS = {".xlsx": "xlsx", ".ods": "ods", ".csv": "csv", ".tsv": "csv", ".txt": "csv"}


def read_workbook(content: bytes, file_name: str) -> Workbook:
    """The sheets of an xlsx, ods or csv file; the content decides what it is.

    Raises FaultyFileError, never anything else, when the file is empty, damaged, encrypted,
    too large, of another format, or called something other than what it is.
    """
    name = PurePath(file_name).name
    if not content.strip():
        raise FaultyFileError(file_fault("filen är tom"))
    if len(content) > MAX_BYTES:
        limit = f"högst {MAX_BYTES // 1_000_000} MB"
        raise FaultyFileError(file_fault("filen är för stor", limit))
    kind = _format(content)
    _check_ending(name, kind)
    sheets = (read_delimited(content, name),) if kind == "csv" else _calamine(content, kind)
    check_characters(sheets)
    if all(row.is_empty for sheet in sheets for row in sheet.rows):
        raise FaultyFileError(file_fault("filen har inga ifyllda celler"))
    return Workbook(name, kind, sheets)


def _format(content: bytes) -> str:
    if content.startswith(_ZIP):
        return check_archive(content)
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise FaultyFileError(file_fault("filen är låst med lösenord", "en fil utan lösenord"))
        raise FaultyFileError(
            file_fault("filen är i Excels äldre format (xls)", "xlsx, ods eller csv")
        )
    if content.startswith((b"%PDF", b"{\\rtf", b"<?xml", b"<html", b"<!DOCTYPE")):
        raise FaultyFileError(file_fault("filen är inget kalkylblad"))
    return "csv"


def _check_ending(name: str, kind: str) -> None:
    ending = PurePath(name).suffix.lower()
    named = _ENDINGS.get(ending, kind)
    if named != kind:
        problem = f"filen heter {ending} men innehåller {_CONTENTS[kind]}"
        raise FaultyFileError(file_fault(problem, "att ändelsen stämmer med innehållet"))


_CONTENTS = {"xlsx": "en Excelbok (xlsx)", "ods": "ett OpenDocument-kalkylblad", "csv": "text"}


def _calamine(content: bytes, kind: str) -> tuple[Sheet, ...]:
    try:
        marks = marks_of(content, kind)
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            return tuple(
                replace(
                    _sheet(book.get_sheet_by_name(meta.name)),
                    is_hidden=meta.visible != SheetVisibleEnum.Visible,
                    lost=mark.lost,
                    layout=mark.layout,
                )
                for meta in book.sheets_metadata
                if meta.typ == SheetTypeEnum.WorkSheet
                for mark in (marks.get(meta.name, Marks()),)
            )
    except BaseException as error:
        # A panic inside the Rust reader arrives as a BaseException of its own.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise FaultyFileError(file_fault("filen är skadad eller inte hel")) from error


def _sheet(sheet: CalamineSheet) -> Sheet:
    if sheet.start is None:
        return Sheet(sheet.name, ())
    # Skipping the empty area would lose row numbers and column letters.
    rows = sheet.to_python(skip_empty_area=False)
    return Sheet(
        sheet.name,
        tuple(Row(number, tuple(values)) for number, values in enumerate(rows, start=1)),
    )
