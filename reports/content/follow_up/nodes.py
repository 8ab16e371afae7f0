"""The content of an uppföljning."""

from dataclasses import dataclass
from typing import Literal

from reports.content.money_nodes import MoneyPart
from reports.content.parts import SCHEMA, Document, Node, Section


@dataclass(frozen=True)
class Row(Node):
    """An activity where it stands under a goal, as it was at the cut-off date.

    ``moved`` is derived from the deadline against the planned one; ``carried`` is such as
    "Kvarstår från 2021" or empty; ``status_class`` is the canonical class of the status.
    """

    activity: str
    sub_points: tuple[str, ...]
    units: str
    deadline: str
    moved: bool
    status: str
    status_class: str
    comment: str
    carried: str


@dataclass(frozen=True)
class Assignment(Node):
    """A strategic assignment with the activities that carry it out."""

    level: str
    title: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class GoalGroup(Node):
    """A nämndmål with its activities; ``title`` is empty where a goal has no nämndmål below it."""

    level: str
    title: str
    description: str
    rows: tuple[Row, ...]
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True)
class CommonGoal(Node):
    """A goal of the whole municipality: one table of the document."""

    level: str
    title: str
    description: str
    groups: tuple[GoalGroup, ...]

    @property
    def has_committee_goals(self) -> bool:
        """Whether any nämndmål stands below this goal."""
        return any(group.title for group in self.groups)


@dataclass(frozen=True)
class Perspective(Node):
    """A chapter of the document."""

    level: str
    title: str
    description: str
    goals: tuple[CommonGoal, ...]


@dataclass(frozen=True)
class Status:
    """A status that occurs in the document, in the order of its vocabulary."""

    label: str
    status_class: str


@dataclass(frozen=True)
class Tally(Node):
    """Rows counted by status; ``counts`` follow the overview's statuses.

    ``activities`` counts each activity once however many places it stands in.
    """

    title: str
    counts: tuple[int, ...]
    rows: int
    activities: int


@dataclass(frozen=True)
class Figure(Node):
    """A number of the overview, by row and with each activity counted once."""

    rows: int
    label: str
    note: str


@dataclass(frozen=True)
class Overview(Node):
    """Where the plan stands, on one page."""

    title: str
    figures: tuple[Figure, ...]
    statuses: tuple[Status, ...]
    by_perspective: tuple[Tally, ...]
    by_unit: tuple[Tally, ...]
    total: Tally
    perspective_label: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class FollowUpContent(Document):
    """An uppföljning, every label spelled out; ``edition`` names the nämnd of a partial one.

    ``money`` is that of the objects whose activities are told of.
    """

    cut_off: str
    cut_off_label: str
    edition: str
    introduction: Section
    cut_off_sentence: str
    counting_sentence: str
    asterisk_sentence: str
    overview: Overview
    perspectives: tuple[Perspective, ...]
    money: tuple[MoneyPart, ...] = ()
    kind: Literal["uppfoljning"] = "uppfoljning"
    schema: int = SCHEMA
