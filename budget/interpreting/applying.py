"""A sheet put in the form that is imported."""

from collections.abc import Mapping

from budget.interpreting.reading import Reading
from objects.sheets import Workbook


def apply_reading(
    workbook: Workbook,
    reading: Reading,
    corrections: Mapping[tuple[int, int], str] | None = None,
) -> Workbook:
    """`workbook` as `reading` says, with the `corrections` by (row number, 0-based column)."""
    return workbook
