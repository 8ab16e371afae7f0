"""The content of the chapters on components and activities."""

from dataclasses import dataclass
from functools import cached_property

from reports.content.parts import Amount, Node


@dataclass(frozen=True)
class ComponentRow(Node):
    """A component of the object; ``contract_end`` is an ISO date or empty."""

    name: str
    kind: str
    phase: str
    supplier: str
    contract_end: str
    contract_label: str


@dataclass(frozen=True)
class Components(Node):
    """What the object consists of."""

    title: str
    rows: tuple[ComponentRow, ...]

    @property
    def has_suppliers(self) -> bool:
        """Whether the supplier of any component is known."""
        return any(row.supplier for row in self.rows)

    @property
    def has_contracts(self) -> bool:
        """Whether the end of any contract is known."""
        return any(row.contract_end for row in self.rows)


@dataclass(frozen=True)
class ActivityRow(Node):
    """An activity, told once however many goals it contributes to.

    ``also`` names the further goals ("2:2"); ``moved`` is derived from the deadline against the
    planned one; ``carried`` is such as "Kvarstår från 2021" or empty; ``status_class`` is the
    canonical class of the status, empty before any report; ``amount`` is what the plan's budget
    sets aside for it. ``also_keys`` are the keys of the goals that ``also`` names, and
    ``post_keys`` those of the budget's lines that make up ``amount``; both are empty in what was
    stored before they were told.
    """

    title: str
    sub_points: tuple[str, ...]
    carried: str
    components: tuple[str, ...]
    also: tuple[str, ...]
    kind: str
    units: str
    deadline: str
    moved: bool
    status: str
    status_class: str
    amount: Amount | None
    also_keys: tuple[str, ...] = ()
    post_keys: tuple[str, ...] = ()

    @property
    def further(self) -> tuple[tuple[str, str], ...]:
        """The further goals, each with the anchor of the node that shows it, if it is known."""
        anchors = [Node(key).anchor for key in self.also_keys] or [""] * len(self.also)
        return tuple(zip(self.also, anchors, strict=True))

    @property
    def post_anchor(self) -> str:
        """The anchor of the first line of the budget for it; empty where none is told."""
        return Node(self.post_keys[0]).anchor if self.post_keys else ""

    @property
    def deadline_part(self) -> Node:
        """The deadline as a part of its own, which it is for whoever edits."""
        return Node(self.key.replace("aktivitet/", "slutdatum/", 1))


@dataclass(frozen=True)
class Mention(Node):
    """An activity that contributes to a goal but is told under another one, ``under``.

    ``key`` is that of the activity's row.
    """

    title: str
    under: str


@dataclass(frozen=True)
class GoalActivities(Node):
    """A goal of the plan with what is done for it; ``title`` says so where there is no goal."""

    level: str
    number: str
    title: str
    rows: tuple[ActivityRow, ...]
    mentions: tuple[Mention, ...]

    @property
    def goal_code(self) -> str:
        """The code of the goal; empty where there is no goal."""
        return self.key.partition("/")[2] if self.level else ""

    @property
    def goal_key(self) -> str:
        """The key of the node that shows the goal; empty where there is no goal."""
        return f"mal/{self.goal_code}" if self.goal_code else ""

    @property
    def goal_anchor(self) -> str:
        """The anchor of the node that shows the goal; empty where there is no goal."""
        return Node(self.goal_key).anchor


@dataclass(frozen=True)
class Activities(Node):
    """What is done for the object in the period, goal by goal."""

    title: str
    lead: str
    groups: tuple[GoalActivities, ...]

    @cached_property
    def rows(self) -> tuple[ActivityRow, ...]:
        """Every activity, once."""
        return tuple(row for group in self.groups for row in group.rows)

    @cached_property
    def by_goal(self) -> dict[str, str]:
        """The anchors of what is done for each goal, by the goal's own anchor."""
        return {group.goal_anchor: group.anchor for group in self.groups if group.goal_key}

    @cached_property
    def has_kinds(self) -> bool:
        """Whether any activity is known to be VM or VU."""
        return any(row.kind for row in self.rows)

    @cached_property
    def has_statuses(self) -> bool:
        """Whether any activity has been reported."""
        return any(row.status for row in self.rows)

    @cached_property
    def has_amounts(self) -> bool:
        """Whether the budget sets anything aside for any activity."""
        return any(row.amount for row in self.rows)

    @cached_property
    def width(self) -> int:
        """How many columns the table has."""
        return 3 + self.has_kinds + self.has_statuses + self.has_amounts
