"""Keys by code with their versions, where each is used, and what it brings each nämnd."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Max, Q

from budget.borne import borne_by_unit
from budget.explaining.words import percent_words
from budget.models import BudgetLine, DistributionKey, KeyShare
from budget.models.distribution_key import Basis
from budget.models.kinds import Series
from budget.revisions import decided_plans
from objects.changes import RowChange, Source, changes_among
from objects.models import ManagedObject, ObjectPlan, Unit
from objects.visibility import Reader

CHANGES = 60


@dataclass(frozen=True)
class Version:
    """A version of a key; ``lines`` and ``plans`` count what uses it, of what the reader may see.

    ``is_bound``: a plan of which a version is issued uses it, so its shares may not change.
    """

    key: DistributionKey
    lines: int
    plans: int
    is_bound: bool


@dataclass(frozen=True)
class KeyFamily:
    """All versions of a key, the latest first."""

    code: str
    versions: tuple[Version, ...]

    @property
    def latest(self) -> DistributionKey:
        return self.versions[0].key


@dataclass(frozen=True)
class Cell:
    """A unit's share in one version, and the weight it was given as; both may be empty."""

    share: str
    weight: str


@dataclass(frozen=True)
class UnitShares:
    """A unit's share in each version of a key, in the versions' order."""

    unit: Unit
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class PlanEffect:
    """What a key brings each unit (kr) in the budget of one plan; None where it brings nothing."""

    plan: ObjectPlan
    amounts: tuple[Decimal | None, ...]
    total: Decimal


@dataclass(frozen=True)
class Effects:
    """What a key does in every plan that uses it; ``units`` name the columns."""

    units: tuple[Unit, ...]
    plans: tuple[PlanEffect, ...]


def families(user: Reader, code: str = "") -> list[KeyFamily]:
    """The keys that ``user`` may see, all or the one with ``code``, by name (a few queries)."""
    seen = Q(object=None) | Q(object__in=ManagedObject.objects.visible_to(user))
    keys = DistributionKey.objects.filter(seen).select_related("object")
    if code:
        keys = keys.filter(code=code)
    keys = keys.prefetch_related("shares__unit").order_by("name", "code", "-valid_from", "pk")
    found: dict[str, list[DistributionKey]] = {}
    for key in keys:
        found.setdefault(key.code, []).append(key)
    used, bound = _uses(user), bound_keys()
    return [
        KeyFamily(
            code,
            tuple(
                Version(key, *used.get(key.pk, (0, 0)), key.pk in bound)
                for key in sorted(versions, key=lambda one: one.valid_from, reverse=True)
            ),
        )
        for code, versions in found.items()
    ]


def family(user: Reader, code: str) -> KeyFamily | None:
    """The key with ``code``, if ``user`` may see it."""
    return next(iter(families(user, code)), None)


def bound_keys() -> set[int]:
    """The keys that lines of plans with an issued version use: their shares stand firm."""
    bound = BudgetLine.objects.filter(plan__versions__is_issued=True, key__isnull=False)
    return set(bound.order_by().values_list("key", flat=True).distinct())


def _uses(user: Reader) -> dict[int, tuple[int, int]]:
    lines = BudgetLine.objects.visible_to(user).filter(key__isnull=False)
    grouped = lines.order_by().values_list("key")
    rows = grouped.annotate(number=Count("pk"), plans=Count("plan", distinct=True))
    return {key: (number, plans) for key, number, plans in rows}


def side_by_side(versions: Sequence[Version]) -> tuple[UnitShares, ...]:
    """The shares of every version, a row for each unit that has one, in the units' order."""
    tables = [{one.unit: one for one in version.key.shares.all()} for version in versions]
    units = sorted({unit for table in tables for unit in table}, key=_unit_order)
    bases = [version.key.basis for version in versions]
    return tuple(
        UnitShares(
            unit,
            tuple(
                _cell(table.get(unit), basis) for table, basis in zip(tables, bases, strict=True)
            ),
        )
        for unit in units
    )


def _cell(share: KeyShare | None, basis: str) -> Cell:
    if share is None:
        return Cell("", "")
    weight = f"{share.numerator}" if basis == Basis.WEIGHT else ""
    return Cell(percent_words(share.share), weight)


def _unit_order(unit: Unit) -> tuple[int, str]:
    return (unit.order, unit.code)


def effects(user: Reader, code: str) -> Effects:
    """What the key with ``code`` brings each unit in the plans that ``user`` may read."""
    lines = BudgetLine.objects.visible_to(user).filter(key__code=code, series=Series.BUDGET)
    rows = borne_by_unit(lines, by=["plan"])
    units = list(dict.fromkeys(row.unit for row in rows if row.unit is not None))
    by_plan: dict[int | None, dict[Unit | None, Decimal]] = {}
    for row in rows:
        by_plan.setdefault(row.plan, {})[row.unit] = row.amount
    plans = ObjectPlan.objects.filter(pk__in=[pk for pk in by_plan if pk])
    return Effects(
        tuple(units),
        tuple(
            PlanEffect(
                plan,
                tuple(by_plan[plan.pk].get(unit) for unit in units),
                sum(by_plan[plan.pk].values(), Decimal(0)),
            )
            for plan in plans.order_by("-period_start", "code")
        ),
    )


def changes(versions: Iterable[DistributionKey]) -> tuple[RowChange, ...]:
    """The latest changes of ``versions`` and their shares, newest first."""
    pks = [key.pk for key in versions]
    sources = [Source(DistributionKey, Q(id__in=pks)), Source(KeyShare, Q(key_id__in=pks))]
    found, _ = changes_among(sources, most=CHANGES)
    return found


def state_of(key: DistributionKey | None) -> str:
    """What a form carries to tell later whether the key or its shares have changed since."""
    if key is None or key.pk is None:
        return ""
    own = DistributionKey.history.filter(id=key.pk).aggregate(last=Max("history_id"))["last"]
    shares = KeyShare.history.filter(key_id=key.pk).aggregate(last=Max("history_id"))["last"]
    return f"{own or 0}-{shares or 0}"


def movable(user: Reader, key: DistributionKey) -> list[BudgetLine]:
    """The lines that use another version of ``key``, in plans during some part of which it holds.

    A decided budget keeps its keys.
    """
    lines = BudgetLine.objects.visible_to(user).filter(
        key__code=key.code, plan__period_end__gte=key.valid_from
    )
    if key.valid_to:
        lines = lines.filter(plan__period_start__lte=key.valid_to)
    lines = lines.exclude(series=Series.BUDGET, plan__in=decided_plans())
    related = lines.exclude(key=key).select_related("plan__object", "key", "component")
    return list(related.order_by("plan__period_start", "plan__code", "number"))
