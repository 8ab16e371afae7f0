"""What is wrong with a file, said so that its author can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a file; `str(fault)` is a Swedish sentence without a full stop.

    `column` is the letter a spreadsheet program shows and `header` the column's caption.
    `row` is None where the fault concerns the sheet, and `sheet` is empty where it
    concerns the whole file. `subject` names the sort of row in the report's table.
    """

    sheet: str
    row: int | None
    column: str
    value: object
    expected: str
    problem: str = "går inte att läsa"
    header: str = ""
    subject: str = "Rader"

    def __str__(self) -> str:
        place = self.place
        value = "" if self.value is None else f"”{self._shown()}” "
        sentence = f"{value}{self.problem}"
        if not place:
            sentence = sentence[:1].upper() + sentence[1:]
        expected = f"; väntade {self.expected}" if self.expected else ""
        return f"{place}: {sentence}{expected}" if place else f"{sentence}{expected}"

    def _shown(self) -> str:
        """The value, cut where a reader has seen enough to find it."""
        text = str(self.value)
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"

    @property
    def place(self) -> str:
        """Where it is: ``Blad ”Budgetrader 2022”, rad 7, kolumn F (Budget 2022)``."""
        parts = [f"Blad ”{self.sheet}”"] if self.sheet else []
        if self.row is not None:
            parts.append(f"rad {self.row}")
        if self.column:
            parts.append(f"kolumn {self.column}" + (f" ({self.header})" if self.header else ""))
        elif self.header:
            parts.append(f"kolumnen {self.header}")
        return ", ".join(parts)

    def as_json(self) -> dict[str, Any]:
        """Plain values, the sentence included, for storing beside an import."""
        value = None if self.value is None else self._shown()
        return {**asdict(self), "value": value, "text": str(self)}


class FaultyFileError(Exception):
    """A file that cannot be used; `faults` holds at least one fault."""

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def file_fault(problem: str, expected: str = "en fil i formatet xlsx, ods eller csv") -> Fault:
    """Fault that concerns the whole file."""
    return Fault("", None, "", None, expected, problem)
