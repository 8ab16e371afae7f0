"""What a sent form makes of a reading: answers first, then what was chosen besides."""

from __future__ import annotations

from collections.abc import Mapping

from budget.interpreting import (
    Reading,
    ReadingError,
    answer,
    find_reading,
    load_vocabulary,
    questions_of,
)
from budget.uploading.choosing import chosen
from objects.models import ObjectPlan
from objects.sheets import Workbook


def changed_reading(
    workbook: Workbook, plan: ObjectPlan, now: Reading, data: Mapping[str, str]
) -> Reading:
    """The reading that the form asks for; another sheet is read anew.

    Raises ReadingError for what is no choice.
    """
    known = load_vocabulary()
    sheet = data.get("sheet", now.sheet)
    if sheet != now.sheet:
        if sheet not in {one.name for one in workbook.sheets}:
            raise ReadingError("Bladet finns inte i filen.")
        return find_reading(workbook, plan.year, sheet=sheet, known=known).reading
    changes = chosen(data, now)
    for question in questions_of(workbook, now, plan.year, known):
        value = data.get(f"fraga-{question.name}", "")
        if value in {choice.value for choice in question.choices}:
            now = answer(now, question.name, value)
    return Reading.from_json({**now.as_json(), **changes})
