"""Builds the content of an objektplan from the models."""

from django.conf import settings

from objects.models import ObjectPlan, PlanSection
from reports.content.dates import swedish_date, swedish_period
from reports.content.object_plan.activities import build_activities
from reports.content.object_plan.allocation import build_allocation
from reports.content.object_plan.budget import build_budget
from reports.content.object_plan.components import build_components
from reports.content.object_plan.goals import build_unit_goals
from reports.content.object_plan.governing import build_governing
from reports.content.object_plan.nodes import Budget, ObjectPlanContent, UnitGoals, Version
from reports.content.object_plan.posts import KEY, TITLE, build_posts
from reports.content.object_plan.texts import (
    Texts,
    build_background,
    build_versions,
)
from reports.content.object_plan.work_nodes import Activities, Components
from reports.content.parts import ContentsEntry, Fact, Section

GENRE = "Strategisk objektplan"
VERSION = "Version"
Kind = PlanSection.Kind


def build_object_plan(plan: ObjectPlan, *, with_allocation: bool = False) -> ObjectPlanContent:
    """Build the content of ``plan``, with the appendix on how shared costs fall when asked for.

    The number of queries is the same however much the plan holds.
    """
    texts = Texts(plan.sections.select_related("unit"))
    versions = build_versions(plan)
    background = build_background(plan, texts)
    unit_goals = build_unit_goals(plan, texts)
    components = build_components(plan)
    activities = build_activities(plan, unit_goals)
    budget = build_budget(plan, texts, build_posts(plan, activities, unit_goals))
    allocation = build_allocation(plan) if with_allocation else None
    sections = [texts.section(kind) for kind in (Kind.PURPOSE, Kind.PERIOD)]
    conditions, goals = texts.section(Kind.CONDITIONS), texts.section(Kind.GOALS)
    introduction = (sections[0], Section(background.key, background.title), sections[1])
    name = plan.object.name
    return ObjectPlanContent(
        key=plan.code,
        title=f"{GENRE} {plan.year} för {name}",
        genre=GENRE,
        subject=name,
        year=str(plan.year),
        running=f"{GENRE} {plan.object.code} {plan.year}",
        publisher=settings.ORGANISATION,
        facts=_facts(plan, versions),
        contents=(
            *_goal_contents(introduction, (conditions, goals), unit_goals),
            *_work_contents(components, activities),
            *_budget_contents(budget),
            *([ContentsEntry(allocation.key, allocation.title)] if allocation else []),
        ),
        versions=versions,
        purpose=sections[0],
        background=background,
        period=sections[1],
        period_sentence=period_sentence(plan),
        conditions=conditions,
        governing=build_governing(plan),
        goals=goals,
        unit_goals=unit_goals,
        components=components,
        activities=activities,
        budget=budget,
        allocation=allocation,
    )


def _facts(plan: ObjectPlan, versions: tuple[Version, ...]) -> tuple[Fact, ...]:
    units = plan.object.units.order_by("order", "code")
    facts = [
        Fact("Objekt", f"{plan.object.name} ({plan.object.code})"),
        Fact("Nämnder", ", ".join(unit.name for unit in units)),
        Fact("Gäller", swedish_period(plan.period_start, plan.period_end)),
    ]
    dated = [version for version in versions if version.dated]
    if dated:
        latest = dated[-1]
        label = f"{latest.label}, {latest.stage.lower()}, {latest.dated_label}"
        facts.append(Fact(VERSION, label))
    return tuple(fact for fact in facts if fact.value)


def period_sentence(plan: ObjectPlan) -> str:
    """Say from when to when the plan holds."""
    first, last = swedish_date(plan.period_start), swedish_date(plan.period_end)
    return f"Planen gäller från och med den {first} till och med den {last}."


def _goal_contents(
    introduction: tuple[Section, ...], goals: tuple[Section, ...], unit_goals: tuple[UnitGoals, ...]
) -> tuple[ContentsEntry, ...]:
    return (
        ContentsEntry("inledning", "Inledning"),
        *(ContentsEntry(section.key, section.title, 2) for section in introduction),
        ContentsEntry("mal", "Förutsättningar och mål"),
        *(ContentsEntry(section.key, section.title, 2) for section in goals),
        *(ContentsEntry(unit.key, unit.title, 3) for unit in unit_goals),
    )


def _work_contents(components: Components, activities: Activities) -> tuple[ContentsEntry, ...]:
    """Lines for the chapters that hold something; the others are not in the document."""
    chapters = ((components, components.rows), (activities, activities.groups))
    return tuple(ContentsEntry(part.key, part.title) for part, held in chapters if held)


def _budget_contents(budget: Budget) -> tuple[ContentsEntry, ...]:
    posts = [ContentsEntry(KEY, TITLE, 2)] if budget.posts else []
    tables = (budget.comparison, budget.by_unit, budget.outcome)
    return (
        ContentsEntry(budget.key, budget.title),
        *(ContentsEntry(part.key, part.title, 2) for part in tables if part),
        *posts,
        ContentsEntry(budget.financing.key, budget.financing.title, 2),
    )
