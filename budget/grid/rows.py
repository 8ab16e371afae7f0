"""What a row of the grid is, whatever its amounts: the same for the page, a form and a line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from budget.models import BudgetLine, DistributionKey
from budget.models.kinds import CostKind, Period
from objects.models import Component, Unit

SEPARATOR = "."
PARTS = 7


@dataclass(frozen=True, slots=True)
class Identity:
    """What the money of a row is for and who bears it; primary keys, None where it is not said.

    ``nth`` counts rows that say the same, from 0.
    """

    component: int | None
    kind: str
    unit: int | None
    key: int | None
    activity: int | None
    goal: int | None
    title: str
    nth: int = 0

    @classmethod
    def of(cls, line: BudgetLine) -> Identity:
        """The row in which ``line`` stands, the first that says the same."""
        return cls(
            line.component_id,
            line.kind or "",
            line.unit_id,
            line.key_id,
            line.activity_id,
            line.goal_id,
            " ".join(line.title.split()),
        )

    @property
    def bearer(self) -> str:
        """Who bears it, as forms write it: "n3" a unit, "k5" a key, empty no one known."""
        return f"n{self.unit}" if self.unit else f"k{self.key}" if self.key else ""

    @property
    def code(self) -> str:
        """The identity as forms carry it; the title last, since it may hold anything."""
        numbers = (self.component or "", self.activity or "", self.goal or "", self.nth)
        return SEPARATOR.join((self.kind, self.bearer, *map(str, numbers), self.title))

    def after(self, earlier: int) -> Identity:
        """The row that says the same as ``earlier`` rows before it."""
        return replace(self, nth=earlier) if earlier else self


def identity_from(code: str) -> Identity | None:
    """Read what :attr:`Identity.code` wrote; None for anything else."""
    words = code.split(SEPARATOR, maxsplit=PARTS - 1)
    if len(words) < PARTS or words[0] not in {"", *CostKind.values}:
        return None
    kind, bearer, *numbers, title = words
    unit, key = _bearer(bearer)
    keys = [_number(word) for word in numbers]
    if "\0" in title or None in (unit, key, *keys):
        return None
    component, activity, goal, nth = (each or None for each in keys)
    words_of_title = " ".join(title.split())
    return Identity(
        component, kind, unit or None, key or None, activity, goal, words_of_title, nth or 0
    )


def _bearer(text: str) -> tuple[int | None, int | None]:
    if not text:
        return 0, 0
    number = _number(text[1:]) or None
    return {"n": (number, 0), "k": (0, number)}.get(text[0], (None, None))


def _number(text: str) -> int | None:
    """0 for nothing, None for what is no number that a primary key can be."""
    if not text:
        return 0
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


Place = tuple[Identity, Period]


@dataclass(frozen=True)
class Named:
    """What the rows of a plan may be about, by primary key."""

    components: dict[int, Component]
    units: dict[int, Unit]
    keys: dict[int, DistributionKey]

    def heading(self, row: Identity) -> str:
        """What the money is for: "Unikum: Licenser", or "Totalt" where nothing is said."""
        component = self.components.get(row.component or 0)
        words = (component.name if component else "", row.title)
        title = ": ".join(filter(None, words))
        return title or ("Gemensamt" if row.kind or row.bearer else "Totalt")

    def details(self, row: Identity) -> str:
        """VM or VU and who bears it: "VM · BoU/BIN"."""
        unit, key = self.units.get(row.unit or 0), self.keys.get(row.key or 0)
        bearer = unit.code if unit else key.name if key else ""
        kind = str(CostKind(row.kind).label) if row.kind else ""
        again = f"rad {row.nth + 1}" if row.nth else ""
        return " · ".join(filter(None, (kind, bearer, again)))
