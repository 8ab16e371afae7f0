"""Words of the file that mean something known but are written in another way."""

from collections import Counter

from objects.sheets import Entry

SUBJECT = "Skrivsätt"


class Spellings:
    """Counts each other way of writing, so that the report can say it once."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def note(self, column: str, written: str, meant: str) -> None:
        """Count `written` in `column` where it differs from what is `meant`."""
        if written != meant:
            self._counts[(column, written, meant)] += 1

    def entries(self) -> list[Entry]:
        """One entry for each way of writing, with how many rows have it."""
        return [
            Entry(SUBJECT, f"{column}: ”{written}” → ”{meant}”", note=_rows(count))
            for (column, written, meant), count in self._counts.items()
        ]


def _rows(count: int) -> str:
    return "1 rad" if count == 1 else f"{count} rader"
