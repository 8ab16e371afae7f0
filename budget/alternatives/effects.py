"""What moves for each nämnd when some lines of a plan are something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal

from budget.models import AlternativeChange, BudgetLine, DistributionKey
from budget.queries import lines_of, spread
from objects.models import ObjectPlan, Unit


@dataclass(frozen=True)
class Wanted:
    """What a line is to be instead: an amount (kr) and the primary key of a unit or a key."""

    amount: Decimal
    unit: int | None
    key: int | None

    @classmethod
    def of(cls, line: BudgetLine) -> Wanted:
        """What ``line`` is."""
        return cls(line.amount, line.unit_id, line.key_id)


@dataclass(frozen=True)
class Move:
    """What a unit bears (kr) before and after; ``unit`` is None for all together."""

    unit: Unit | None
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        return self.after - self.before


@dataclass(frozen=True)
class Effect:
    """What moves, for each unit and in all."""

    moves: tuple[Move, ...]
    total: Move


def effect_of(plan: ObjectPlan, wanted: Mapping[int, Wanted]) -> Effect:
    """What moves when the lines of ``plan`` with some primary keys are as ``wanted`` (5 queries).

    Raises:
        AllocationError: the shares of a key do not sum to the whole.
    """
    lines = lines_of(plan)
    units = Unit.objects.in_bulk({one.unit for one in wanted.values() if one.unit})
    asked = {one.key for one in wanted.values() if one.key}
    keys = DistributionKey.objects.prefetch_related("shares__unit").in_bulk(asked)
    changed = [_as_wanted(line, wanted.get(line.pk), units, keys) for line in lines]
    before, after = _borne(lines), _borne(changed)
    bearing = sorted({*before, *after}, key=lambda unit: (unit.order, unit.code))
    zero = Decimal(0)
    moves = [Move(unit, before.get(unit, zero), after.get(unit, zero)) for unit in bearing]
    total = Move(None, sum(before.values(), zero), sum(after.values(), zero))
    return Effect(tuple(moves), total)


def _as_wanted(
    line: BudgetLine,
    wanted: Wanted | None,
    units: Mapping[int, Unit],
    keys: Mapping[int, DistributionKey],
) -> BudgetLine:
    if wanted is None:
        return line
    other = copy(line)
    # A copy shares what its model has read; the other line has its own unit and key.
    other._state = copy(line._state)
    other._state.fields_cache = {}
    other.amount = wanted.amount
    other.unit = units[wanted.unit] if wanted.unit else None
    other.key = keys[wanted.key] if wanted.key else None
    return other


def _borne(lines: Iterable[BudgetLine]) -> dict[Unit, Decimal]:
    found: dict[Unit, Decimal] = {}
    for part in spread(lines):
        if part.unit is not None:
            found[part.unit] = found.get(part.unit, Decimal(0)) + part.amount
    return found


def wanted_by(changes: Sequence[AlternativeChange]) -> dict[int, Wanted]:
    """What the changes of an alternative want, by the primary key of the line."""
    return {one.line_id: Wanted(one.amount, one.unit_id, one.key_id) for one in changes}


def has_moved(change: AlternativeChange) -> bool:
    """Whether the line has been changed since the change was thought of."""
    was = Wanted(change.was_amount, change.was_unit_id, change.was_key_id)
    return Wanted.of(change.line) != was
