"""Changes of what activities say: deadline, responsible unit, responsible person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from activities.models import Activity
from activities.services.bulk.lines import Change
from activities.services.deadlines import change_deadline, needs_reason
from activities.services.editing import Draft, change_activity
from objects.models import Unit, User

if TYPE_CHECKING:
    from objects.fuzzy import FuzzyDate
    from objects.permissions import Rights


@dataclass(frozen=True)
class DeadlineChange(Change):
    """A new deadline; ``reason`` is needed where a plan is adopted."""

    deadline: FuzzyDate
    reason: str = ""
    label: ClassVar[str] = "Slutdatum"

    def refusal(self, activity: Activity, user: User | None, rights: Rights) -> str:
        if refusal := super().refusal(activity, user, rights):
            return refusal
        unexplained = not self.reason.strip() and needs_reason(activity, self.deadline)
        return "Planen är beslutad: skriv varför datumet ändras." if unexplained else ""

    def before(self, activity: Activity) -> str:
        return activity.deadline.label() if activity.deadline else "inget datum"

    def after(self, activity: Activity) -> str:
        return self.deadline.label()

    def write(self, activity: Activity, user: User | None, revision: int) -> None:
        change_deadline(
            activity=activity,
            deadline=self.deadline,
            reason=self.reason,
            user=user,
            revision=revision,
        )


@dataclass(frozen=True)
class UnitChange(Change):
    """A unit that answers for the activities, beside those that do or instead of them."""

    unit: Unit
    replace: bool = False
    label: ClassVar[str] = "Ansvarig enhet"

    def before(self, activity: Activity) -> str:
        return _codes(list(activity.units.all()))

    def after(self, activity: Activity) -> str:
        return _codes(self._units(activity))

    def write(self, activity: Activity, user: User | None, revision: int) -> None:
        draft = Draft(units=self._units(activity))
        change_activity(activity=activity, draft=draft, user=user, revision=revision)

    def _units(self, activity: Activity) -> list[Unit]:
        return [self.unit] if self.replace else [*{*activity.units.all(), self.unit}]


@dataclass(frozen=True)
class OwnerChange(Change):
    """The person who answers for the activities; None takes away whoever does."""

    owner: User | None
    label: ClassVar[str] = "Ansvarig person"

    def before(self, activity: Activity) -> str:
        return str(activity.owner or "ingen")

    def after(self, activity: Activity) -> str:
        return str(self.owner or "ingen")

    def write(self, activity: Activity, user: User | None, revision: int) -> None:
        draft = Draft({"owner": self.owner})
        change_activity(activity=activity, draft=draft, user=user, revision=revision)


def _codes(units: list[Unit]) -> str:
    ordered = sorted(units, key=lambda unit: (unit.order, unit.code))
    return ", ".join(unit.code for unit in ordered) or "ingen"
