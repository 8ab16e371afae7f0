"""What is at hand when questions are thought of."""

from dataclasses import dataclass

from budget.interpreting.found import Choice
from budget.interpreting.grid import Grid
from budget.interpreting.reading import Reading
from budget.interpreting.vocabulary import Vocabulary
from objects.sheets import Sheet, column_letter


def column_name(reading: Reading, index: int) -> str:
    """A column for a reader: ``kolumn F (Budget 2023)``."""
    caption = reading.captions.get(index, "")
    return f"kolumn {column_letter(index)}" + (f" ({caption})" if caption else "")


@dataclass(frozen=True, slots=True)
class Asked:
    """A sheet with its grid, its reading, the plan's year and the known names."""

    sheet: Sheet
    grid: Grid
    reading: Reading
    year: int
    known: Vocabulary

    def column(self, index: int) -> str:
        """A column for a reader."""
        return column_name(self.reading, index)

    def key_names(self) -> list[str]:
        """Every known key once."""
        return sorted(set(self.known.keys.values()))

    def unit_choices(self, prefix: str = "") -> tuple[Choice, ...]:
        """Every known unit once."""
        codes = sorted(set(self.known.units.values()))
        return tuple(Choice(f"{prefix}{code}", code) for code in codes)
