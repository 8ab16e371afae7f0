"""Last year's lines as the beginning of a new budget, and the keys that share them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import TextChoices

from activities.models import Activity
from budget.models import BudgetLine, DistributionKey, KeyShare
from budget.models.kinds import CostKind
from budget.queries import amount_of
from objects.models import Goal, ObjectPlan
from objects.names import name_key
from objects.periods import Period
from objects.recording import Stamp, Writes, write
from portfolio.renewal.copying import copy_of
from portfolio.renewal.goals import Goals


class Beginning(TextChoices):
    """What the new budget begins from."""

    ALL = "alla", "alla poster från förra året"
    MAINTENANCE = "vm", "bara vidmakthållandet (VM)"
    NOTHING = "tom", "en tom budget"


@dataclass(frozen=True)
class KeyFate:
    """A key and the version of it that holds when the new period begins; None: one is made."""

    old: DistributionKey
    ready: DistributionKey | None

    @property
    def holds(self) -> bool:
        """Whether the key is used on as it stands."""
        return self.ready == self.old


@dataclass(frozen=True)
class BudgetOutlook:
    """The lines of last year's budget, and what becomes of their keys."""

    lines: tuple[BudgetLine, ...]
    keys: tuple[KeyFate, ...]

    def chosen(self, beginning: str) -> tuple[BudgetLine, ...]:
        """The lines to begin from."""
        kept: dict[str, Collection[str]] = {
            Beginning.ALL: CostKind.values,
            Beginning.MAINTENANCE: (CostKind.MAINTENANCE,),
        }
        return tuple(line for line in self.lines if line.kind in kept.get(beginning, ()))

    def total(self, beginning: str) -> Decimal:
        """What the lines to begin from add up to, in kronor."""
        return amount_of(self.chosen(beginning))


def budget_outlook(lines: tuple[BudgetLine, ...], start: date) -> BudgetOutlook:
    """Tell what becomes of ``lines`` and their keys in a period from ``start`` (one query)."""
    keys = list({line.key.pk: line.key for line in lines if line.key}.values())
    holding = DistributionKey.objects.valid_on(start) if keys else DistributionKey.objects.none()
    versions = list(holding.order_by("valid_from", "pk"))
    return BudgetOutlook(lines, tuple(KeyFate(key, _version(key, start, versions)) for key in keys))


def _version(
    key: DistributionKey, start: date, versions: list[DistributionKey]
) -> DistributionKey | None:
    """The key itself where it holds, else the latest version under its code or its name."""
    if key.valid_to is None or key.valid_to >= start:
        return key
    own = [one for one in versions if one.object_id == key.object_id]
    same_name = [one for one in own if name_key(one.name) == name_key(key.name)]
    same_code = [one for one in own if one.code == key.code]
    return next(reversed(same_name + same_code), None)


def carry_budget(
    outlook: BudgetOutlook,
    lines: Iterable[BudgetLine],
    plan: ObjectPlan,
    activities: Mapping[int, Activity],
    goals: Goals | None,
    stamp: Stamp,
) -> None:
    """Give ``plan`` the amounts of ``lines``, with nothing to be seen of what was revised in them.

    ``activities`` tells what became of the old ones; what a line is for is left empty where it
    does not live on.
    """
    chosen = list(lines)
    used = {line.key_id for line in chosen}
    fates = [fate for fate in outlook.keys if fate.old.pk in used]
    keys = _renewed(fates, Period(plan.period_start, plan.period_end), stamp)
    copies = [
        copy_of(
            line,
            plan=plan,
            key=keys[line.key_id] if line.key_id else None,
            activity=activities.get(line.activity_id or 0),
            goal=_goal(line, goals),
            year=line.year and line.year + plan.year - line.plan.year,
            revises=None,
            revision_reason="",
            batch=None,
            source_row=None,
        )
        for line in chosen
    ]
    write(BudgetLine, Writes(new=copies), [], stamp)


def _goal(line: BudgetLine, goals: Goals | None) -> Goal | None:
    """The copy of the goal that the line is for, where it is one of the object plan's own."""
    own = line.goal is not None and line.goal.scheme_id == line.plan.goal_scheme_id
    return goals.by_code.get(line.goal.code) if goals and line.goal and own else None


def _renewed(fates: Iterable[KeyFate], period: Period, stamp: Stamp) -> dict[int, DistributionKey]:
    keys = {fate.old.pk: fate.ready for fate in fates if fate.ready}
    made = {
        fate.old.pk: copy_of(fate.old, valid_from=period.start, valid_to=period.end)
        for fate in fates
        if fate.ready is None
    }
    write(DistributionKey, Writes(new=list(made.values())), [], stamp)
    shares = [
        copy_of(share, key=made[fate.old.pk])
        for fate in fates
        if fate.ready is None
        for share in fate.old.shares.all()
    ]
    write(KeyShare, Writes(new=shares), [], stamp)
    return keys | made
