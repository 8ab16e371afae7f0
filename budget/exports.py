"""Budget lines as a file; amounts stay numbers."""

from typing import ClassVar

from budget.models import BudgetLine
from objects.listing.exports import ListResource, cell


class LineResource(ListResource):
    """Expects the query set of :func:`budget.line_queries.for_list`."""

    title: ClassVar[str] = "Budgetrader"

    plan = cell("Objektplan", "plan__code")
    year = cell("År", "of_year")
    object = cell("Objekt", "plan__object__code")
    number = cell("Rad", "number")
    series = cell("Serie")
    kind = cell("Slag")
    component = cell("Komponent", "component__name")
    title_of_line = cell("Post", "title")
    unit = cell("Nämnd", "unit__code")
    key = cell("Fördelningsnyckel", "key__name")
    amount = cell("Belopp (kr)", "amount")
    note = cell("Anmärkning", "note")
    forecast = cell("Prognos nummer", "forecast")
    period = cell("Del av året")
    revises = cell("Reviderar rad", "revises__number")
    reason = cell("Skäl till revidering", "revision_reason")

    def dehydrate_series(self, line: BudgetLine) -> str:
        return line.get_series_display()

    def dehydrate_kind(self, line: BudgetLine) -> str:
        return line.get_kind_display() if line.kind else ""

    def dehydrate_period(self, line: BudgetLine) -> str:
        return line.get_period_display()
