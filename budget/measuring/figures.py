"""Budget, forecast and outcome side by side, and how far one departs from the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from budget.measuring.accounts import Account, Entry, Facts
from budget.models.kinds import CostKind, Series
from budget.queries import Totals, total_of, totals_by

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Figures:
    """Sums in kronor, None where there is nothing; ``kinds`` are those of the budget.

    ``deviation`` is the outcome or forecast minus ``base``: that part of the budget which has
    something to be measured by. Nothing is compared with what is not known.
    """

    budget: Decimal | None = None
    forecast: Decimal | None = None
    outcome: Decimal | None = None
    kinds: Mapping[str | None, Decimal] | None = None
    deviation: Decimal | None = None
    base: Decimal | None = None

    def of_kind(self, kind: str | None) -> Decimal | None:
        """What is budgeted of ``kind``."""
        return (self.kinds or {}).get(kind)


@dataclass(frozen=True)
class Way(Generic[K]):
    """A way to sort amounts; ``told`` names what a series must tell to be compared in parts."""

    of: Callable[[Entry], K]
    told: tuple[str, ...] = ()

    def asking(self, *told: str) -> Way[K]:
        """The same way, compared only where ``told`` is told as well."""
        return Way(self.of, (*self.told, *told))


WHOLE = Way(lambda entry: None)
BY_PLAN = Way(lambda entry: entry.account[0])
BY_YEAR = Way(lambda entry: entry.account[1])
BY_KIND = Way(lambda entry: entry.kind, ("by_kind",))
BY_UNIT = Way(lambda entry: entry.unit, ("by_unit",))
BY_COMPONENT = Way(lambda entry: entry.line.component if entry.line else None, ("by_component",))
BY_ACTIVITY = Way(lambda entry: entry.line.activity if entry.line else None, ("by_activity",))
BY_UNIT_AND_KIND = Way(lambda entry: (entry.unit, entry.kind), ("by_unit", "by_kind"))


def figures_by(
    entries: Iterable[Entry], facts: Mapping[Account, Facts], way: Way[K]
) -> dict[K, Figures]:
    """Sum ``entries``, which are in force, by ``way``, in order of first meeting."""
    sums = totals_by(entries, lambda entry: (way.of(entry), entry.account, entry.series))
    parts: dict[K, dict[Account, dict[str, Totals]]] = {}
    for (key, account, series), found in sums.items():
        parts.setdefault(key, {}).setdefault(account, {})[series] = found
    return {key: _figures(found, facts, way.told) for key, found in parts.items()}


def figures_of(
    entries: Iterable[Entry], facts: Mapping[Account, Facts], way: Way[None] = WHOLE
) -> Figures:
    """Sum all ``entries``."""
    return figures_by(entries, facts, way).get(None, Figures())


def _figures(
    accounts: Mapping[Account, Mapping[str, Totals]],
    facts: Mapping[Account, Facts],
    told: tuple[str, ...],
) -> Figures:
    def of_series(series: str) -> Decimal | None:
        return total_of(one[series].total for one in accounts.values() if series in one)

    budgets = [one[Series.BUDGET].by_kind for one in accounts.values() if Series.BUDGET in one]
    kinds = {
        kind: total_of(one[kind] for one in budgets if kind in one) or Decimal(0)
        for kind in (*CostKind.values, None)
        if any(kind in one for one in budgets)
    }
    compared = [
        pair
        for account, one in accounts.items()
        if (pair := _compared(one, facts[account], told)) is not None
    ]
    return Figures(
        of_series(Series.BUDGET),
        of_series(Series.FORECAST),
        of_series(Series.OUTCOME),
        kinds,
        total_of(measured - base for measured, base in compared),
        total_of(base for _, base in compared),
    )


def _compared(
    sums: Mapping[str, Totals], facts: Facts, told: tuple[str, ...]
) -> tuple[Decimal, Decimal] | None:
    """The measured amount and the budget of a part of an account, None when either is unknown."""
    measure = facts.measure
    if measure is None or measure not in sums or not facts.has_budget:
        return None
    if not facts.told[measure].issuperset(told):
        return None
    base = sums[Series.BUDGET].total if Series.BUDGET in sums else Decimal(0)
    return sums[measure].total, base
