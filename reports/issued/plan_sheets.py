"""The tables of an objektplan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports.issued.money_sheets import money_sheets
from reports.issued.sheets import Part, Sheet, kronor, words, yes


def plan_sheets(plan: Part) -> tuple[Sheet, ...]:
    """Give a sheet for each table of the plan."""
    budget = plan["budget"]
    return (
        Sheet(
            "Versioner",
            ("Version", "Skede", "Datum", "Kommentar"),
            [
                [one["label"], one["stage"], one["dated"], one["comment"]]
                for one in plan["versions"]
            ],
        ),
        _governing(plan["governing"]),
        Sheet(
            "Mål",
            ("Förvaltning", "Nummer", "Mål", "Beskrivning", "Mått", "Nås senast"),
            list(_goals(plan["unit_goals"])),
        ),
        _components(plan["components"]),
        _activities(plan["activities"]),
        _comparison(budget["comparison"]),
        _by_unit(budget["by_unit"]),
        # What was stored before they were told has none.
        *([_posts(budget["posts"])] if budget.get("posts") else ()),
        *([_revisions(budget["revisions"]["rows"])] if budget.get("revisions") else ()),
        _keys(budget["keys"]),
        _summary(budget["summary"]),
        *money_sheets(filter(None, [budget.get("outcome")])),
    )


def _governing(rows: list[Part]) -> Sheet:
    return Sheet(
        "Styrande dokument",
        ("Nummer", "Dokument", "Inriktning", "Påverkan på objektet"),
        [
            [
                row["number"],
                row["title"],
                "\n".join(_direction(one) for one in row["directions"]),
                words(row["effect"]),
            ]
            for row in rows
        ],
    )


def _direction(direction: Part) -> str:
    units = f"{direction['units']}: " if direction["units"] else ""
    return f"{units}{words(direction['body'])}"


def _goals(groups: list[Part]) -> Iterator[list[Any]]:
    for group in groups:
        for goal in group["goals"]:
            for one in (goal, *goal["sub_goals"]):
                yield [
                    group["title"],
                    one["number"],
                    one["title"],
                    words(one["description"]),
                    words(one["indicator"]),
                    one["deadline"],
                ]


def _components(components: Part) -> Sheet:
    names = ("name", "kind", "phase", "supplier", "contract_end")
    return Sheet(
        "Komponenter",
        ("Komponent", "Slag", "Fas", "Leverantör", "Avtalet går ut"),
        [[row[name] for name in names] for row in components["rows"]],
    )


def _activities(activities: Part) -> Sheet:
    return Sheet(
        "Aktiviteter",
        (
            *("Mål", "Målets rubrik", "Aktivitet", "Delpunkter", "Komponenter", "Även mål"),
            *("Kvarstår", "VM/VU", "Ansvarar", "Slutdatum", "Framflyttad", "Status", "Belopp"),
        ),
        [
            [group["number"], group["title"], *_activity(row)]
            for group in activities["groups"]
            for row in group["rows"]
        ],
    )


def _activity(row: Part) -> list[Any]:
    return [
        row["title"],
        "\n".join(row["sub_points"]),
        ", ".join(row["components"]),
        ", ".join(row["also"]),
        row["carried"],
        row["kind"],
        row["units"],
        row["deadline"],
        yes(row["moved"]),
        row["status"],
        kronor(row["amount"]),
    ]


def _comparison(comparison: Part) -> Sheet:
    labels = (comparison["budget_label"], comparison["forecast_label"])
    return Sheet(
        "Budget mot prognos",
        ("Slag", "Namn", *labels, "Skillnad", "Skillnad i procent"),
        [
            [
                row["short"],
                row["name"],
                *(kronor(row[name]) for name in ("budget", "forecast", "difference")),
                row["percent"],
            ]
            for row in (*comparison["kinds"], comparison["total"])
        ],
    )


def _by_unit(table: Part) -> Sheet:
    return Sheet(
        "Budget per nämnd",
        ("Nämnd", "Namn", *table["kinds"], "Summa", "Andel"),
        [
            [
                row["short"],
                row["name"],
                *map(kronor, row["amounts"]),
                kronor(row["total"]),
                row["percent"],
            ]
            for row in (*table["rows"], table["total"])
        ],
    )


def _posts(posts: list[Part]) -> Sheet:
    return Sheet(
        "Poster",
        ("Post", "Slag", "Betalas av", "Aktivitet", "Mål", "Belopp"),
        [
            [
                *(post[name] for name in ("title", "kind", "bearer", "activity", "goal")),
                kronor(post["amount"]),
            ]
            for post in posts
        ],
    )


def _revisions(rows: list[Part]) -> Sheet:
    names = ("title", "kind", "bearer", "reason")
    return Sheet(
        "Revideringar",
        ("Post", "Slag", "Betalas av", "Skäl", "Ändring"),
        [[*(row[name] for name in names), kronor(row["amount"])] for row in rows],
    )


def _keys(keys: list[Part]) -> Sheet:
    return Sheet(
        "Fördelningsnycklar",
        ("Nyckel", "Nyckelns belopp", "Nämnd", "Namn", "Andel", "Belopp"),
        [
            [
                key["name"],
                kronor(key["amount"]),
                one["short"],
                one["name"],
                one["percent"],
                kronor(one["amount"]),
            ]
            for key in keys
            for one in key["shares"]
        ],
    )


def _summary(summary: Part) -> Sheet:
    return Sheet(
        "Sammanställning",
        ("Nämnd", "Namn", "Egna poster", *summary["keys"], "Summa"),
        [
            [
                row["short"],
                row["name"],
                kronor(row["own"]),
                *map(kronor, row["shared"]),
                kronor(row["total"]),
            ]
            for row in (*summary["rows"], summary["total"])
        ],
    )
