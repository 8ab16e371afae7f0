"""Files that LibreOffice has written mean what the workbooks mean that they were made of.

Those in ``files`` were made of `tests.budget.workbooks.BOOKS` by
``soffice --headless --convert-to``; each is called as its book.
"""

from pathlib import Path

import pytest

from budget.interpreting import apply_reading
from objects.sheets import read_workbook
from tests.budget.test_interpreting_books import answered, found_in, lines
from tests.budget.workbooks import BOOKS, Book

FILES = sorted((Path(__file__).parent / "files").iterdir())


def book_of(file: Path) -> Book:
    return BOOKS[file.stem.replace("-", " ")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_of_libreoffice_means_what_its_original_means(file: Path) -> None:
    book = book_of(file)
    workbook = read_workbook(file.read_bytes(), file.name)
    original = found_in(read_workbook(book.content(), "budget.xlsx"))
    found = found_in(workbook)
    assert found.reading.columns == original.reading.columns
    assert [one.name for one in found.questions] == [one.name for one in original.questions]
    made = apply_reading(workbook, answered(found.reading, book.answers))
    assert lines(made.sheets[0], book.caption) == book.meant
    assert not made.warnings


def test_both_kinds_of_file_are_among_them() -> None:
    assert {file.suffix for file in FILES} == {".ods", ".xlsx"}
