"""Workbooks of differing style mean what their makers meant, and say what is unclear."""

from collections.abc import Mapping

import pytest

from budget.interpreting import Found, Reading, answer, apply_reading, find_reading, questions_of
from objects.sheets import Row, Sheet, Workbook, read_workbook
from tests.budget.workbooks import BOOKS, KNOWN, Book


def opened(book: Book) -> Workbook:
    return read_workbook(book.content(), "budget.xlsx")


def found_in(workbook: Workbook) -> Found:
    return find_reading(workbook, 2023, known=KNOWN)


def answered(reading: Reading, answers: Mapping[str, str]) -> Reading:
    for name, value in answers.items():
        reading = answer(reading, name, value)
    return reading


def lines(sheet: Sheet, caption: str) -> list[tuple[str, ...]]:
    """(component, title, kind, unit or key, amount) of the rows that are no sums."""
    head, *rows = sheet.rows
    at = {str(name): index for index, name in enumerate(head.values)}

    def text(row: Row, name: str) -> str:
        return row.text(at[name]) if name in at else ""

    return [
        (
            text(row, "It-komponent"),
            text(row, "Post"),
            text(row, "VM/VU"),
            text(row, "Nämnd") or text(row, "Fördelningsnyckel"),
            text(row, caption),
        )
        for row in rows
        if not text(row, "Summarad") and text(row, caption)
    ]


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_means_what_its_maker_meant(name: str) -> None:
    book = BOOKS[name]
    workbook = opened(book)
    reading = answered(found_in(workbook).reading, book.answers)
    made = apply_reading(workbook, reading)
    assert lines(made.sheets[0], book.caption) == book.meant
    assert not made.warnings


@pytest.mark.parametrize("name", BOOKS)
def test_only_what_is_unclear_must_be_answered(name: str) -> None:
    book = BOOKS[name]
    found = found_in(opened(book))
    asked = {question.name for question in found.questions if question.must_be_answered}
    assert asked == {name for name in book.answers if name != "hidden"}


@pytest.mark.parametrize("name", BOOKS)
def test_an_answer_is_one_of_the_choices_and_settles_its_question(name: str) -> None:
    book = BOOKS[name]
    workbook = opened(book)
    reading = found_in(workbook).reading
    for question in questions_of(workbook, reading, 2023, KNOWN):
        for choice in question.choices:
            settled = answer(reading, question.name, choice.value)
            left = questions_of(workbook, settled, 2023, KNOWN)
            assert question.name not in {one.name for one in left}


@pytest.mark.parametrize("name", BOOKS)
def test_a_reading_survives_json(name: str) -> None:
    book = BOOKS[name]
    reading = answered(found_in(opened(book)).reading, book.answers)
    assert Reading.from_json(reading.as_json()) == reading


@pytest.mark.parametrize("name", BOOKS)
def test_rows_keep_their_numbers_and_their_source(name: str) -> None:
    book = BOOKS[name]
    workbook = opened(book)
    reading = answered(found_in(workbook).reading, book.answers)
    original = {row.number: row for row in workbook.sheets[0].rows}
    for row in apply_reading(workbook, reading).sheets[0].rows[1:]:
        assert row.source is not None
        assert row.source.row == original[row.number]
