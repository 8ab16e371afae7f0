"""Sums agree wherever they are shown: each place is compared with the one source of sums."""

import csv
import json
from decimal import Decimal
from html import unescape
from io import BytesIO, StringIO
from itertools import count
from typing import Any

from django.core.management import call_command
from django.test import TestCase
from openpyxl import load_workbook

from budget.models import BudgetLine
from budget.models.kinds import CostKind, Series
from budget.overview.page import Page
from budget.queries import (
    allocated,
    key_effects,
    series_totals,
    sum_of,
    sums_by,
    totals,
    totals_by_component,
    totals_by_unit,
)
from objects.models import ObjectPlan, Unit, User
from objects.money import format_money
from reports.content.encoding import to_json
from reports.content.object_plan import build_object_plan
from reports.issued.workbook import workbook
from reports.rendering.pdf import render_pdf
from tests.budget.tables import TOTAL
from tests.build import make_budget_line, make_user
from tests.reports.pdf_text import text_of

LIST = "/budget/?objekt=UKFA&ar=2022"
PLAN = "/budget/objekt/UKFA-2022/"
ALL = "/budget/kommunen/2022/"


def forecast_and_spend(plan: ObjectPlan) -> None:
    """Two forecasts of which only the latter holds, and a whole year's outcome."""
    budget = list(plan.budget_lines.filter(series=Series.BUDGET).select_related("unit", "key"))
    numbers = count(1000)
    later = [("prognos", 1, "1.50"), ("prognos", 2, "1.03"), ("utfall", None, "1.01")]
    for series, number, factor in later:
        for line in budget:
            make_budget_line(
                plan,
                number=next(numbers),
                series=series,
                forecast=number,
                kind=line.kind,
                amount=(line.amount * Decimal(factor)).quantize(Decimal("0.01")),
                unit=line.unit,
                key=line.key,
                component=line.component,
                activity=line.activity,
            )


