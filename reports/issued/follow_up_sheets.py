"""The tables of an uppföljning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports.issued.money_sheets import money_sheets
from reports.issued.sheets import Part, Sheet, yes


def follow_up_sheets(follow_up: Part) -> tuple[Sheet, ...]:
    """Give the rows of all goals as one sheet, and the overview as another."""
    return (
        _overview(follow_up["overview"]),
        Sheet(
            "Aktiviteter",
            (
                *("Perspektiv", "Mål", "Nämndmål", "Uppdrag", "Aktivitet", "Delpunkter"),
                *("Ansvarar", "Slutdatum", "Framflyttad", "Status", "Kommentar", "Kvarstår"),
            ),
            list(_rows(follow_up["perspectives"])),
        ),
        *money_sheets(follow_up.get("money", ())),
    )


def _overview(overview: Part) -> Sheet:
    labels = [one["label"] for one in overview["statuses"]]
    tallies = (*overview["by_perspective"], *overview["by_unit"], overview["total"])
    return Sheet(
        "Läget i korthet",
        ("Del", *labels, "Rader", "Olika aktiviteter"),
        [[one["title"], *one["counts"], one["rows"], one["activities"]] for one in tallies],
    )


def _rows(perspectives: list[Part]) -> Iterator[list[Any]]:
    for perspective in perspectives:
        for goal in perspective["goals"]:
            for group in goal["groups"]:
                above = [perspective["title"], goal["title"], group["title"]]
                for row in group["rows"]:
                    yield [*above, "", *_row(row)]
                for assignment in group["assignments"]:
                    for row in assignment["rows"]:
                        yield [*above, assignment["title"], *_row(row)]


def _row(row: Part) -> list[Any]:
    return [
        row["activity"],
        "\n".join(row["sub_points"]),
        row["units"],
        row["deadline"],
        yes(row["moved"]),
        row["status"],
        row["comment"],
        row["carried"],
    ]
