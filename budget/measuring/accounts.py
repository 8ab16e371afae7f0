"""What is known of the money of a plan's year: the amounts, and what they can be compared by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractYear

from budget.models import BudgetLine
from budget.models.kinds import Period, Series
from budget.queries import AllocatedAmount, spread
from objects.fuzzy.labels import MONTHS
from objects.models import ObjectPlan, Unit

Account = tuple[int, int]
"""A plan's primary key and the year that its money is for."""
YEAR = frozenset(range(1, 13))


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount in kronor on the unit that bears it; ``unit`` is None for what has no bearer.

    ``line`` is the one that it is of; None for a sum of several.
    """

    account: Account
    series: str
    unit: Unit | None
    kind: str | None
    amount: Decimal
    line: BudgetLine | None = None


@dataclass(frozen=True)
class Facts:
    """Which series an account has, and which of them are told by kind, bearer and so on.

    ``forecast`` is the number of the latest forecast, 0 when it has none and None when there is no
    forecast. ``months`` are those that the outcome covers. ``told`` holds, by series, the names of
    the ways in which it is shared out in full.
    """

    forecast: int | None = None
    months: frozenset[int] = frozenset()
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def measure(self) -> str | None:
        """The series that the budget is measured by: a whole year's outcome, else the forecast."""
        if self.months == YEAR:
            return Series.OUTCOME
        return None if self.forecast is None else Series.FORECAST

    @property
    def has_budget(self) -> bool:
        """Whether anything is budgeted."""
        return Series.BUDGET in self.told


def in_year(lines: QuerySet[BudgetLine], year: int | None = None) -> QuerySet[BudgetLine]:
    """Tell the year of each line (``its_year``), and keep those of ``year`` if it is given.

    A line that looks beyond its plan's first year gives way to the plan that begins in that year.
    """
    begins = ExtractYear("plan__period_start")
    told = lines.annotate(its_year=Coalesce("year", begins), plan_year=begins)
    own = ObjectPlan.objects.filter(
        object=OuterRef("plan__object"), period_start__year=OuterRef("its_year")
    )
    found = told.filter(Q(its_year=F("plan_year")) | ~Exists(own))
    return found if year is None else found.filter(its_year=year)


def read_facts(lines: QuerySet[BudgetLine]) -> dict[Account, Facts]:
    """Read what is known of each account among ``lines``, which are in force (one query)."""
    fields = ("plan", "year", "plan__period_start", "series", "forecast", "period")
    has = {
        "by_kind": Q(kind__isnull=False),
        "by_unit": Q(unit__isnull=False) | Q(key__isnull=False),
        "by_component": Q(component__isnull=False),
        "by_activity": Q(activity__isnull=False) | Q(goal__isnull=False),
    }
    rows = lines.order_by().annotate(**has).values(*fields, *has).distinct()
    accounts: dict[Account, list[dict[str, object]]] = {}
    for row in rows:
        year = row["year"] or row["plan__period_start"].year
        accounts.setdefault((row["plan"], year), []).append(row)
    return {account: _facts(found) for account, found in accounts.items()}


def _facts(rows: list[dict[str, object]]) -> Facts:
    by_series: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        by_series.setdefault(str(row["series"]), []).append(row)
    numbers = [row["forecast"] or 0 for row in by_series.get(Series.FORECAST, ())]
    months = (months_of(str(row["period"])) for row in by_series.get(Series.OUTCOME, ()))
    return Facts(
        forecast=max(map(int, map(str, numbers)), default=None),
        months=frozenset().union(*months),
        told={series: frozenset(_told(found)) for series, found in by_series.items()},
    )


def _told(rows: list[dict[str, object]]) -> Iterable[str]:
    """All must have a kind and a bearer; what has no component is common to the object."""
    yield from (name for name in ("by_kind", "by_unit") if all(row[name] for row in rows))
    yield from (name for name in ("by_component", "by_activity") if any(r[name] for r in rows))


def months_of(period: str) -> frozenset[int]:
    """The months, 1 to 12, of a part of the year."""
    if period == Period.YEAR:
        return YEAR
    number = int(period[1:])
    return frozenset({number} if period.startswith("m") else range(4 * number - 3, 4 * number + 1))


def covered(months: frozenset[int]) -> str:
    """What ``months`` of a year are called: "till och med april", or their number."""
    last = max(months)
    if months == frozenset(range(1, last + 1)):
        return f"till och med {MONTHS[last - 1]}"
    return f"{len(months)} av 12 månader"


def entry_of(part: AllocatedAmount) -> Entry:
    """An amount that is shared out already; its line comes with its plan."""
    line = part.line
    account = (line.plan_id, line.of_year)
    return Entry(account, line.series, part.unit, part.kind, part.amount, line)


def entries_of(lines: Iterable[BudgetLine]) -> list[Entry]:
    """Share out lines already read, with plan, unit and key.

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    return [entry_of(part) for part in spread(lines)]
