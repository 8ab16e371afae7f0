"""What one nämnd bears of all objects in a year, and over the years."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from budget.measuring.accounts import Account, Entry, Facts, entries_of, in_year, read_facts
from budget.measuring.figures import BY_KIND, BY_PLAN, WHOLE, figures_by, figures_of
from budget.models import BudgetLine
from budget.overview.addresses import lines_address, municipality_address, unit_address
from budget.overview.objects import objects_table, read_plans
from budget.overview.page import Link, Page, headlines_of, layout_of
from budget.overview.parts import kinds_table
from budget.overview.tables import Named, Table
from budget.overview.years import years_table
from objects.models import Unit
from objects.visibility import Reader

SHARED = "by_unit"
LEAD = (
    "Vad nämnden bär av de objektplaner som du får läsa, i kronor. Gemensamma kostnader är "
    "fördelade efter nycklar."
)


def unit_page(unit: Unit, year: int, reader: Reader) -> Page:
    """Gather what ``unit`` bears of the plans that ``reader`` may read.

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    visible = in_year(BudgetLine.objects.visible_to(reader).in_force())
    facts = read_facts(visible)
    every_year = [one for one in _read(visible, unit) if one.unit and one.unit.pk == unit.pk]
    entries = [entry for entry in every_year if entry.account[1] == year]
    tables = _tables(unit, year, entries, every_year, facts)
    whole = figures_of(entries, _own(facts, entries), WHOLE.asking(SHARED))
    return Page(
        title=f"Budget {year} för {unit.name}",
        lead=LEAD if entries else f"Det finns inga belopp för {year} som du får läsa.",
        above=Link(f"Kommunen {year}", municipality_address(year)),
        tables=tuple(one for one in tables if one is not None and one.rows),
        headlines=headlines_of(whole, layout_of(whole, _own(facts, entries))),
        links=(
            Link(
                f"Budgetraderna som {unit.code} bär",
                lines_address(namnd=unit.code, ar=year),
            ),
        ),
        years=tuple(
            Link(str(one), unit_address(unit, one))
            for one in sorted({entry.account[1] for entry in every_year} - {year})
        ),
    )


def _read(visible: QuerySet[BudgetLine], unit: Unit) -> list[Entry]:
    bears = BudgetLine.objects.filter(Q(unit=unit) | Q(key__shares__unit=unit)).values("pk")
    lines = visible.filter(pk__in=bears).select_related("plan", "unit", "key")
    return entries_of(lines.prefetch_related("key__shares__unit").order_by("plan", "number", "pk"))


def _own(facts: dict[Account, Facts], entries: Iterable[Entry]) -> dict[Account, Facts]:
    """What is known of the accounts that ``entries`` belong to."""
    return {account: facts[account] for account in {entry.account for entry in entries}}


def _tables(
    unit: Unit,
    year: int,
    entries: list[Entry],
    every_year: list[Entry],
    facts: dict[Account, Facts],
) -> Iterable[Table | None]:
    own = _own(facts, entries)
    whole = figures_of(entries, own, WHOLE.asking(SHARED))
    layout, total = layout_of(whole, own), Named("Summa", whole)
    plans = read_plans({account[0] for account in own})
    yield objects_table(figures_by(entries, own, BY_PLAN.asking(SHARED)), plans, layout, total)
    yield kinds_table(figures_by(entries, own, BY_KIND.asking(SHARED)), layout, total, {})
    years = {entry.account[1] for entry in every_year} - {year}
    addresses = {one: unit_address(unit, one) for one in years}
    yield years_table(every_year, facts, addresses, SHARED)
