"""Finding out how a workbook is meant."""

from budget.interpreting.found import Found
from budget.interpreting.reading import Reading
from budget.interpreting.vocabulary import Vocabulary
from objects.sheets import Workbook


def find_reading(
    workbook: Workbook,
    year: int,
    *,
    sheet: str | None = None,
    known: Vocabulary | None = None,
) -> Found:
    """The likeliest reading of `workbook` for a plan of `year`, or that of the sheet named."""
    readings = [Reading(sheet=one.name) for one in workbook.sheets]
    return Found(readings[0], tuple(readings[1:]))
