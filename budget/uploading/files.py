"""An uploaded file as a workbook, and as its owner has chosen to read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from budget.interpreting import Reading, ReadingError, apply_reading, find_reading, load_vocabulary
from budget.models import ImportTemplate, PreparedImport
from budget.uploading.rereading import by_template
from objects.models import ObjectPlan
from objects.sheets import Sheet, Workbook, read_workbook


def workbook_of(prepared: PreparedImport) -> Workbook:
    """The sheets as they stand in the file. Raises FaultyFileError."""
    return read_workbook(bytes(prepared.content), prepared.file_name)


def reading_of(prepared: PreparedImport, workbook: Workbook) -> Reading:
    """How the file is read so far; anew where what is stored is no longer understood."""
    try:
        return Reading.from_json(prepared.reading)
    except ReadingError:
        return first_reading(workbook, prepared.plan, None)


def as_chosen(prepared: PreparedImport, workbook: Workbook) -> Workbook:
    """The workbook as the reading and the corrections say, ready to import."""
    return apply_reading(workbook, reading_of(prepared, workbook), _by_cell(prepared.corrections))


def first_reading(workbook: Workbook, plan: ObjectPlan, template: ImportTemplate | None) -> Reading:
    """The likeliest reading, or what the template makes of it in the sheet of its name."""
    known = load_vocabulary()
    kept = Reading.from_json(template.reading) if template else None
    name = kept.sheet if kept else None
    found = find_reading(workbook, plan.year, sheet=name, known=known).reading
    if kept is None:
        return found
    return by_template(sheet_of(workbook, found.sheet), found, kept, known)


def sheet_of(workbook: Workbook, name: str) -> Sheet:
    """The sheet called ``name``, else the first."""
    return next((one for one in workbook.sheets if one.name == name), workbook.sheets[0])


def _by_cell(corrections: Iterable[dict[str, Any]]) -> dict[tuple[int, int], str]:
    return {(each["row"], each["column"]): each["value"] for each in corrections}
