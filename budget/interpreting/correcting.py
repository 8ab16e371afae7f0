"""Cells that a person has put right before the sheet is imported."""

from collections.abc import Mapping
from dataclasses import replace

from objects.sheets import Row, Sheet
from objects.sheets.bounds import MAX_COLUMNS
from objects.sheets.characters import check_characters


def corrected(sheet: Sheet, corrections: Mapping[tuple[int, int], str]) -> Sheet:
    """`sheet` with new texts by (row number, 0-based column).

    Corrections outside the sheet's rows are passed over. Raises FaultyFileError when a text
    holds signs that cannot be saved.
    """
    if not corrections:
        return sheet
    by_row: dict[int, dict[int, str]] = {}
    for (number, column), text in corrections.items():
        if 0 <= column < MAX_COLUMNS:
            by_row.setdefault(number, {})[column] = text
    rows = tuple(_corrected(row, by_row.get(row.number)) for row in sheet.rows)
    lost = {place: cell for place, cell in sheet.lost.items() if place not in corrections}
    result = replace(sheet, rows=rows, lost=lost)
    check_characters([result])
    return result


def _corrected(row: Row, texts: Mapping[int, str] | None) -> Row:
    if not texts:
        return row
    values = list(row.values)
    values += [""] * (max(texts) + 1 - len(values))
    for column, text in texts.items():
        values[column] = text
    return replace(row, values=tuple(values))
