"""The review of a plan: all families of rules, weighed and put in the order of the document."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from objects.models import ObjectPlan, PlanVersion
from reports.review.activities import activity_findings
from reports.review.components import component_findings
from reports.review.goals import goal_findings
from reports.review.governing import governing_findings
from reports.review.material import Material, read_material
from reports.review.money import money_findings
from reports.review.remarks import Chapter, Place, Remark, Severity
from reports.review.rules import next_stage, weighed
from reports.review.smart import Judged, judge
from reports.review.texts import text_findings
from reports.review.units import unit_findings
from reports.review.versions import version_findings

FAMILIES = (
    version_findings,
    text_findings,
    governing_findings,
    goal_findings,
    unit_findings,
    activity_findings,
    component_findings,
    money_findings,
)


@dataclass(frozen=True)
class Review:
    """All remarks on a plan in the order of its chapters, weighed for ``stage``."""

    material: Material
    stage: PlanVersion.Stage
    remarks: tuple[Remark, ...]

    @property
    def hinders(self) -> tuple[Remark, ...]:
        """What must be dealt with before the plan may become ``stage``."""
        return tuple(one for one in self.remarks if one.severity is Severity.HINDER)

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many remarks there are of each severity."""
        found = Counter(one.severity for one in self.remarks)
        return {severity: found[severity] for severity in Severity}

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """What each goal lacks of the four that the audit asks for."""
        return judge(self.material)


def review_plan(
    plan: ObjectPlan, *, stage: PlanVersion.Stage | None = None, today: date | None = None
) -> Review:
    """Review ``plan`` for ``stage``, else for the stage that comes next.

    ``plan`` comes with its object. The number of queries is the same however much it holds.
    """
    material = read_material(plan, today or timezone.localdate())
    stage = stage or next_stage(material.versions)
    found = [finding for family in FAMILIES for finding in family(material)]
    chapters = list(Chapter)
    first: dict[Place, int] = {}
    for at, finding in enumerate(found):
        first.setdefault(finding.place, at)
    found.sort(key=lambda one: (chapters.index(one.place.chapter), first[one.place]))
    return Review(material, stage, tuple(weighed(finding, stage) for finding in found))
