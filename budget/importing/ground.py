"""What the database holds that a budget file can speak of, read once into dictionaries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q

from budget.allocation import Split
from budget.models import BudgetLine, ControlTotal, DistributionKey
from budget.revisions import is_decided
from objects.models import Component, ObjectPlan, Unit, UnitAlias
from objects.names import name_key


@dataclass(slots=True)
class Key:
    """A key as it will be after the import, with the shares by unit code.

    `instance` may be unsaved. `old_shares` are set where the file changes them.
    """

    instance: DistributionKey
    shares: dict[str, Fraction]
    split: Split[str]
    is_new: bool = False
    old_shares: dict[str, Fraction] | None = None


@dataclass(slots=True)
class Ground:
    """Everything by its compared name (see `name_key`); `keys` only those the plan may use.

    `splits` hold, by primary key, every key that the plan may use or its lines already use;
    `faulty_keys` name those that the file tells of in a wrong way.
    """

    plan: ObjectPlan
    units: dict[str, Unit]
    components: dict[str, Component]
    keys: dict[str, Key]
    splits: dict[int, Split[str]]
    lines: list[BudgetLine]
    control_totals: list[ControlTotal]
    is_decided: bool
    faulty_keys: set[str] = field(default_factory=set)

    @property
    def posts(self) -> list[BudgetLine]:
        """The lines that a row of a file may speak of; a revision is made in the grid alone."""
        return [line for line in self.lines if not line.revision_reason]

    @property
    def beside(self) -> list[BudgetLine]:
        """The other lines: revisions."""
        return [line for line in self.lines if line.revision_reason]

    @property
    def years(self) -> set[int]:
        """The years that the plan holds for, and those that it has lines of."""
        period = range(self.plan.period_start.year, self.plan.period_end.year + 1)
        return {*period, *(line.year for line in self.lines if line.year)}

    def revised(self) -> dict[int, Decimal]:
        """What revisions add to the lines that they revise, by primary key of these."""
        added: dict[int, Decimal] = {}
        for line in self.lines:
            if line.revises_id:
                added[line.revises_id] = added.get(line.revises_id, Decimal(0)) + line.amount
        return added

    def unit(self, text: str) -> Unit | None:
        """The unit with this code, name or other spelling."""
        return self.units.get(name_key(text))

    def is_valid(self, unit: Unit) -> bool:
        """Whether the unit exists on some day of the plan's period."""
        begins = unit.valid_from <= self.plan.period_end
        return begins and (unit.valid_to is None or unit.valid_to >= self.plan.period_start)


def load_ground(plan: ObjectPlan) -> Ground:
    """Read it (eight queries, whatever the number of rows)."""
    components = Component.objects.filter(object_id=plan.object_id).order_by("-pk")
    lines = BudgetLine.objects.filter(plan=plan).select_related("unit", "key", "component")
    keys, splits = _keys(plan)
    return Ground(
        plan=plan,
        units=_units(),
        components={name_key(component.name): component for component in components},
        keys=keys,
        splits=splits,
        lines=list(lines.order_by("number")),
        control_totals=list(ControlTotal.objects.filter(plan=plan)),
        is_decided=is_decided(plan),
    )


def _units() -> dict[str, Unit]:
    units = list(Unit.objects.all())
    by_pk = {unit.pk: unit for unit in units}
    aliases = UnitAlias.objects.values_list("key", "unit_id")
    return {
        **{name_key(unit.name): unit for unit in units},
        **{key: by_pk[pk] for key, pk in aliases},
        **{name_key(unit.code): unit for unit in units},
    }


def _keys(plan: ObjectPlan) -> tuple[dict[str, Key], dict[int, Split[str]]]:
    """Keys by name; the object's own go before common ones, later versions before earlier."""
    own_or_common = Q(object_id=plan.object_id) | Q(object=None)
    current = Q(valid_from__lte=plan.period_end) & (
        Q(valid_to=None) | Q(valid_to__gte=plan.period_start)
    )
    wanted = own_or_common & current | Q(budget_lines__plan=plan)
    rows = DistributionKey.objects.filter(wanted).distinct().prefetch_related("shares__unit")
    found: dict[str, Key] = {}
    splits: dict[int, Split[str]] = {}
    for key in sorted(rows, key=_precedence):
        shares = {share.unit.code: share.share for share in key.shares.all()}
        if sum(shares.values()) != 1:
            continue
        splits[key.pk] = Split.of(shares)
        if _is_usable(key, plan):
            found[name_key(key.name)] = Key(key, shares, splits[key.pk])
    return found, splits


def _is_usable(key: DistributionKey, plan: ObjectPlan) -> bool:
    begins = key.valid_from <= plan.period_end
    holds = begins and (key.valid_to is None or key.valid_to >= plan.period_start)
    return holds and key.object_id in {None, plan.object_id}


def _precedence(key: DistributionKey) -> tuple[bool, object, int]:
    return key.object_id is not None, key.valid_from, key.pk


def percent(share: Fraction) -> str:
    """A share as Swedish text: 70 %, 12,5 %, 1/3."""
    hundredths = share * 10_000
    if hundredths.denominator != 1:
        return str(share)
    text = f"{int(hundredths) / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{text}\N{NO-BREAK SPACE}%"


def described(shares: dict[str, Fraction]) -> str:
    """Shares as text in order of code: ``BIN 30 %, BOU 70 %``."""
    return ", ".join(f"{code} {percent(share)}" for code, share in sorted(shares.items()))


def named_lines(lines: Iterable[BudgetLine]) -> list[BudgetLine]:
    """Those of `lines` that say what the money is for: a title, a component or a key."""
    return [line for line in lines if line.title or line.component_id or line.key_id]
