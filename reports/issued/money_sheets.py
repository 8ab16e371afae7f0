"""Budget, forecasts and outcome as tables of a version's spreadsheet; older versions have none."""

from __future__ import annotations

from collections.abc import Iterable

from reports.issued.sheets import Part, Sheet, kronor


def money_sheets(parts: Iterable[Part]) -> tuple[Sheet, ...]:
    """Give one sheet with a row for each amount, and one with the comments."""
    found = list(parts)
    if not found:
        return ()
    headings = ("Avsnitt", "Tabell", "Rad", "Kolumn", "Belopp")
    amounts = [
        [part["title"], table["title"], row["title"], name, kronor(amount)]
        for part in found
        for table in part["tables"]
        for row in table["rows"]
        for name, amount in (
            *zip(table["kinds"], row["amounts"], strict=True),
            ("Avvikelse", row["difference"]),
        )
        if amount
    ]
    comments = [
        [part["title"], one["title"], one["text"]] for part in found for one in part["comments"]
    ]
    return (
        Sheet("Budget, prognos och utfall", headings, amounts),
        Sheet("Kommentarer", ("Avsnitt", "Gäller", "Kommentar"), comments),
    )
