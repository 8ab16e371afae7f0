"""The money of all objects in a year: per nämnd, object, family and kind, and over the years."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from budget.borne import borne_by_unit
from budget.measuring.accounts import Account, Entry, Facts, in_year, read_facts
from budget.measuring.figures import BY_KIND, BY_PLAN, BY_UNIT, Way, figures_by, figures_of
from budget.models import BudgetLine
from budget.overview.addresses import lines_address, municipality_address
from budget.overview.objects import objects_table, read_plans
from budget.overview.page import Link, Page, headlines_of, layout_of
from budget.overview.parts import kinds_table, note_of, units_table
from budget.overview.tables import Layout, Named, Table, table
from budget.overview.years import years_table
from budget.queries import sums_by
from objects.models import ObjectPlan
from objects.visibility import Reader

LEAD = (
    "Alla objektplaner som du får läsa, i kronor. Gemensamma kostnader är fördelade efter nycklar."
)


def municipality_page(year: int, reader: Reader, organisation: str) -> Page:
    """Gather the money of the plans that ``reader`` may read.

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    visible = BudgetLine.objects.visible_to(reader).in_force()
    facts = read_facts(in_year(visible))
    every_year = _summed(in_year(visible))
    entries = [entry for entry in every_year if entry.account[1] == year]
    own = {account: one for account, one in facts.items() if account[1] == year}
    borne = _borne(in_year(visible, year), year)
    whole = figures_of(entries, own)
    years = _years(facts, year)
    tables = (*_tables(year, entries, borne, own), years_table(every_year, facts, years))
    return Page(
        title=f"Budget {year} för {organisation or 'kommunen'}",
        lead=LEAD if entries else f"Det finns inga belopp för {year} som du får läsa.",
        above=Link("Budget", reverse("budget:list")),
        tables=tuple(one for one in tables if one is not None and one.rows),
        headlines=headlines_of(whole, layout_of(whole, own)),
        links=(Link("Alla budgetrader", lines_address(ar=year)),),
        years=tuple(Link(str(one), address) for one, address in years.items()),
    )


def _summed(lines: Any) -> list[Entry]:
    """Sums by plan, year, series and kind, whoever bears them."""
    sums = sums_by(lines, "plan", "its_year", "series", "kind")
    return [
        Entry((plan, year), series, None, kind, amount)
        for (plan, year, series, kind), amount in sums.items()
    ]


def _borne(lines: Any, year: int) -> list[Entry]:
    return [
        Entry((one.plan or 0, year), one.series or "", one.unit, one.kind, one.amount)
        for one in borne_by_unit(lines)
    ]


def _years(facts: dict[Account, Facts], year: int) -> dict[int, str]:
    others = sorted({account[1] for account in facts} - {year})
    return {one: municipality_address(one) for one in others}


def _tables(
    year: int, entries: list[Entry], borne: list[Entry], own: dict[Account, Facts]
) -> Iterable[Table | None]:
    whole = figures_of(entries, own)
    layout, total = layout_of(whole, own), Named("Summa", whole)
    yield units_table(figures_by(borne, own, BY_UNIT), layout, total, year)
    yield kinds_table(figures_by(entries, own, BY_KIND), layout, total, {})
    plans = read_plans({account[0] for account in own})
    yield objects_table(figures_by(entries, own, BY_PLAN), plans, layout, total)
    yield _families(entries, own, plans, layout, total)


def _families(
    entries: list[Entry],
    own: dict[Account, Facts],
    plans: dict[int, ObjectPlan],
    layout: Layout,
    total: Named,
) -> Table | None:
    """A row for each object family; None where no object has one."""
    families = {
        pk: plan.object.family.name if plan.object.family else "" for pk, plan in plans.items()
    }
    if not any(families.values()):
        return None
    found = figures_by(entries, own, Way(lambda entry: families[entry.account[0]]))
    ordered = sorted(found, key=lambda name: (not name, name))
    named = [Named(name or "Utan objektfamilj", found[name]) for name in ordered]
    title = "Per objektfamilj"
    return table("familjer", title, "Objektfamilj", layout, named, total, note=note_of(layout))
