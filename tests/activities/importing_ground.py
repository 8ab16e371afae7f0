"""A plan to import into, and small tables to import."""

from __future__ import annotations

import csv
import io
from datetime import date

from activities.importing import import_activities
from activities.models import OperationalPlan, StatusChoice, StatusVocabulary
from objects.models import GoalLevel, GoalScheme, Unit, UnitAlias, User
from objects.sheets import ImportReport

HEADINGS = [
    "Perspektiv",
    "Kommunövergripande mål",
    "Nämndmål",
    "Beskrivning av nämndmål",
    "Strategiskt utvecklingsuppdrag",
    "Aktivitet",
    "Nämnd",
    "Slutfört",
    "Status",
    "Kommentar",
]
CUT_OFF = date(2022, 8, 31)


def make_plan() -> OperationalPlan:
    """UF-2022 for BIN and BOU, with the levels and statuses that the plan of 2022 had."""
    for order, (code, alias) in enumerate([("BIN", "BiN"), ("BOU", "Barn- och ungdomsnämnden")]):
        unit = Unit.objects.create(code=code, name=code, kind=Unit.Kind.COMMITTEE, order=order)
        UnitAlias.objects.create(unit=unit, text=f"{alias} i kommunen")
    office = Unit.objects.create(code="UF", name="Förvaltningen", kind=Unit.Kind.ADMINISTRATION)
    scheme = GoalScheme.objects.create(code="mal-2022", name="Mål 2022", valid_from=CUT_OFF)
    for depth, name in enumerate(HEADINGS[:3], start=1):
        GoalLevel.objects.create(scheme=scheme, depth=depth, name=name, plural=name)
    beside = HEADINGS[4]
    GoalLevel.objects.create(
        scheme=scheme, depth=3, name=beside, plural="Strategiska utvecklingsuppdrag", beside=True
    )
    words = StatusVocabulary.objects.create(name="2022")
    for label, status_class in [
        ("Kvarstår", StatusChoice.Class.REMAINING),
        ("Pågående", StatusChoice.Class.ONGOING),
        ("Genomfört", StatusChoice.Class.DONE),
        ("Pausad", StatusChoice.Class.PAUSED),
    ]:
        StatusChoice.objects.create(vocabulary=words, label=label, status_class=status_class)
    plan = OperationalPlan.objects.create(
        code="UF-2022",
        name="Verksamhetsplan 2022",
        unit=office,
        year=2022,
        goal_scheme=scheme,
        vocabulary=words,
    )
    plan.committees.set(Unit.objects.committees())
    return plan


def row(activity: str = "Öka tryggheten", **values: str) -> dict[str, str]:
    """One row as a person would fill it in; ``values`` by caption in lower case."""
    usual = {
        "perspektiv": "Medborgare",
        "kommunövergripande_mål": "Hög kunskap",
        "nämndmål": "Maximalt lärande",
        "aktivitet": activity,
        "nämnd": "BiN och BoU",
        "slutfört": "December",
        "status": "Pågående",
    }
    merged = {**usual, **values}
    return {heading: merged.get(heading.lower().replace(" ", "_"), "") for heading in HEADINGS}


def table(
    *rows: dict[str, str],
    headings: list[str] = HEADINGS,
    delimiter: str = ";",
    encoding: str = "utf-8",
) -> bytes:
    """The rows below a title and a header, as csv."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["Uppföljning"])
    writer.writerow(headings)
    writer.writerows([[one[heading] for heading in headings] for one in rows])
    return text.getvalue().encode(encoding)


def run(
    plan: OperationalPlan,
    content: bytes,
    *,
    file_name: str = "uppfoljning.csv",
    cut_off: date = CUT_OFF,
    user: User | None = None,
    dry_run: bool = False,
    sheet: str | None = None,
) -> ImportReport:
    return import_activities(
        content=content,
        file_name=file_name,
        plan=plan,
        cut_off=cut_off,
        user=user,
        dry_run=dry_run,
        sheet=sheet,
    )