class SumsAgree(TestCase):
    plan: ObjectPlan
    reader: User

    @classmethod
    def setUpTestData(cls) -> None:
        call_command("load_demo", stdout=StringIO())
        cls.plan = ObjectPlan.objects.get(code="UKFA-2022")
        forecast_and_spend(cls.plan)
        cls.reader = make_user(is_superuser=True)

    def setUp(self) -> None:
        self.client.force_login(self.reader)
        self.pages: dict[str, Page] = {}

    def whole(self, series: str = Series.BUDGET) -> dict[str | None, Decimal]:
        found = totals(allocated(self.plan, series))
        assert found
        return {**found.by_kind, None: found.total}

    def by_unit(self, series: str = Series.BUDGET) -> dict[str, Decimal]:
        return {unit.name: one.total for unit, one in totals_by_unit(self.plan, series) if unit}

    def every_amount(self) -> set[str]:
        """All amounts of the budget that a document tells, as shown."""
        found = {*self.whole().values(), *(amount for amount in self.by_unit().values())}
        for _, one in totals_by_unit(self.plan):
            found |= set(one.by_kind.values())
        for effect in key_effects(self.plan):
            found |= {effect.total, *(amount for _, amount in effect.by_unit)}
        paid = self.plan.budget_lines.filter(series="budget", activity__isnull=False)
        found |= set(sums_by(paid, "activity").values())
        for series in (Series.FORECAST, Series.OUTCOME):
            found |= {*self.whole(series).values(), *self.by_unit(series).values()}
        return {format_money(amount).replace("\N{NO-BREAK SPACE}", " ") for amount in found}

    def text(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        return unescape(answer.content.decode())

    def cells(self, address: str, slug: str) -> dict[str, dict[str, Any]]:
        if address not in self.pages:
            self.pages[address] = self.client.get(address).context["page"]
        table = self.pages[address].table(slug)
        assert table
        return {
            row.name: {cell.heading: cell.value for cell in row.cells if cell.value is not None}
            for row in table.all_rows
        }

    def column(self, address: str, slug: str, heading: str) -> dict[str, Decimal]:
        rows = self.cells(address, slug)
        return {name: row[heading] for name, row in rows.items() if heading in row}

    def test_the_published_total_is_that_of_the_source(self) -> None:
        assert self.whole()[None] == TOTAL == Decimal("28751201.00")
        assert sum_of(BudgetLine.objects.filter(plan=self.plan, series="budget")) == TOTAL

    def test_the_list_and_its_share_of_a_namnd(self) -> None:
        shown = self.client.get(f"{LIST}&namnd=").context["totals"].series
        assert {one.label: one.total for one in shown if "Prognos" not in one.label} == {
            "Budget": self.whole()[None],
            "Utfall": self.whole(Series.OUTCOME)[None],
        }
        for unit in Unit.objects.filter(name__in=self.by_unit()):
            page = self.client.get(f"{LIST}&serie=budget&namnd={unit.code}")
            (budget,) = page.context["totals"].series
            assert budget.share == self.by_unit()[unit.name]

    def test_the_files_of_the_list(self) -> None:
        text = self.client.get("/budget/budgetrader.csv?objekt=UKFA&ar=2022&serie=budget")
        rows = csv.DictReader(StringIO(text.content.decode("utf-8-sig")), delimiter=";")
        amounts = [Decimal(row["Belopp (kr)"].replace(",", ".")) for row in rows]
        assert sum(amounts) == self.whole()[None]
        book = self.client.get("/budget/budgetrader.xlsx?objekt=UKFA&ar=2022&serie=budget")
        sheet = load_workbook(BytesIO(book.content)).active
        assert sheet
        heads, *found = sheet.iter_rows(values_only=True)
        place = heads.index("Belopp (kr)")
        assert sum(Decimal(str(row[place])) for row in found) == self.whole()[None]

    def test_each_table_of_the_plans_page(self) -> None:
        series = {"Budget": Series.BUDGET, "Prognos 2": Series.FORECAST, "Utfall": Series.OUTCOME}
        for heading, one in series.items():
            total = self.whole(one)[None]
            assert self.column(PLAN, "namnder", heading) == {"Summa": total, **self.by_unit(one)}
            of_kind = self.whole(one)
            kinds = {str(kind.label): of_kind[kind] for kind in CostKind if kind in of_kind}
            assert self.column(PLAN, "slag", heading) == {"Summa": total, **kinds}
            components = {
                part.name if part else "Gemensamt för objektet": found.total
                for part, found in totals_by_component(self.plan, one)
            }
            assert self.column(PLAN, "komponenter", heading) == {"Summa": total, **components}
            activities = self.column(PLAN, "aktiviteter", heading)
            assert activities.pop("Summa") == total == sum(activities.values())
            assert self.column(PLAN, "mal", heading)["Summa, varje belopp en gång"] == total
        steps = self.column(PLAN, "totalt", "Summa")
        assert (steps["Budget"], steps["Prognos 2"], steps["Utfall"]) == tuple(
            self.whole(one)[None] for one in series.values()
        )
        assert self.column(PLAN, "ar", "Budget")["2022"] == self.whole()[None]

    def test_the_pages_of_the_municipality_and_of_each_namnd(self) -> None:
        for heading, one in (("Budget", Series.BUDGET), ("Prognos 2", Series.FORECAST)):
            total = self.whole(one)[None]
            assert self.column(ALL, "namnder", heading) == {"Summa": total, **self.by_unit(one)}
            for slug in ("slag", "objekt", "familjer"):
                assert self.column(ALL, slug, heading)["Summa"] == total
        assert self.column(ALL, "ar", "Budget")["2022"] == self.whole()[None]
        for unit in Unit.objects.filter(name__in=self.by_unit()):
            page = f"/budget/namnd/{unit.code}/2022/"
            for slug in ("slag", "objekt"):
                assert self.column(page, slug, "Budget")["Summa"] == self.by_unit()[unit.name]
                found = self.column(page, slug, "Utfall")["Summa"]
                assert found == self.by_unit(Series.OUTCOME)[unit.name]

    def test_every_table_reads_the_same_on_its_page_and_in_its_files(self) -> None:
        for address in (PLAN, ALL, "/budget/namnd/BOU/2022/"):
            for table in self.client.get(address).context["page"].tables:
                shown = [cell.value for row in table.all_rows for cell in row.cells]
                answer = self.client.get(f"{address}{table.slug}.csv")
                _, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
                read = [_number(value) for row in rows for value in row[2:]]
                assert read == shown, (address, table.slug)

    def test_the_start_page_and_the_page_of_the_object(self) -> None:
        for address in ("/", "/objekt/UKFA/"):
            text = self.text(address)
            for amount in (*self.whole().values(), *self.by_unit().values()):
                assert format_money(amount) in text, (address, amount)

    def test_the_document_on_screen_on_paper_and_as_json(self) -> None:
        wanted = self.every_amount()
        content = build_object_plan(self.plan)
        paper = text_of(render_pdf(content)).replace("\n", " ")
        screen = self.text("/objektplaner/UKFA-2022/")
        stored = self.client.get("/objektplaner/UKFA-2022.json").content.decode()
        for name, text in (("screen", screen), ("paper", paper), ("json", stored)):
            plain = text.replace("\N{NO-BREAK SPACE}", " ")
            missing = [one for one in wanted if one not in plain]
            assert missing == [], name
        assert json.loads(stored) == json.loads(to_json(content))

    def test_the_tables_of_an_issued_version(self) -> None:
        book = load_workbook(BytesIO(workbook(to_json(build_object_plan(self.plan)))))
        amounts = {
            Decimal(str(value)).quantize(Decimal("0.01"))
            for sheet in book
            for row in sheet.iter_rows(values_only=True)
            for value in row
            if isinstance(value, int | float)
        }
        series = (Series.BUDGET, Series.FORECAST, Series.OUTCOME)
        for one in series:
            assert set(self.whole(one).values()) | set(self.by_unit(one).values()) <= amounts
        assert set(series_totals(self.plan).values()) <= amounts


def _number(value: str) -> Decimal | str | None:
    try:
        return Decimal(value.replace(",", ".")) if value else None
    except ArithmeticError:
        return value
