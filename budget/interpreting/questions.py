"""What a reading leaves open."""

from budget.interpreting.found import Question
from budget.interpreting.reading import Reading
from budget.interpreting.vocabulary import Vocabulary
from objects.sheets import Workbook


def questions_of(
    workbook: Workbook, reading: Reading, year: int, known: Vocabulary | None = None
) -> tuple[Question, ...]:
    """The questions that `reading` still leaves open."""
    return ()
