"""What goes wrong when a point in time cannot be read."""

EXPECTED = (
    "en tidpunkt som ”december 2022”, ”2022-08-31”, ”maj/november 2022”, ”kvartal 2–3 2022”, "
    "”HT 2023”, ”hösten 2023”, ”2023” eller ”löpande”"
)
EXPECTED_YEAR = "en tidpunkt med årtal, till exempel ”december 2022”"


class FuzzyDateError(ValueError):
    """A text that is no point in time: ``value``, and in Swedish what was ``expected``."""

    def __init__(self, value: str, expected: str = EXPECTED) -> None:
        self.value = value
        self.expected = expected
        super().__init__(f"”{value}” kan inte läsas. Här väntas {expected}.")
