"""The money of one object's plan, from its total to what each goal cost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from activities.models import Activity
from budget.commenting.deviations import (
    Comments,
    deviations_of,
    read_comments,
)
from budget.measuring.accounts import Account, Entry, Facts, entries_of, in_year, read_facts
from budget.measuring.figures import (
    BY_ACTIVITY,
    BY_COMPONENT,
    BY_KIND,
    BY_UNIT,
    Figures,
    figures_by,
    figures_of,
)
from budget.measuring.steps import steps_of
from budget.models import BudgetLine
from budget.overview import addresses
from budget.overview.comment_list import comment_list
from budget.overview.goals import goals_table
from budget.overview.marks import Marks, marks_of
from budget.overview.page import Link, Page, headlines_of, layout_of
from budget.overview.parts import kinds_table, units_table
from budget.overview.steps_tables import revisions_table, steps_table
from budget.overview.tables import Layout, Named, Table, table
from budget.overview.years import years_table
from budget.queries import component_order, spread
from objects.models import ObjectPlan
from objects.visibility import Reader


@dataclass(frozen=True)
class PlanMoney:
    """The lines of a plan and of the object's other plans that the reader may see.

    ``entries`` and ``facts`` are of what is in force in the plan; ``years`` of what is in force in
    each year of the object, whose pages ``addresses`` lead to. ``open_activities`` are the keys of
    those that the reader may open.
    """

    plan: ObjectPlan
    lines: tuple[BudgetLine, ...]
    entries: list[Entry]
    facts: dict[Account, Facts]
    years: list[Entry]
    addresses: dict[int, str]
    comments: Comments
    open_activities: frozenset[int]


def read_plan_money(plan: ObjectPlan, reader: Reader) -> PlanMoney:
    """Read the money of ``plan`` and of the object's years.

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    found = BudgetLine.objects.visible_to(reader).filter(plan__object=plan.object_id)
    lines = list(with_bearers(found).order_by("plan", "number", "pk"))
    in_force = set(found.in_force().values_list("pk", flat=True))
    of_year = set(in_year(found.in_force()).values_list("pk", flat=True))
    own = tuple(line for line in lines if line.plan_id == plan.pk)
    return PlanMoney(
        plan,
        own,
        entries_of(line for line in own if line.pk in in_force),
        read_facts(found.in_force()),
        entries_of(line for line in lines if line.pk in of_year),
        {line.of_year: addresses.plan_address(line.plan) for line in lines if line.pk in of_year},
        read_comments(plan),
        _open_activities(own, reader),
    )


def _open_activities(lines: Iterable[BudgetLine], reader: Reader) -> frozenset[int]:
    """The activities that the lines pay for whose pages ``reader`` may open, by primary key."""
    paid = {line.activity_id for line in lines if line.activity_id}
    found = Activity.objects.visible_to(reader).filter(pk__in=paid)
    return frozenset(found.values_list("pk", flat=True))


def with_bearers(lines: Any) -> Any:
    """``lines`` with all that the tables tell of them (six queries)."""
    related = lines.select_related("plan", "unit", "key", "component", "activity__plan", "goal")
    return related.prefetch_related(
        "key__shares__unit", "activity__contributes_to", "activity__placements__goal"
    )


def plan_page(plan: ObjectPlan, reader: Reader, *, may_comment: bool = False) -> Page:
    """Gather the money of ``plan``, which comes with its object."""
    money = read_plan_money(plan, reader)
    facts = {key: one for key, one in money.facts.items() if key[0] == plan.pk}
    whole = figures_of(money.entries, facts)
    layout = layout_of(whole, facts)
    deviations = deviations_of(plan, money.entries, facts, money.comments)
    marks = marks_of(deviations, may_comment=may_comment)
    tables = (
        *_tables(money, facts, whole, layout, marks),
        years_table(money.years, money.facts, money.addresses | {plan.year: ""}),
    )
    return Page(
        title=f"Budget {plan.year} för {plan.object.name}",
        lead=_lead(money),
        above=Link(f"Kommunen {plan.year}", addresses.municipality_address(plan.year)),
        tables=tuple(one for one in tables if one is not None and one.rows),
        headlines=headlines_of(whole, layout),
        comments=comment_list(plan, deviations, money.comments, may_comment=may_comment),
    )


def _lead(money: PlanMoney) -> str:
    if not money.lines:
        return "Planen har inga belopp ännu."
    return f"Objektplan {money.plan.code}. Alla belopp är i kronor; gemensamma är fördelade."


def _tables(
    money: PlanMoney,
    facts: dict[Account, Facts],
    whole: Figures,
    layout: Layout,
    marks: Marks,
) -> Iterable[Table | None]:
    total = Named("Summa", whole)
    yield steps_table(steps_of(spread(money.lines)), marks.steps)
    yield revisions_table(money.lines)
    yield kinds_table(figures_by(money.entries, facts, BY_KIND), layout, total, marks.kinds)
    units = figures_by(money.entries, facts, BY_UNIT)
    yield units_table(units, layout, total, money.plan.year, marks.units, money.plan)
    yield _components(money, facts, layout, total)
    yield _activities(money, facts, layout, total)
    yield goals_table(money.plan, money.entries, facts, layout, whole)


def _components(
    money: PlanMoney, facts: dict[Account, Facts], layout: Layout, total: Named
) -> Table | None:
    found = figures_by(money.entries, facts, BY_COMPONENT)
    if not any(found):
        return None
    plan = money.plan
    about = {"objekt": plan.object.code, "ar": plan.year}
    named = [
        Named(one.name, found[one], "", addresses.lines_address(**about, komponent=one.code))
        if one
        else Named("Gemensamt för objektet", found[one])
        for one in sorted(found, key=component_order)
    ]
    return table("komponenter", "Per komponent", "Komponent", layout, named, total)


def _activities(
    money: PlanMoney, facts: dict[Account, Facts], layout: Layout, total: Named
) -> Table | None:
    found = figures_by(money.entries, facts, BY_ACTIVITY)
    if not any(found):
        return None
    ordered = sorted(found, key=lambda one: (one is None, one.number if one else 0))
    named = [
        Named(
            one.title,
            found[one],
            "",
            reverse("activities:detail", args=[one.plan.code, one.number])
            if one.pk in money.open_activities
            else "",
        )
        if one
        else Named("Inte knutet till någon aktivitet", found[one])
        for one in ordered
    ]
    return table("aktiviteter", "Per aktivitet", "Aktivitet", layout, named, total)
