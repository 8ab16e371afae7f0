"""A row of a budget table as it was read, before it is compared with what there is."""

from dataclasses import dataclass
from decimal import Decimal

from budget.allocation import Split
from budget.importing.ground import Key
from budget.importing.slots import Slot, slot_of
from budget.models import BudgetLine
from budget.models.kinds import CostKind, Series
from objects.models import Component, Unit
from objects.money import format_money
from objects.names import name_key

Identity = tuple[Slot, str, str, str, str]
BUDGET = Slot(Series.BUDGET)


@dataclass(frozen=True, slots=True)
class Draft:
    """One amount of the file with who bears it: a unit, a key, or no one known."""

    row: int
    column: str
    slot: Slot
    kind: CostKind | None
    title: str
    amount: Decimal
    unit: Unit | None
    key: Key | None
    component: Component | None
    note: str = ""

    @property
    def identity(self) -> Identity:
        """What makes it the same line as one in the plan, whatever the amount."""
        bearer = _bearer(self.unit, self.key.instance.name if self.key else "")
        return identity(self.slot, self.component, self.title, self.kind, bearer)

    @property
    def label(self) -> str:
        """The line for a reader: ``Google Workspace · Licenser · VM · Alla fyra``."""
        return line_label(self.slot, self.component, self.title, self.kind, self.bearer)

    @property
    def bearer(self) -> str:
        """The unit's code or the key's name, empty where no one is known to bear it."""
        return self.unit.code if self.unit else self.key.instance.name if self.key else ""

    def parts(self) -> dict[str | None, Decimal]:
        """What falls on each unit code; None stands for what has no bearer."""
        if self.key is not None:
            return dict(self.key.split.allocate(self.amount).items())
        return {self.unit.code if self.unit else None: self.amount}


def identity(
    slot: Slot, component: Component | None, title: str, kind: str | None, bearer: str
) -> Identity:
    """Names compared without case and spacing, so that a respelling is not a new line."""
    part = name_key(component.name) if component else ""
    return (slot, part, " ".join(title.casefold().split()), kind or "", bearer)


def identity_of(line: BudgetLine, plan_year: int) -> Identity:
    """The identity of a line in a plan of `plan_year`."""
    bearer = _bearer(line.unit, line.key.name if line.key else "")
    return identity(slot_of(line, plan_year), line.component, line.title, line.kind, bearer)


def _bearer(unit: Unit | None, key_name: str) -> str:
    return f"u {unit.code}" if unit else f"k {name_key(key_name)}" if key_name else ""


def line_label(
    slot: Slot, component: Component | None, title: str, kind: str | None, bearer: str
) -> str:
    """A line in words, without its amount."""
    words = (
        "" if slot == BUDGET else slot.caption,
        component.name if component else "",
        title,
        CostKind(kind).label if kind else "",
        bearer,
    )
    return " · ".join(word for word in words if word) or "Totalt"


def label_of(line: BudgetLine, plan_year: int) -> str:
    """The label of a line in a plan of `plan_year`."""
    return line_label(
        slot_of(line, plan_year), line.component, line.title, line.kind, bearer_of(line)
    )


def bearer_of(line: BudgetLine) -> str:
    """As `Draft.bearer` for a line in the plan."""
    return line.unit.code if line.unit else line.key.name if line.key else ""


def parts_of(line: BudgetLine, splits: dict[int, Split[str]]) -> dict[str | None, Decimal]:
    """As `Draft.parts` for a line in the plan."""
    if line.key_id is not None and line.key_id in splits:
        return dict(splits[line.key_id].allocate(line.amount).items())
    return {line.unit.code if line.unit else None: line.amount}


def money(amount: Decimal) -> str:
    """An amount as the report writes it."""
    return f"{format_money(amount)} kr"
