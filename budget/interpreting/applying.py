"""A sheet put in the form that is imported, its rows still knowing where they stood."""

from collections.abc import Mapping

from budget.interpreting.correcting import corrected
from budget.interpreting.form import Form
from budget.interpreting.making import Maker
from budget.interpreting.reading import Reading
from budget.interpreting.roles import Sort
from objects.sheets import Fault, FaultyFileError, Sheet, Workbook


def apply_reading(
    workbook: Workbook,
    reading: Reading,
    corrections: Mapping[tuple[int, int], str] | None = None,
) -> Workbook:
    """`workbook` as `reading` says, in the form that `budget.importing.propose` knows.

    `corrections` replace cells by (row number, 0-based column). Amounts become kronor to the
    öre, one row may become several, and each keeps its row number and its source. What cannot
    be read stays in its cell and becomes a fault when the row is imported. Sums keep apart from
    lines by a column of their own, and the sheet knows the unit that it was written in.

    Raises FaultyFileError when the workbook has no such sheet, when the reading has no columns
    that can be imported, and when a correction holds signs that cannot be saved.
    """
    sheet = corrected(_named(workbook, reading.sheet), corrections or {})
    form = Form.of(reading)
    if not form.slots and Sort.SHARE not in form.texts:
        expected = "minst en kolumn med belopp, eller med andelar i en nyckel"
        raise FaultyFileError(Fault(sheet.name, None, "", None, expected, "har inga belopp"))
    maker = Maker(form, sheet)
    made = maker.sheet()
    others = [one for one in workbook.sheets if one.name in reading.compared and one is not sheet]
    notes, warnings = maker.said()
    return Workbook(workbook.file_name, workbook.format, (made, *others), notes, warnings)


def _named(workbook: Workbook, name: str) -> Sheet:
    for sheet in workbook.sheets:
        if sheet.name == name:
            return sheet
    known = ", ".join(f"”{sheet.name}”" for sheet in workbook.sheets)
    raise FaultyFileError(Fault(name, None, "", None, f"något av {known}", "finns inte"))
