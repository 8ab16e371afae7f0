"""A plan to import into, and the demo's budget as rows to vary."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from budget.models import BudgetLine
from budget.queries import totals_by_unit
from budget.services import import_budget
from objects.models import ManagedObject, ObjectPlan, Unit, UnitAlias
from objects.sheets import ImportReport
from tests.objects.sheets.workbooks import Cells, csv_of, xlsx

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
SHARED = ROOT.parent / "shared" / "data"

HEAD = ["It-komponent", "Post", "VM/VU", "Nämnd", "Fördelningsnyckel", "Budget 2022"]
KEY_HEAD = ["Nyckel", "Nämnd", "Andel"]
KEYS: Cells = [KEY_HEAD, ["BoU/BIN", "BOU", 0.7], ["BoU/BIN", "BIN", 0.3]]
LINES: list[list[object]] = [
    ["Unikum", "Licenser", "VM", "", "BoU/BIN", 1000.05],
    ["Infomentor", "Licens förskola", "VM", "BOU", "", 500],
    ["Objektgemensamt", "Samordning", "VU", "", "BoU/BIN", -10],
]

PUBLISHED = {
    "AMI": ("1107850.00", "1843500.00", "2951350.00"),
    "BIN": ("7251533.50", "1505025.00", "8756558.50"),
    "BOU": ("13842190.50", "1647975.00", "15490165.50"),
    "KOF": ("1280127.00", "273000.00", "1553127.00"),
}
TOTAL = Decimal("28751201.00")


def make_plan(year: int = 2022) -> ObjectPlan:
    """The plan UKFA of a year, with the four nämnder that pay for the object."""
    for order, code in enumerate(PUBLISHED):
        unit, created = Unit.objects.get_or_create(
            code=code, defaults={"name": code, "kind": Unit.Kind.COMMITTEE, "order": order}
        )
        if created and code == "BIN":
            UnitAlias.objects.create(unit=unit, text="Bildningsnämnden")
    managed, _ = ManagedObject.objects.get_or_create(code="UKFA", defaults={"name": "UKFA"})
    return ObjectPlan.objects.create(
        code=f"UKFA-{year}",
        object=managed,
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
    )


def book(rows: Cells, keys: Cells | None = KEYS) -> bytes:
    sheets: dict[str, Cells] = {"Budget": rows}
    return xlsx({**sheets, "Nycklar": keys} if keys else sheets)


def load(plan: ObjectPlan, rows: Cells, **options: object) -> ImportReport:
    """Import `rows` below the usual header, with the key BoU/BIN beside them."""
    content = book([HEAD, *rows])
    return import_budget(content=content, file_name="b.xlsx", plan=plan, **options)  # type: ignore[arg-type]


def load_csv(plan: ObjectPlan, text: str, **options: object) -> ImportReport:
    content = text.encode()
    return import_budget(content=content, file_name="b.csv", plan=plan, **options)  # type: ignore[arg-type]


def load_fixtures(plan: ObjectPlan) -> list[ImportReport]:
    """Import the demo's keys and lines."""
    return [
        import_budget(content=(FIXTURES / name).read_bytes(), file_name=name, plan=plan)
        for name in ("fordelningsnycklar-2022.csv", "budgetrader-2022.csv")
    ]


def demo_sheets() -> dict[str, Cells]:
    """The demo's tables as rows with numbers, for writing in other formats."""
    sheets: dict[str, Cells] = {}
    for name in ("budgetrader-2022", "fordelningsnycklar-2022"):
        with (FIXTURES / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            sheets[name] = [
                [_cell(text) for text in row] for row in csv.reader(file, delimiter=";")
            ]
    return sheets


def demo_csv(delimiter: str, encoding: str) -> bytes:
    return csv_of(demo_sheets()["budgetrader-2022"], delimiter, encoding)


def _cell(text: str) -> object:
    digits = text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return text


def published(plan: ObjectPlan) -> dict[str, tuple[str, ...]]:
    """VM, VU and total of each unit as text, to compare with `PUBLISHED`."""
    return {
        str(unit): (*map(str, totals.by_kind.values()), str(totals.total))
        for unit, totals in totals_by_unit(plan)
    }


def amounts(plan: ObjectPlan) -> dict[str, Decimal]:
    """Amount by title."""
    return dict(BudgetLine.objects.filter(plan=plan).values_list("title", "amount"))


def said(report: ImportReport) -> str:
    """All that the report complains of."""
    return "\n".join([*map(str, report.faults), *report.warnings])
