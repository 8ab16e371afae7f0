"""Sheets read as the browser's pages read them, against a plan of 2023 with a key."""

from budget.importing import propose
from budget.interpreting import answer, apply_reading, find_reading
from budget.models import DistributionKey, KeyShare
from objects.models import ObjectPlan, Unit
from objects.sheets import ImportReport, read_workbook
from tests.budget.tables import make_plan
from tests.objects.sheets.workbooks import Cells, xlsx


def make_keyed_plan() -> ObjectPlan:
    """A plan of 2023 with the key BoU/BIN."""
    plan = make_plan(2023)
    key = DistributionKey.objects.create(code="bou-bin", name="BoU/BIN", valid_from="2020-01-01")
    for code, part in (("BOU", 7), ("BIN", 3)):
        unit = Unit.objects.get(code=code)
        KeyShare.objects.create(key=key, unit=unit, numerator=part, denominator=10)
    return plan


def imported(
    plan: ObjectPlan,
    content: bytes,
    answers: dict[str, str] | None = None,
    corrections: dict[tuple[int, int], str] | None = None,
    name: str = "b.xlsx",
) -> ImportReport:
    """What the import would do with the likeliest reading."""
    workbook = read_workbook(content, name)
    reading = find_reading(workbook, plan.year).reading
    for question, value in (answers or {}).items():
        reading = answer(reading, question, value)
    report = ImportReport("Budget", name)
    propose(apply_reading(workbook, reading, corrections), plan, report)
    return report


def of_rows(plan: ObjectPlan, rows: Cells, **options: object) -> ImportReport:
    """As `imported`, of a sheet with these rows."""
    return imported(plan, xlsx({"Blad1": rows}), **options)  # type: ignore[arg-type]
