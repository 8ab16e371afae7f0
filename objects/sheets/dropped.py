"""Refusing a table where the content of a cell would be dropped without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from objects.sheets.cells import Row, Sheet, column_letter
from objects.sheets.faults import Fault, FaultyFileError


def check_cells(sheet: Sheet, header: int, captions: Mapping[int, str]) -> None:
    """Check the rows from number `header` on against the captions, by 0-based column.

    Raises FaultyFileError for cells filled outside every column, and for errors and
    formulas without a saved value in the header and under it.
    """
    faults = [*_lost(sheet, header, captions), *_surplus(sheet, header, captions)]
    if captions and faults:
        raise FaultyFileError(sorted(faults, key=lambda fault: fault.row or 0))


def _lost(sheet: Sheet, header: int, captions: Mapping[int, str]) -> Iterator[Fault]:
    for (number, index), cell in sheet.lost.items():
        if number == header or (number > header and index in captions):
            caption = captions.get(index, "")
            letter = column_letter(index)
            yield Fault(
                sheet.name, number, letter, None, cell.expected, cell.problem, header=caption
            )


def _surplus(sheet: Sheet, header: int, captions: Mapping[int, str]) -> Iterator[Fault]:
    width = max(captions, default=-1) + 1
    gaps = [index for index in range(width) if index not in captions]
    for row in sheet.rows:
        if row.number <= header or (not gaps and len(row.values) <= width):
            continue
        for index in (*gaps, *range(width, len(row.values))):
            if row.value(index) is not None:
                yield _outside(sheet, row, index, width)
                break


def _outside(sheet: Sheet, row: Row, index: int, width: int) -> Fault:
    problem, expected = "står i en kolumn utan rubrik", "en rubrik över varje ifylld cell"
    if sheet.is_delimited and index >= width:
        problem = f"är överskjutande: raden har {len(row.values)} celler, rubriken {width}"
        expected = "lika många celler som rubriken (belopp med komma behöver citattecken)"
    letter = column_letter(index)
    return Fault(sheet.name, row.number, letter, row.text(index), expected, problem)
