"""A sheet's first rows as a grid: what sort of thing stands in each cell, merged ones filled."""

from collections import Counter
from dataclasses import dataclass, field

from budget.interpreting.amounts import is_amount
from objects.sheets import Row, Sheet
from objects.sheets.cells import Merge

LOOKED_AT = 400
WIDEST = 200
_LONGEST_CAPTION = 200


@dataclass(slots=True)
class Grid:
    """The first rows of a sheet; `marks` has for each row n(umber), t(ext) or blank by column."""

    sheet: Sheet
    rows: tuple[Row, ...] = ()
    marks: list[str] = field(default_factory=list)
    width: int = 0
    _by_column: list[str] = field(default_factory=list)
    _merged: dict[tuple[int, int], Merge] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet) -> "Grid":
        """The grid of a sheet."""
        rows = sheet.rows[:LOOKED_AT]
        marks = ["".join(map(_mark, row.values[:WIDEST])).rstrip() for row in rows]
        width = max(map(len, marks), default=0)
        marks = [mark.ljust(width) for mark in marks]
        columns = ["".join(column) for column in zip(*marks, strict=True)]
        return cls(sheet, rows, marks, width, columns, _merged(sheet, width))

    def caption(self, index: int, column: int) -> str:
        """The text of a cell of the row at `index`, or of the merged cell it is part of."""
        row = self.rows[index]
        merge = self._merged.get((row.number, column))
        if merge is not None:
            index += merge.top - row.number
            row, column = self.rows[max(index, 0)], merge.left
        return " ".join(row.text(column)[:_LONGEST_CAPTION].split())

    def is_wide_merge(self, index: int) -> bool:
        """Whether the row has cells merged sideways."""
        number = self.rows[index].number
        merges = (self._merged.get((number, column)) for column in range(self.width))
        return any(merge is not None and merge.right > merge.left for merge in merges)

    def below(self, index: int, column: int) -> Counter[str]:
        """How many numbers (n) and texts (t) stand in a column from the row on."""
        marks = self._by_column[column]
        return Counter(n=marks.count("n", index), t=marks.count("t", index))


def _merged(sheet: Sheet, width: int) -> dict[tuple[int, int], Merge]:
    """The merge that each cell of the grid is part of; the first where a file has several."""
    found: dict[tuple[int, int], Merge] = {}
    for merge in sheet.layout.merges:
        for row in range(merge.top, min(merge.bottom, LOOKED_AT) + 1):
            if (row, merge.left) in found:
                break
            for column in range(merge.left, min(merge.right + 1, width)):
                found[row, column] = merge
    return found


def _mark(value: object) -> str:
    if isinstance(value, str):
        if not value.strip():
            return " "
        return "n" if is_amount(value.rstrip("% ")) else "t"
    return "n" if is_amount(value) else "t"  # type: ignore[arg-type]


def is_mostly_numbers(counts: Counter[str]) -> bool:
    """Whether at least six in ten of the filled cells are numbers."""
    return counts["n"] > 0 and counts["n"] * 10 >= 6 * (counts["n"] + counts["t"])
