"""Finding out how a workbook is meant: which sheet, and how it is read."""

from dataclasses import replace

from budget.importing.tables import Detail
from budget.interpreting.building import build_reading
from budget.interpreting.form import Form
from budget.interpreting.found import Choice, Found, Question
from budget.interpreting.notes import notes_of
from budget.interpreting.other_sheets import compared_with, keys_in
from budget.interpreting.questions import questions_of
from budget.interpreting.reading import Reading
from budget.interpreting.roles import Sort
from budget.interpreting.vocabulary import Vocabulary, load_vocabulary
from objects.sheets import Sheet, Workbook

Rank = tuple[bool, bool, int]


def find_reading(
    workbook: Workbook, year: int, *, sheet: str | None = None, known: Vocabulary | None = None
) -> Found:
    """The likeliest reading of `workbook` for a plan of `year`, or that of the sheet named.

    Nothing is refused: a sheet that is not understood gives a reading whose columns are all
    left out. The question "sheet" is answered by asking anew with `sheet`.
    """
    known = (known or load_vocabulary()).with_keys(keys_in(workbook, year))
    ranked = sorted(
        (
            (_rank(one, reading, year), reading)
            for one in workbook.sheets
            for reading in (build_reading(one, known, year),)
        ),
        key=lambda pair: pair[0],
        reverse=True,
    )
    best = next((item for item in ranked if item[1].sheet == sheet), ranked[0])
    reading = replace(
        best[1], compared=compared_with(workbook, best[1].sheet, detail_of(best[1]), year)
    )
    others = tuple(one for _, one in ranked if one.sheet != reading.sheet)
    questions = questions_of(workbook, reading, year, known)
    if sheet != reading.sheet:
        questions = (*_which_sheet(best, ranked), *questions)
    return Found(reading, others, questions, notes_of(workbook, reading, known))


def detail_of(reading: Reading) -> Detail | None:
    """How much a reading tells, as `budget.importing` weighs it; None when it tells nothing."""
    texts = set(Form.of(reading).texts)
    if not reading.of(Sort.AMOUNT):
        return Detail.KEYS if {Sort.KEY, Sort.UNIT, Sort.SHARE} <= texts else None
    if texts & {Sort.COMPONENT, Sort.TITLE, Sort.KEY}:
        return Detail.LINES
    if {Sort.UNIT, Sort.KIND} <= texts:
        return Detail.UNIT_AND_KIND
    return Detail.UNIT if Sort.UNIT in texts else Detail.KIND if Sort.KIND in texts else None


def _rank(sheet: Sheet, reading: Reading, year: int) -> Rank:
    detail = detail_of(reading)
    years = {reading.columns[index].year for index in reading.of(Sort.AMOUNT)}
    is_current = None in years or year in years
    return detail is not None and not sheet.is_hidden, is_current, -1 if detail is None else detail


def _which_sheet(best: tuple[Rank, Reading], ranked: list[tuple[Rank, Reading]]) -> list[Question]:
    """Asked when several sheets can be read; without a suggestion when they tell as much."""
    readable = [(rank, reading) for rank, reading in ranked if rank[2] > Detail.KEYS]
    if len(readable) < 2:
        return []
    is_tied = sum(rank == best[0] for rank, _ in readable) > 1
    choices = tuple(Choice(reading.sheet, reading.sheet) for _, reading in readable)
    text = "Vilket blad ska läsas in?"
    return [Question("sheet", text, choices, "" if is_tied else best[1].sheet)]
