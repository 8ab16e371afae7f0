"""The content of an objektplan."""

from dataclasses import dataclass
from typing import Literal

from reports.content.money_nodes import MoneyPart
from reports.content.object_plan.allocation_nodes import Allocation
from reports.content.object_plan.work_nodes import Activities, Components
from reports.content.parts import SCHEMA, Amount, Document, Node, Section


@dataclass(frozen=True)
class Version(Node):
    """A row of the version table; ``dated`` is an ISO date or empty."""

    label: str
    stage: str
    dated: str
    dated_label: str
    comment: str


@dataclass(frozen=True)
class Deviation(Node):
    """An initiative of the period before that was late or cost more than planned."""

    title: str
    reason: str


@dataclass(frozen=True)
class Background(Node):
    """How the period before went."""

    title: str
    body: str
    fulfilment: Section
    late: tuple[Deviation, ...]
    over_budget: tuple[Deviation, ...]
    reasons: Section


@dataclass(frozen=True)
class Direction(Node):
    """What a governing document asks of some units; ``units`` is empty when it holds for all."""

    units: str
    body: str


@dataclass(frozen=True)
class GoverningRow(Node):
    """A governing document, the directions it gives and its effect on the object."""

    number: str
    title: str
    url: str
    directions: tuple[Direction, ...]
    effect: str


@dataclass(frozen=True)
class SubGoal(Node):
    """A numbered part of a goal, such as 1:1; ``deadline`` is when it is to be reached."""

    number: str
    title: str
    description: str
    indicator: str = ""
    deadline: str = ""


@dataclass(frozen=True)
class LongTermGoal(Node):
    """A goal that outlives the period."""

    number: str
    title: str
    description: str
    sub_goals: tuple[SubGoal, ...]
    indicator: str = ""
    deadline: str = ""


@dataclass(frozen=True)
class UnitGoals(Node):
    """The long-term goals of one förvaltning; ``code`` is empty for those that all share."""

    title: str
    body: str
    goals: tuple[LongTermGoal, ...]
    code: str = ""


@dataclass(frozen=True)
class KindRow(Node):
    """A kind of cost (VM, VU …) in the budget against the forecast of the year before."""

    short: str
    name: str
    budget: Amount | None
    forecast: Amount | None
    difference: Amount | None
    percent: str


@dataclass(frozen=True)
class Reason(Node):
    """Why the budget differs from the forecast, with its part of the difference when known.

    ``about`` names the kind of cost and the nämnd that it explains ("VM, BOU"), if not all.
    """

    text: str
    amount: Amount | None
    about: str = ""


@dataclass(frozen=True)
class Comparison(Node):
    """The budget by kind against last year's forecast, with the reasons for the difference."""

    title: str
    budget_label: str
    forecast_label: str
    kinds: tuple[KindRow, ...]
    total: KindRow
    lead: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class UnitBudget(Node):
    """What one nämnd pays; ``amounts`` follow the table's kinds, None where it has no such cost."""

    short: str
    name: str
    amounts: tuple[Amount | None, ...]
    total: Amount | None
    percent: str


@dataclass(frozen=True)
class UnitTable(Node):
    """The budget by nämnd and kind."""

    title: str
    kinds: tuple[str, ...]
    kind_names: tuple[str, ...]
    rows: tuple[UnitBudget, ...]
    total: UnitBudget


@dataclass(frozen=True)
class Share(Node):
    """A nämnd's part of a key, in per cent, and the kronor that the key brings it."""

    short: str
    name: str
    percent: str
    amount: Amount


@dataclass(frozen=True)
class KeyEffect(Node):
    """A distribution key and what it does: ``amount`` is the sum of the lines that share it."""

    name: str
    lines: str
    amount: Amount
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class SummaryRow(Node):
    """How a nämnd's total comes about: own lines, then one amount a key (None: not in the key)."""

    short: str
    name: str
    own: Amount | None
    shared: tuple[Amount | None, ...]
    total: Amount | None


@dataclass(frozen=True)
class Summary(Node):
    """The summary per nämnd; ``keys`` name the columns of ``shared``."""

    keys: tuple[str, ...]
    rows: tuple[SummaryRow, ...]
    total: SummaryRow


@dataclass(frozen=True)
class ControlNote(Node):
    """A total that the imported spreadsheet printed and that differs from the sum of the lines."""

    text: str


@dataclass(frozen=True)
class BudgetPost(Node):
    """A line of the budget that pays for an activity or serves a goal.

    ``bearer`` names the nämnd or the key that pays; ``activity_key`` and ``goal_key`` are those of
    the nodes that show the activity and the goal, empty where the document shows none.
    """

    title: str
    kind: str
    bearer: str
    amount: Amount
    activity: str = ""
    activity_key: str = ""
    goal: str = ""
    goal_key: str = ""

    @property
    def activity_anchor(self) -> str:
        """The anchor of the activity's row."""
        return Node(self.activity_key).anchor

    @property
    def goal_anchor(self) -> str:
        """The anchor of the goal."""
        return Node(self.goal_key).anchor


@dataclass(frozen=True)
class RevisionRow(Node):
    """What was revised in a decided budget and why; ``amount`` is the change, with its sign.

    ``bearer`` names the nämnd or the key that pays.
    """

    title: str
    kind: str
    bearer: str
    reason: str
    amount: Amount


@dataclass(frozen=True)
class Revisions(Node):
    """All revisions since the budget was decided."""

    title: str
    rows: tuple[RevisionRow, ...]
    total: Amount


@dataclass(frozen=True)
class Budget(Node):
    """Budget and financing; ``outcome`` is told once there is a forecast or an outcome.

    ``posts`` and ``revisions`` are empty in what was stored before they were told.
    """

    title: str
    body: str
    count: str
    comparison: Comparison
    difference: Section
    by_unit: UnitTable
    controls: tuple[ControlNote, ...]
    financing: Section
    keys: tuple[KeyEffect, ...]
    summary: Summary
    posts: tuple[BudgetPost, ...] = ()
    outcome: MoneyPart | None = None
    revisions: Revisions | None = None


@dataclass(frozen=True)
class ObjectPlanContent(Document):
    """An objektplan, every label and amount spelled out; ``allocation`` when it is wanted."""

    versions: tuple[Version, ...]
    purpose: Section
    background: Background
    period: Section
    period_sentence: str
    conditions: Section
    governing: tuple[GoverningRow, ...]
    goals: Section
    unit_goals: tuple[UnitGoals, ...]
    components: Components
    activities: Activities
    budget: Budget
    kind: Literal["objektplan"] = "objektplan"
    schema: int = SCHEMA
    allocation: Allocation | None = None
