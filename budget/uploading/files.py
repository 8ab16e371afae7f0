"""An uploaded file as a workbook, and as its owner has chosen to read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from budget.interpreting import Reading, apply_reading, find_reading, load_vocabulary
from budget.models import ImportTemplate, PreparedImport
from objects.models import ObjectPlan
from objects.sheets import Workbook, read_workbook


def workbook_of(prepared: PreparedImport) -> Workbook:
    """The sheets as they stand in the file. Raises FaultyFileError."""
    return read_workbook(bytes(prepared.content), prepared.file_name)


def reading_of(prepared: PreparedImport) -> Reading:
    """How the file is read so far. Raises ReadingError for what no one here has written."""
    return Reading.from_json(prepared.reading)


def as_chosen(prepared: PreparedImport, workbook: Workbook) -> Workbook:
    """The workbook as the reading and the corrections say, ready to import."""
    return apply_reading(workbook, reading_of(prepared), _by_cell(prepared.corrections))


def first_reading(workbook: Workbook, plan: ObjectPlan, template: ImportTemplate | None) -> Reading:
    """The reading of a template, in the sheet of its name or else the likeliest one."""
    found = find_reading(workbook, plan.year, known=load_vocabulary()).reading
    if template is None:
        return found
    reading = Reading.from_json(template.reading)
    names = {sheet.name for sheet in workbook.sheets}
    return reading if reading.sheet in names else replace(reading, sheet=found.sheet)


def _by_cell(corrections: Iterable[dict[str, Any]]) -> dict[tuple[int, int], str]:
    return {(each["row"], each["column"]): each["value"] for each in corrections}
