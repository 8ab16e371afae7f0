"""What a new plan will be made of, told before anything is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from objects.models import Component, ObjectPlan, PlanVersion
from objects.periods import Period
from portfolio.renewal.activities import ActivityOutlook, activity_outlook
from portfolio.renewal.budget import Beginning, BudgetOutlook, budget_outlook
from portfolio.renewal.copying import free_code
from portfolio.renewal.draft import Draft, Outcome, read_outcome, write_draft
from portfolio.renewal.goals import SchemeFate, fate_of
from portfolio.renewal.material import Material, read_activities, read_material
from portfolio.renewal.texts import new_versions


@dataclass(frozen=True)
class Outlook:
    """All that there is to carry over from a plan to one for ``period``, coded ``code``.

    ``scheme`` is None for a plan without goals.
    """

    material: Material
    period: Period
    code: str
    scheme: SchemeFate | None
    activities: ActivityOutlook
    budget: BudgetOutlook
    versions: tuple[PlanVersion, ...]
    outcome: Outcome

    @property
    def source(self) -> ObjectPlan:
        """The plan that the new one is made from."""
        return self.material.plan

    @property
    def dismantled(self) -> tuple[Component, ...]:
        """The components that are being phased out."""
        return tuple(
            one for one in self.material.components if one.phase == Component.Phase.DISMANTLING
        )

    def draft(self, carried: int) -> Draft:
        """What will be told of the period before, when ``carried`` activities go on."""
        return write_draft(self.outcome, self.period, carried)


@dataclass(frozen=True)
class Choices:
    """What the author lets go on: primary keys of what there is to choose among."""

    sections: frozenset[int]
    influences: frozenset[int]
    activities: frozenset[int]
    goals: bool = True
    beginning: str = Beginning.ALL
    draft: bool = True

    @classmethod
    def everything(cls, outlook: Outlook) -> Choices:
        """What holds until the author chooses otherwise."""
        return cls(
            frozenset(one.pk for one in outlook.material.lasting_sections),
            frozenset(one.pk for one in outlook.material.influences),
            frozenset(
                one.activity.pk for one in outlook.activities.unfinished if not one.is_foreign
            ),
        )


def look_ahead(source: ObjectPlan, period: Period) -> Outlook:
    """Tell what a plan for ``period`` can take over from ``source``.

    The number of queries follows the operational plans, not what the plan holds.
    """
    material = read_material(source)
    old = material.period
    between = range(old.start.year, max(old.end.year + 1, period.start.year))
    activities = read_activities(source, between)
    scheme = source.goal_scheme
    return Outlook(
        material=material,
        period=period,
        code=free_code(ObjectPlan, source.code, old, period),
        scheme=fate_of(scheme, old, period, lasting=False) if scheme else None,
        activities=activity_outlook(
            tuple(one for one in activities if one.plan.year < period.start.year),
            period.start.year,
        ),
        budget=budget_outlook(material.lines, period.start),
        versions=tuple(new_versions(material.versions)),
        outcome=read_outcome(material, activities, timezone.localdate()),
    )
