"""What a change of many activities is, and how it looks before it is made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from activities.models import Activity
from activities.permissions import may_edit_activity
from objects.models import User
from objects.permissions import Rights
from objects.writing import revisions_of

NOT_ALLOWED = "Du får inte ändra aktiviteten."


@dataclass(frozen=True)
class Line:
    """An activity before and after; ``refusal`` says why it cannot be changed.

    ``revision`` is given back when the change is made.
    """

    activity: Activity
    before: str
    after: str
    revision: int
    refusal: str = ""

    @property
    def changes(self) -> bool:
        """Whether anything would change."""
        return not self.refusal and self.before != self.after


class Change(ABC):
    """One value for one field of many activities; ``label`` names the field."""

    label: ClassVar[str]

    def lines(
        self, activities: Sequence[Activity], user: User | None, rights: Rights
    ) -> list[Line]:
        """Show the change of each of ``activities`` (a constant number of queries)."""
        revisions = self.revisions(activities)
        return [
            Line(
                activity,
                self.before(activity),
                self.after(activity),
                revisions.get(activity.pk, 0),
                self.refusal(activity, user, rights),
            )
            for activity in activities
        ]

    def revisions(self, activities: Sequence[Activity]) -> Mapping[int, int]:
        """What of each activity is read now, by primary key."""
        return revisions_of(Activity, [activity.pk for activity in activities])

    def refusal(self, activity: Activity, user: User | None, rights: Rights) -> str:
        """Say why ``activity`` cannot be changed; empty when it can."""
        return "" if may_edit_activity(user, activity, rights) else NOT_ALLOWED

    @abstractmethod
    def before(self, activity: Activity) -> str:
        """What the activity says now."""

    @abstractmethod
    def after(self, activity: Activity) -> str:
        """What it would say."""

    @abstractmethod
    def write(self, activity: Activity, user: User | None, revision: int) -> None:
        """Make the change in one activity, as the service for a single one does."""
