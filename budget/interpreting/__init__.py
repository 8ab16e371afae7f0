"""Any budget workbook understood: found, shown, corrected, and put in the form that is imported.

`find_reading(workbook, year)` says how the sheet seems meant and what must be asked,
`answer(reading, question, value)` settles a question, and `apply_reading(workbook, reading)`
gives a workbook with the captions that `budget.importing.propose` knows.
"""

from budget.interpreting.answers import answer
from budget.interpreting.applying import apply_reading
from budget.interpreting.finding import find_reading
from budget.interpreting.found import Choice, Found, Question
from budget.interpreting.questions import questions_of
from budget.interpreting.reading import Reading
from budget.interpreting.reading_json import ReadingError
from budget.interpreting.roles import SORT_LABELS, Role, Scale, Sign, Sort, Style
from budget.interpreting.vocabulary import Vocabulary, load_vocabulary

__all__ = [
    "SORT_LABELS",
    "Choice",
    "Found",
    "Question",
    "Reading",
    "ReadingError",
    "Role",
    "Scale",
    "Sign",
    "Sort",
    "Style",
    "Vocabulary",
    "answer",
    "apply_reading",
    "find_reading",
    "load_vocabulary",
    "questions_of",
]
