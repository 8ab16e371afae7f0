"""What a reading leaves open, gathered from all that can be unclear in a sheet."""

from budget.interpreting import asking_amounts, asking_rows
from budget.interpreting.asking import Asked
from budget.interpreting.cells import sheet_of
from budget.interpreting.found import Question
from budget.interpreting.grid import Grid
from budget.interpreting.other_sheets import keys_in
from budget.interpreting.reading import Reading
from budget.interpreting.vocabulary import Vocabulary, load_vocabulary
from objects.sheets import Workbook

_ASKING = (
    asking_amounts.columns,
    asking_amounts.same,
    asking_amounts.style,
    asking_amounts.scale,
    asking_amounts.sign,
    asking_rows.kind,
    asking_rows.bearer,
    asking_rows.units,
    asking_rows.kinds,
    asking_rows.filled,
    asking_rows.headings,
    asking_rows.hidden,
)


def questions_of(
    workbook: Workbook, reading: Reading, year: int, known: Vocabulary | None = None
) -> tuple[Question, ...]:
    """The questions that `reading` still leaves open for a plan of `year`."""
    sheet = sheet_of(workbook, reading)
    if sheet is None:
        return ()
    known = (known or load_vocabulary()).with_keys(keys_in(workbook, year))
    asked = Asked(sheet, Grid.of(sheet), reading, year, known)
    questions = (question for ask in _ASKING for question in ask(asked))
    return tuple(question for question in questions if question.name not in reading.decided)
