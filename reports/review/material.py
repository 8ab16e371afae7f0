"""All that a review looks at, read once: the number of queries never follows the plan's size."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Manager, Q, QuerySet

from activities.models import Activity, StatusReport
from objects.models import (
    Component,
    Goal,
    Influence,
    ObjectPlan,
    PeriodDeviation,
    PlanSection,
    PlanVersion,
)
from reports.content.object_plan.activities import activities_of
from reports.content.object_plan.goals import goals_of
from reports.review.money_material import Money, read_money

ORDER = ("plan__year", "plan__code", "number", "pk")


@dataclass(frozen=True)
class Links:
    """The keys of what each activity is linked with, by the activity's key."""

    units: Mapping[int, frozenset[int]]
    components: Mapping[int, frozenset[int]]
    goals: Mapping[int, frozenset[int]]


@dataclass(frozen=True)
class Material:
    """A plan and everything in it; ``today`` decides what has passed.

    ``contradictions`` tells, by activity, which words its places reported at the latest follow-up.
    """

    plan: ObjectPlan
    today: date
    sections: tuple[PlanSection, ...]
    versions: tuple[PlanVersion, ...]
    deviations: tuple[PeriodDeviation, ...]
    influences: tuple[Influence, ...]
    goals: tuple[Goal, ...]
    components: tuple[Component, ...]
    activities: tuple[Activity, ...]
    links: Links
    contradictions: Mapping[int, tuple[str, ...]]
    money: Money

    @property
    def own_activities(self) -> tuple[Activity, ...]:
        """The activities that the plan tells of; others only contribute to its goals."""
        first, last = self.plan.period_start.year, self.plan.period_end.year
        return tuple(
            activity
            for activity in self.activities
            if activity.object_id == self.plan.object_id and first <= activity.plan.year <= last
        )

    def body(self, kind: PlanSection.Kind, unit_id: int | None = None) -> str:
        """The text of a section, empty when it has not been written."""
        found = (one.body for one in self.sections if (one.kind, one.unit_id) == (kind, unit_id))
        return next(found, "")


def read_material(plan: ObjectPlan, today: date) -> Material:
    """Read ``plan`` with its goals, activities and money."""
    directions = "directions__units"
    influences = plan.influences.select_related("document").prefetch_related(directions)
    found = activities_about(plan)
    activities = tuple(found.select_related("plan", "status").order_by(*ORDER))
    return Material(
        plan=plan,
        today=today,
        sections=tuple(plan.sections.select_related("unit").order_by("kind", "unit__order", "pk")),
        versions=tuple(plan.versions.order_by("order", "pk")),
        deviations=tuple(plan.deviations.order_by("order", "pk")),
        influences=tuple(influences.order_by("number")),
        goals=tuple(goals_of(plan)),
        components=tuple(plan.object.components.order_by("name", "pk")),
        activities=activities,
        links=_links(found),
        contradictions=_contradictions(activities),
        money=read_money(plan),
    )


def activities_about(plan: ObjectPlan) -> QuerySet[Activity]:
    """The activities that the plan tells of, and those that its goals or its money name."""
    goals = Goal.objects.filter(scheme=plan.goal_scheme_id).values("pk")
    contributing = Activity.contributes_to.through.objects.filter(goal__in=goals)
    paid = plan.budget_lines.filter(activity__isnull=False).values("activity")
    return Activity.objects.filter(
        Q(pk__in=activities_of(plan).values("pk"))
        | Q(pk__in=contributing.values("activity"))
        | Q(pk__in=paid)
    )


def _links(activities: QuerySet[Activity]) -> Links:
    """Read the links as keys alone: rows with managers of their own would take most of the time."""
    return Links(
        units=_linked(Activity.units.through.objects, "unit_id", activities),
        components=_linked(Activity.components.through.objects, "component_id", activities),
        goals=_linked(Activity.contributes_to.through.objects, "goal_id", activities),
    )


def _linked(
    links: Manager[Any], other: str, activities: QuerySet[Activity]
) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    rows = links.filter(activity__in=activities.order_by().values("pk"))
    for activity, key in rows.values_list("activity_id", other):
        found.setdefault(activity, set()).add(key)
    return {activity: frozenset(keys) for activity, keys in found.items()}


def _contradictions(activities: tuple[Activity, ...]) -> dict[int, tuple[str, ...]]:
    contrary = [activity.pk for activity in activities if activity.has_conflict]
    reports = StatusReport.objects.filter(activity__in=contrary).select_related("status")
    latest: dict[int, int] = {}
    words: dict[int, dict[str, None]] = {}
    for report in reports.order_by("activity", "-follow_up__cut_off", "pk"):
        if latest.setdefault(report.activity_id, report.follow_up_id) == report.follow_up_id:
            word = str(report.status or "ej rapporterad")
            words.setdefault(report.activity_id, {})[word] = None
    return {pk: tuple(found) for pk, found in words.items()}
