"""Which deviations of a plan are so large that they ask for a comment, and which have one.

Rule: a deviation from the budget larger than the object's limit in per cent and, where it has one,
in kronor, is to be commented (`ManagedObject.deviation_percent` and `deviation_amount`). A comment
on the whole plan, a kind or a nämnd speaks of the parts of it as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from budget.measuring.accounts import Account, Entry, Facts, entries_of, read_facts
from budget.measuring.figures import (
    BY_KIND,
    BY_UNIT,
    BY_UNIT_AND_KIND,
    Figures,
    figures_by,
    figures_of,
)
from budget.measuring.steps import forecast_name
from budget.models import BudgetLine, DeviationComment
from budget.models.kinds import CostKind, Series
from budget.queries import unit_order
from objects.models import ManagedObject, ObjectPlan, Unit

Comments = Mapping[tuple[str, int, int | None, str | None], DeviationComment]


@dataclass(frozen=True)
class About:
    """What a comment is about: a series of a plan, of all nämnder or one, of all kinds or one."""

    plan: ObjectPlan
    series: str
    forecast: int | None
    unit: Unit | None = None
    kind: str | None = None

    @property
    def place(self) -> tuple[str, int, int | None, str | None]:
        """What tells it from the plan's others."""
        return self.series, self.forecast or 0, self.unit.pk if self.unit else None, self.kind

    @property
    def slug(self) -> str:
        """What names the series in addresses: "prognos-2" or "utfall"."""
        return f"{self.series}-{self.forecast}" if self.forecast else self.series

    @property
    def subject(self) -> str:
        """What deviates, in words: "BOU, VM" or "hela objektet"."""
        kind = str(CostKind(self.kind).label) if self.kind else ""
        unit = self.unit.code if self.unit else ""
        return ", ".join(filter(None, (unit, kind))) or "hela objektet"

    @property
    def series_name(self) -> str:
        """What the budget is compared with: "Prognos 2" or "Utfall"."""
        return forecast_name(self.forecast) if self.series == Series.FORECAST else "Utfall"

    def wider(self) -> Iterator[About]:
        """What this is a part of."""
        if self.unit and self.kind:
            yield About(self.plan, self.series, self.forecast, self.unit)
            yield About(self.plan, self.series, self.forecast, kind=self.kind)
        if self.unit or self.kind:
            yield About(self.plan, self.series, self.forecast)


@dataclass(frozen=True)
class Deviation:
    """How far something is from its budget (kr); ``is_large`` when that asks for a comment.

    ``comment`` is its own; ``is_told`` when that or a wider one explains it. ``is_open`` when it
    is the one to comment: it is large, not told, and no part of something else that is open.
    """

    about: About
    amount: Decimal
    base: Decimal
    is_large: bool
    comment: DeviationComment | None
    is_told: bool
    is_open: bool


def is_large(item: ManagedObject, deviation: Decimal, base: Decimal) -> bool:
    """Whether ``deviation`` (kr) from ``base`` passes the limits of ``item``."""
    percent, amount = item.deviation_percent, item.deviation_amount
    if (percent is None and amount is None) or not deviation:
        return False
    if amount is not None and abs(deviation) <= amount:
        return False
    return percent is None or 100 * abs(deviation) > percent * abs(base)


def read_comments(plan: ObjectPlan) -> Comments:
    """The comments of ``plan`` by what they are about (one query)."""
    rows = plan.deviation_comments.select_related("unit").order_by("pk")
    return {(one.series, one.forecast or 0, one.unit_id, one.kind): one for one in rows}


def read_deviations(plan: ObjectPlan) -> list[Deviation]:
    """The deviations of ``plan``, which comes with its object (five queries).

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    lines = BudgetLine.objects.filter(plan=plan).in_force()
    related = lines.select_related("plan", "unit", "key")
    entries = entries_of(related.prefetch_related("key__shares__unit"))
    return deviations_of(plan, entries, read_facts(lines), read_comments(plan))


def deviations_of(
    plan: ObjectPlan,
    entries: Iterable[Entry],
    facts: Mapping[Account, Facts],
    comments: Comments,
) -> list[Deviation]:
    """The deviations of ``plan``, from the whole to its parts; the amounts are all in force."""
    series = measure_of(facts)
    if series is None:
        return []
    found: list[Deviation] = []
    large: set[About] = set()
    for about, figures in _figures(plan, list(entries), facts, series):
        if figures.deviation is None or figures.base is None:
            continue
        told = any(one.place in comments for one in (about, *about.wider()))
        much = is_large(plan.object, figures.deviation, figures.base)
        is_open = much and not told and large.isdisjoint(about.wider())
        if much:
            large.add(about)
        own = comments.get(about.place)
        found.append(Deviation(about, figures.deviation, figures.base, much, own, told, is_open))
    return found


def measure_of(facts: Mapping[Account, Facts]) -> tuple[str, int | None] | None:
    """What the budget is measured by, with the number of a forecast; None when by nothing."""
    measured = [one for one in facts.values() if one.measure and one.has_budget]
    if not measured:
        return None
    if all(one.measure == Series.OUTCOME for one in measured):
        return Series.OUTCOME, None
    return Series.FORECAST, max(one.forecast or 0 for one in measured) or None


def _figures(
    plan: ObjectPlan,
    entries: list[Entry],
    facts: Mapping[Account, Facts],
    series: tuple[str, int | None],
) -> Iterator[tuple[About, Figures]]:
    yield About(plan, *series), figures_of(entries, facts)
    kinds = figures_by(entries, facts, BY_KIND)
    yield from ((About(plan, *series, None, one), kinds[one]) for one in CostKind if one in kinds)
    units = figures_by(entries, facts, BY_UNIT)
    ordered = [unit for unit in sorted(units, key=unit_order) if unit]
    yield from ((About(plan, *series, unit), units[unit]) for unit in ordered)
    both = figures_by(entries, facts, BY_UNIT_AND_KIND)
    for unit in ordered:
        pairs = ((About(plan, *series, unit, kind), both.get((unit, kind))) for kind in CostKind)
        yield from ((about, figures) for about, figures in pairs if figures is not None)
