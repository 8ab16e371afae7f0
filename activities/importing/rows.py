"""A row of the file after checking: everything it names is known."""

from dataclasses import dataclass

from activities.importing.texts import ActivityText
from activities.models import StatusChoice
from objects.fuzzy import FuzzyDate
from objects.models import GoalLevel, Unit
from objects.names import name_key

GoalPath = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class GoalStep:
    """A goal as a row names it."""

    level: GoalLevel
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One place of an activity: its row in the sheet, and ``steps`` as the way to its goal."""

    number: int
    steps: tuple[GoalStep, ...]
    text: ActivityText
    units: tuple[Unit, ...]
    deadline: FuzzyDate | None
    status: StatusChoice | None
    comment: str

    @property
    def path(self) -> GoalPath:
        return path_of(self.steps)

    @property
    def unit_ids(self) -> frozenset[int]:
        return frozenset(unit.pk for unit in self.units)


def path_of(steps: tuple[GoalStep, ...]) -> GoalPath:
    """The lasting key of the goal that ``steps`` lead to: its levels and folded titles."""
    return tuple((step.level.pk, name_key(step.title)) for step in steps)


def grouped(rows: list[CheckedRow]) -> dict[str, list[CheckedRow]]:
    """The rows of each activity by its key, in the order of the file."""
    groups: dict[str, list[CheckedRow]] = {}
    for row in rows:
        groups.setdefault(row.text.key, []).append(row)
    return groups
