"""Text files with a value between delimiters, as spreadsheet programs write them."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from io import StringIO

from objects.sheets.bounds import MAX_BYTES, MAX_CELLS, MAX_ROWS
from objects.sheets.cells import Row, Sheet
from objects.sheets.faults import FaultyFileError, file_fault

DELIMITERS = ";\t,"
_SAMPLE_LINES = 200

# The module's own limit of 131 072 signs would pass for a faulty quotation.
csv.field_size_limit(MAX_BYTES)


def read_delimited(content: bytes, name: str) -> Sheet:
    """One sheet from csv bytes with ``;``, ``,`` or tab between the values.

    UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252.
    Raises FaultyFileError when the bytes are no text, a quotation is left open or there are
    too many rows.
    """
    # str.splitlines would also break at form feeds and other signs inside a cell.
    lines = list(StringIO(decode(content), newline=""))
    delimiter, skip = _delimiter(lines)
    rows: list[Row] = []
    cells = 0
    try:
        for number, record in enumerate(
            csv.reader(lines[skip:], delimiter=delimiter, strict=True), start=skip + 1
        ):
            cells += len(record)
            if number > MAX_ROWS or cells > MAX_CELLS:
                raise FaultyFileError(file_fault("filen har för många rader", f"högst {MAX_ROWS}"))
            rows.append(Row(number, tuple(record)))
    except csv.Error as error:
        problem = f"rad {len(rows) + skip + 1} i filen går inte att dela i kolumner"
        raise FaultyFileError(
            file_fault(problem, "en hel csv-fil med parade citattecken")
        ) from error
    return Sheet(name, tuple(rows), is_delimited=True)


def decode(content: bytes) -> str:
    """The text of a csv file; raises FaultyFileError when the bytes are no text."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = [] if b"\0" in content else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FaultyFileError(file_fault("filen är varken ett kalkylblad eller text"))


def _delimiter(lines: list[str]) -> tuple[str, int]:
    """The delimiter and how many lines to skip (Excel's own ``sep=;`` line is one)."""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0][4], 1
    sample = [line for line in lines[:_SAMPLE_LINES] if line.strip()]
    return max(DELIMITERS, key=lambda mark: _evenness(sample, mark)), 0


def _evenness(sample: list[str], delimiter: str) -> float:
    """Share of the records that have the commonest number of columns above one."""
    try:
        widths = [len(record) for record in csv.reader(sample, delimiter=delimiter)]
    except csv.Error:
        return 0.0
    common = Counter(width for width in widths if width > 1).most_common(1)
    return common[0][1] / len(widths) if common else 0.0
