"""All that a plan consists of, read once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse

from activities.models import Activity, Placement
from budget.models import BudgetLine
from budget.models.kinds import Series
from budget.revisions import with_revisions
from objects.models import (
    Component,
    Goal,
    Influence,
    ObjectPlan,
    PlanSection,
    PlanVersion,
    Unit,
)
from objects.periods import Period
from reports.content.object_plan.texts import KEYS
from reports.content.parts import Node

Kind = PlanSection.Kind
# Written of the year that has been, or of two years' money: never copied.
DRAFTED = (Kind.BACKGROUND, Kind.FULFILMENT, Kind.REASONS)
LEFT_EMPTY = (Kind.DIFFERENCE,)
# Rows by the thousand have few plans, units and statuses among them, so these are read once and not
# joined. What may be as many as the rows is joined: SQLite compares with a thousand keys at most.
LINES_JOINED, LINES_APART = ("component", "activity", "goal"), ("plan", "unit", "key__shares__unit")
ACTIVITIES_APART = ("plan__unit", "plan__goal_scheme", "status", "components", "contributes_to")


@dataclass(frozen=True)
class Material:
    """The parts of a plan that another may be made of.

    ``lines`` are those of its budget at their current amounts, what has been revised in them.
    """

    plan: ObjectPlan
    sections: tuple[PlanSection, ...]
    influences: tuple[Influence, ...]
    versions: tuple[PlanVersion, ...]
    goals: tuple[Goal, ...]
    components: tuple[Component, ...]
    lines: tuple[BudgetLine, ...]

    @property
    def period(self) -> Period:
        """The days for which the plan holds."""
        return period_of(self.plan)

    @property
    def lasting_sections(self) -> tuple[PlanSection, ...]:
        """The sections that are as true next year, those that are empty left out."""
        bound = {*DRAFTED, *LEFT_EMPTY}
        return tuple(one for one in self.sections if one.kind not in bound and one.body)


def period_of(plan: ObjectPlan) -> Period:
    """The days for which ``plan`` holds."""
    return Period(plan.period_start, plan.period_end)


def read_material(plan: ObjectPlan) -> Material:
    """Read what ``plan`` consists of (seventeen queries)."""
    order = [kind.value for kind in Kind]
    sections = sorted(plan.sections.select_related("unit"), key=lambda one: order.index(one.kind))
    influences = plan.influences.select_related("document").order_by("number")
    goals = Goal.objects.filter(scheme=plan.goal_scheme_id).select_related("level", "unit")
    lines = BudgetLine.objects.filter(plan=plan, series=Series.BUDGET).order_by("number", "pk")
    return Material(
        plan=plan,
        sections=tuple(sections),
        influences=tuple(influences.prefetch_related("directions__units")),
        versions=tuple(plan.versions.order_by("order", "pk")),
        goals=tuple(goals.order_by("order", "pk")),
        components=tuple(plan.object.components.order_by("name", "pk")),
        lines=_posts(lines.select_related(*LINES_JOINED).prefetch_related(*LINES_APART)),
    )


def _posts(lines: Iterable[BudgetLine]) -> tuple[BudgetLine, ...]:
    """Each line with its revisions in it; one that was revised to nothing is no longer a post."""
    posts = []
    for held in with_revisions(lines):
        amount = held.amount
        if amount or not held.revisions:
            held.line.amount = amount
            posts.append(held.line)
    return tuple(posts)


def read_activities(plan: ObjectPlan, years: range) -> tuple[Activity, ...]:
    """The activities of the object of ``plan`` in the operational plans of ``years``.

    Some fifteen queries, whatever the number; the latest year comes first.
    """
    units = Unit.objects.order_by("order", "code")
    places = Placement.objects.select_related("goal").order_by("goal__order", "order", "pk")
    found = Activity.objects.filter(object=plan.object_id, plan__year__in=years)
    return tuple(
        found.select_related("owner")
        .prefetch_related(
            *ACTIVITIES_APART,
            Prefetch("units", units),
            Prefetch("placements", places.prefetch_related("units")),
            Prefetch("successors", Activity.objects.prefetch_related("plan")),
        )
        .order_by("-plan__year", "plan__code", "number")
    )


def section_name(section: PlanSection) -> str:
    """What the section is called in the document."""
    return section.unit.name if section.unit else str(section.get_kind_display())


def section_key(section: PlanSection) -> str:
    """The key by which the document names the section."""
    return f"mal/{section.unit.code}" if section.unit else KEYS[Kind(section.kind)]


def address(plan: ObjectPlan, key: str) -> str:
    """Where the part of ``plan`` that the document calls ``key`` stands, ready for editing."""
    page = reverse("reports:objectplan", args=[plan.code])
    return f"{page}?redigera#{Node(key).anchor}"
