"""What a reading leaves open, and what a sent form makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from budget.interpreting import (
    Question,
    Reading,
    ReadingError,
    Vocabulary,
    answer,
    find_reading,
    load_vocabulary,
    questions_of,
)
from budget.uploading.choosing import chosen
from budget.uploading.files import sheet_of
from budget.uploading.rereading import rejudged, with_header
from objects.models import ObjectPlan
from objects.sheets import Workbook

SHEET = "sheet"
SETTINGS = {"scale", "sign", "style"}


def open_questions(
    workbook: Workbook, now: Reading, year: int, known: Vocabulary
) -> tuple[Question, ...]:
    """What the reading leaves open: which sheet, then what must be answered, then the rest."""
    found = questions_of(workbook, now, year, known)
    questions = tuple(sorted(found, key=lambda question: not question.must_be_answered))
    if SHEET in now.decided or len(workbook.sheets) < 2:
        return questions
    asked = find_reading(workbook, year, known=known).questions
    tied = [one for one in asked if one.name == SHEET and one.must_be_answered]
    return (*tied, *questions)


def waits_for_answer(workbook: Workbook, now: Reading, year: int) -> bool:
    """Whether something is left open that no one may guess."""
    questions = open_questions(workbook, now, year, load_vocabulary())
    return any(question.must_be_answered for question in questions)


def changed_reading(
    workbook: Workbook, plan: ObjectPlan, now: Reading, data: Mapping[str, str]
) -> Reading:
    """The reading that the form asks for; another sheet or header is read anew.

    Raises ReadingError for what is no choice.
    """
    known = load_vocabulary()
    asked = _sheet_asked(workbook, now, data)
    if asked != now.sheet:
        found = find_reading(workbook, plan.year, sheet=asked, known=known).reading
        return replace(found, decided=found.decided | {SHEET})
    changes = chosen(data, now)
    sheet = sheet_of(workbook, now.sheet)
    if "header" in changes:
        if any(row > len(sheet.rows) for row in changes["header"]):
            raise ReadingError("Rubrikraden finns inte i bladet.")
        return with_header(sheet, now, changes["header"], known, plan.year)
    answered = _answered(workbook, now, data, plan.year, known)
    decided = sorted({*answered.decided, *SETTINGS & changes.keys()})
    reading = Reading.from_json({**answered.as_json(), **changes, "decided": decided})
    return rejudged(sheet, reading, known) if "columns" in changes else reading


def _sheet_asked(workbook: Workbook, now: Reading, data: Mapping[str, str]) -> str:
    """The sheet chosen in the list, else the answer to which it is."""
    listed, told = data.get(SHEET, now.sheet), data.get(f"fraga-{SHEET}", "")
    name = listed if listed != now.sheet else told or now.sheet
    if name not in {one.name for one in workbook.sheets}:
        raise ReadingError("Bladet finns inte i filen.")
    return name


def _answered(
    workbook: Workbook, now: Reading, data: Mapping[str, str], year: int, known: Vocabulary
) -> Reading:
    if data.get(f"fraga-{SHEET}"):
        now = replace(now, decided=now.decided | {SHEET})
    for question in questions_of(workbook, now, year, known):
        value = data.get(f"fraga-{question.name}", "")
        if value in {choice.value for choice in question.choices}:
            now = answer(now, question.name, value)
    return now
