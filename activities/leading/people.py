"""Who is to report what: each person with what they answer for and what is left of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from activities.answering import ANSWERING_ROLES, answered
from activities.models import Activity, FollowUp, Reminder
from objects.models import RoleAssignment, User


@dataclass(frozen=True)
class Task:
    """An activity, and whether it has a status in all its places."""

    activity: Activity
    is_answered: bool


@dataclass(frozen=True)
class Person:
    """Someone who answers for activities; ``reminded`` is when they were, the latest first."""

    user: User
    tasks: tuple[Task, ...]
    reminded: tuple[Reminder, ...]

    @property
    def left(self) -> tuple[Activity, ...]:
        """What they have not reported."""
        return tuple(task.activity for task in self.tasks if not task.is_answered)

    @property
    def done(self) -> int:
        return len(self.tasks) - len(self.left)


def tasks_at(follow_up: FollowUp) -> tuple[Task, ...]:
    """The activities of the plan in order (one query)."""
    found: Any = (
        Activity.objects.filter(plan=follow_up.plan_id)
        .annotate(is_answered=answered(follow_up))
        .select_related("owner", "object", "status")
        .order_by("number")
    )
    tasks = []
    for activity in found:
        activity.plan = follow_up.plan
        tasks.append(Task(activity, activity.is_answered))
    return tuple(tasks)


def people_of(
    follow_up: FollowUp, tasks: Sequence[Task]
) -> tuple[tuple[Person, ...], tuple[Task, ...]]:
    """Divide ``tasks`` among those who answer for them; the others nobody answers for.

    What nobody active owns is the task of all who hold a role that reports on its object. Those
    with most left come first. Two queries.
    """
    by_object = _holders(task.activity.object_id for task in tasks)
    shares: dict[User, list[Task]] = defaultdict(list)
    homeless = []
    for task in tasks:
        activity = task.activity
        owner = activity.owner if activity.owner and activity.owner.is_active else None
        answering = [owner] if owner else by_object.get(activity.object_id or 0, [])
        for user in answering:
            shares[user].append(task)
        if not answering:
            homeless.append(task)
    reminders = _reminders(follow_up)
    people = [
        Person(user, tuple(share), tuple(reminders[user.pk])) for user, share in shares.items()
    ]
    people.sort(key=lambda person: (-len(person.left), str(person.user)))
    return tuple(people), tuple(homeless)


def _holders(objects: Iterable[int | None]) -> dict[int, list[User]]:
    roles = RoleAssignment.objects.current(timezone.localdate()).filter(
        object__in={pk for pk in objects if pk}, role__in=ANSWERING_ROLES, user__is_active=True
    )
    found: dict[int, list[User]] = defaultdict(list)
    for role in roles.select_related("user"):
        if role.user not in found[role.object_id]:
            found[role.object_id].append(role.user)
    return found


def _reminders(follow_up: FollowUp) -> dict[int, list[Reminder]]:
    found: dict[int, list[Reminder]] = defaultdict(list)
    stored = Reminder.objects.filter(follow_up=follow_up).select_related("sent_by")
    for reminder in stored.order_by("-sent_at", "-pk"):
        found[reminder.recipient_id].append(reminder)
    return found
