"""What the one who leads a follow-up sees of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from activities.closing import Closing, closing_of, was_open
from activities.leading.people import Person, Task, people_of, tasks_at
from activities.models import Activity, FollowUp, StatusReport
from activities.reporting.progress import Progress
from activities.story import Disagreement, disagreements
from objects.changes import RowChange, changes_of


@dataclass(frozen=True)
class Contradiction:
    """An activity whose places tell different things at this follow-up."""

    activity: Activity
    about: tuple[Disagreement, ...]


@dataclass(frozen=True)
class Overview:
    """How far the reporting has come, person by person; ``closing`` is None while it is open.

    ``opened_before`` tells that to open it is to open it again, which takes a reason.
    """

    follow_up: FollowUp
    closing: Closing | None
    opened_before: bool
    progress: Progress
    people: tuple[Person, ...]
    homeless: tuple[Task, ...]
    contradictions: tuple[Contradiction, ...]
    history: tuple[RowChange, ...]

    @property
    def late(self) -> tuple[Person, ...]:
        """Those who have something left to report."""
        return tuple(person for person in self.people if person.left)

    @property
    def finished(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if not person.left)

    @property
    def homeless_left(self) -> int:
        return sum(not task.is_answered for task in self.homeless)


def overview_of(follow_up: FollowUp) -> Overview:
    """Gather it; the number of queries does not follow what there is."""
    tasks = tasks_at(follow_up)
    people, homeless = people_of(follow_up, tasks)
    return Overview(
        follow_up=follow_up,
        closing=closing_of(follow_up),
        opened_before=follow_up.is_open or was_open(follow_up),
        progress=Progress(sum(task.is_answered for task in tasks), len(tasks)),
        people=people,
        homeless=homeless,
        contradictions=_contradictions(follow_up),
        history=changes_of(follow_up),
    )


def _contradictions(follow_up: FollowUp) -> tuple[Contradiction, ...]:
    """Only reports of single places can contradict each other (one query)."""
    reports = StatusReport.objects.filter(follow_up=follow_up, placement__isnull=False)
    ordered = reports.select_related("activity", "status").order_by("activity__number", "pk")
    found = (
        Contradiction(activity, disagreements(of_it))
        for activity, of_it in groupby(ordered, key=lambda report: report.activity)
    )
    return tuple(one for one in found if one.about)
