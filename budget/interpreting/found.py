"""What was made out of a workbook, and what a person must decide."""

from dataclasses import dataclass

from budget.interpreting.reading import Reading


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question, with its words for a reader."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the sheet leaves open.

    `name` is what `answer` takes. `suggested` is the value that the reading already has, "" when
    nothing may be guessed and the import waits for an answer. `places` are cells that show it:
    (row number, 0-based column).
    """

    name: str
    text: str
    choices: tuple[Choice, ...]
    suggested: str = ""
    places: tuple[tuple[int, int], ...] = ()

    @property
    def must_be_answered(self) -> bool:
        return not self.suggested


@dataclass(frozen=True, slots=True)
class Found:
    """The likeliest reading, those of the other sheets, and in Swedish what to ask and to say."""

    reading: Reading
    alternatives: tuple[Reading, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
