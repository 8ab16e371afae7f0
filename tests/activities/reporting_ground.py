"""A plan that is followed up, and people who report, for the tests of reporting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from activities.models import Activity, FollowUp, OperationalPlan, StatusChoice, StatusReport
from activities.reported import Statement
from objects.fuzzy import FuzzyDate, parse_fuzzy
from objects.models import ManagedObject, RoleAssignment, User
from tests.build import (
    NEW_YEAR,
    make_activity,
    make_follow_up,
    make_goal,
    make_object,
    make_operational_plan,
    make_placement,
    make_user,
    make_vocabulary,
)

WORDS = {
    "Kvarstår": StatusChoice.Class.REMAINING,
    "Pågående": StatusChoice.Class.ONGOING,
    "Genomfört": StatusChoice.Class.DONE,
    "Pausad": StatusChoice.Class.PAUSED,
}


def when(text: str) -> FuzzyDate:
    return parse_fuzzy(text, year=2022)


@dataclass
class Ground:
    """``early`` and ``late`` are two follow-ups of the plan, both open; Pausad needs a comment."""

    plan: OperationalPlan
    object: ManagedObject
    leader: User
    early: FollowUp
    late: FollowUp

    def status(self, label: str) -> StatusChoice:
        return self.plan.vocabulary.choices.get(label=label)

    def activity(self, places: int = 1, **fields: Any) -> Activity:
        least = {"object": self.object, "planned_deadline": when("december")}
        made = make_activity(self.plan, **least | fields)
        for order in range(places):
            title = f"Mål {order + 1} för {made.title}"
            goal = make_goal(self.plan.goal_scheme, title=title, order=order)
            make_placement(made, goal=goal, order=order)
        return made

    def says(self, label: str, comment: str = "", deadline: str = "december", **more) -> Statement:
        date = when(deadline) if deadline else None
        return Statement(self.status(label), comment, date, **more)


def make_ground() -> Ground:
    vocabulary = make_vocabulary()
    for order, (label, status_class) in enumerate(WORDS.items(), start=1):
        vocabulary.choices.create(
            label=label,
            status_class=status_class,
            order=order,
            requires_comment=status_class == StatusChoice.Class.PAUSED,
        )
    plan = make_operational_plan(vocabulary=vocabulary)
    owned, leader = make_object(), make_user()
    give(leader, owned)
    return Ground(
        plan,
        owned,
        leader,
        early=make_follow_up(plan, cut_off=date(2022, 4, 30)),
        late=make_follow_up(plan, cut_off=date(2022, 8, 31)),
    )


def give(user: User, owned: ManagedObject, role: str = "ledare", **dates: date) -> None:
    RoleAssignment.objects.create(
        object=owned, user=user, role=role, side="verksamhet", **{"valid_from": NEW_YEAR} | dates
    )


def told(activity: Activity, follow_up: FollowUp) -> dict[int, str]:
    """What is stored: the status by the number of the place, 0 for all places."""
    numbers = {pk: n for n, pk in enumerate(activity.placements.values_list("pk", flat=True), 1)}
    found = StatusReport.objects.filter(activity=activity, follow_up=follow_up)
    return {
        numbers.get(one.placement_id or 0, 0): one.status.label if one.status else ""
        for one in found.select_related("status")
    }
