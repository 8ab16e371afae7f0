"""Budget, forecasts and outcome of a plan as a part of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from budget.commenting.deviations import About, measure_of
from budget.measuring.accounts import Account, Entry, Facts, entry_of, read_facts
from budget.measuring.figures import BY_KIND, BY_UNIT, WHOLE, Figures, figures_by, figures_of
from budget.measuring.steps import forecast_name, steps_of
from budget.models import BudgetLine
from budget.models.kinds import CostKind, Series
from budget.queries import AllocatedAmount, spread, unit_order
from objects.models import ObjectPlan, Unit
from objects.money import percent
from reports.content.amounts import amount, difference
from reports.content.money_nodes import MoneyComment, MoneyPart, MoneyRow, MoneyTable

SERIES = (Series.FORECAST, Series.OUTCOME)
KINDS = (*CostKind, None)


@dataclass(frozen=True)
class Source:
    """The amounts of a plan, or what ``unit`` bears of them; ``entries`` are what is in force."""

    plan: ObjectPlan
    key: str
    unit: Unit | None
    parts: tuple[AllocatedAmount, ...]
    entries: tuple[Entry, ...]
    facts: Mapping[Account, Facts]

    @property
    def told(self) -> tuple[str, ...]:
        """What a series must tell for a nämnd's part of it to be compared."""
        return ("by_unit",) if self.unit else ()


def build_money(
    plan: ObjectPlan, key: str, title: str, unit: Unit | None = None
) -> MoneyPart | None:
    """Build the part of ``plan``; None where neither forecast nor outcome is known.

    One query then, else seven.

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    if not plan.budget_lines.filter(series__in=SERIES).exists():
        return None
    source = _read(plan, key, unit)
    if not source.parts:
        return None
    tables = (_steps(source), _kinds(source), *(() if unit else (_units(source),)))
    return MoneyPart(key, title, _lead(source), tables, _comments(source))


def _read(plan: ObjectPlan, key: str, unit: Unit | None) -> Source:
    lines = BudgetLine.objects.filter(plan=plan)
    in_force = set(lines.in_force().values_list("pk", flat=True))
    related = lines.select_related("plan", "unit", "key").prefetch_related("key__shares__unit")
    parts = tuple(
        part
        for part in spread(related.order_by("number", "pk"))
        if unit is None or part.unit == unit
    )
    entries = tuple(entry_of(part) for part in parts if part.line.pk in in_force)
    return Source(plan, key, unit, parts, entries, read_facts(lines.in_force()))


def _lead(source: Source) -> str:
    measure = measure_of(source.facts)
    if measure is None:
        return ""
    series, number = measure
    told = forecast_name(number).lower() if series == Series.FORECAST else "utfallet"
    whose = f" Beloppen är vad {source.unit.name} bär." if source.unit else ""
    return f"Avvikelse är {told} minus budgeten: plus betyder dyrare än budgeterat.{whose}"


def _steps(source: Source) -> MoneyTable:
    steps = steps_of(source.parts)
    kinds = [kind for kind in KINDS if any(kind in one.sums.by_kind for one in steps)]
    key = f"{source.key}/totalt"
    rows = tuple(
        MoneyRow(
            key=f"{key}/{step.slug}",
            title=step.name,
            note=step.note,
            amounts=tuple(
                amount(one) for one in (step.sums.total, *map(step.sums.by_kind.get, kinds))
            ),
            difference=difference(step.deviation),
            percent=_share(step.deviation, step.base),
        )
        for step in steps
    )
    names = ("Summa", *map(_kind, kinds))
    return MoneyTable(key, "Totalt", "Serie", names, rows, drawn=len(kinds) < 4)


def _share(deviation: Decimal | None, base: Decimal | None) -> str:
    return percent(deviation, abs(base), signed=True) if deviation is not None and base else ""


def _kind(kind: CostKind | None) -> str:
    return "Ej delat" if kind is None else str(kind.label)


def _kinds(source: Source) -> MoneyTable:
    found = figures_by(source.entries, source.facts, BY_KIND.asking(*source.told))
    key = f"{source.key}/slag"
    named = [(str(kind or "ej-delat"), _kind(kind), found[kind]) for kind in KINDS if kind in found]
    return _table(source, key, "Per slag", "Slag", named)


def _units(source: Source) -> MoneyTable:
    found = figures_by(source.entries, source.facts, BY_UNIT)
    key = f"{source.key}/namnder"
    named = [
        (unit.code, unit.name, found[unit]) if unit else ("ej", "Ej fördelat", found[unit])
        for unit in sorted(found, key=unit_order)
    ]
    return _table(source, key, "Per nämnd", "Nämnd", named)


def _table(
    source: Source, key: str, title: str, first: str, named: Iterable[tuple[str, str, Figures]]
) -> MoneyTable:
    whole = figures_of(source.entries, source.facts, WHOLE.asking(*source.told))
    columns = [
        (name, of)
        for name, of in (
            ("Budget", "budget"),
            ("Prognos", "forecast"),
            ("Utfall", "outcome"),
        )
        if getattr(whole, of) is not None
    ]

    def row(slug: str, name: str, figures: Figures) -> MoneyRow:
        return MoneyRow(
            key=f"{key}/{slug}",
            title=name,
            note="",
            amounts=tuple(amount(getattr(figures, of)) for _, of in columns),
            difference=difference(figures.deviation),
            percent=_share(figures.deviation, figures.base),
        )

    rows = (row("summa", "Summa", whole), *(row(*one) for one in named))
    return MoneyTable(key, title, first, tuple(name for name, _ in columns), rows)


def _comments(source: Source) -> tuple[MoneyComment, ...]:
    """What is written of deviations, of all nämnder or of the one (one query)."""
    plan = source.plan
    written = plan.deviation_comments.select_related("unit").order_by("series", "forecast", "pk")
    found = []
    for one in written:
        about = About(plan, one.series, one.forecast, one.unit, one.kind)
        if source.unit is None or one.unit in (None, source.unit):
            unit = one.unit.code if one.unit else ""
            slug = "/".join(filter(None, (about.slug, unit, one.kind)))
            title = f"{about.series_name}, {about.subject}"
            found.append(MoneyComment(f"{source.key}/kommentar/{slug}", title, one.text))
    return tuple(found)
