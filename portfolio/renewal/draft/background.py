"""Drafts "Bakgrund och föregående förvaltningsperiod": what the plan before was."""

from __future__ import annotations

from collections import Counter

from objects.models import Goal
from objects.money import format_money
from objects.periods import Period
from portfolio.renewal.draft.money import Money
from portfolio.renewal.draft.outcome import Outcome
from portfolio.renewal.draft.phrases import bullets, counted_level, paragraph
from reports.content.dates import swedish_period
from reports.content.object_plan.comparison import KIND_NAMES, kind_label
from reports.content.words import counted, listed


def background(outcome: Outcome) -> str:
    """Tell which plan governed the object, its goals, its activities and its budget."""
    material = outcome.material
    governed = material.plan.object
    goals = material.goals
    top = [goal.title for goal in goals if goal.parent_id is None]
    return (
        paragraph(
            f"{_during(material.period)} styrdes objektet {governed.name} ({governed.code}) "
            f"av objektplanen {material.plan.code}.",
            _levels(goals),
        )
        + bullets(top)
        + paragraph(_activities(outcome), _budget(outcome.money))
    )


def _during(period: Period) -> str:
    if period.is_calendar_year:
        return f"Under {period.start.year}"
    return f"Under perioden {swedish_period(period.start, period.end)}"


def _levels(goals: tuple[Goal, ...]) -> str:
    """Say how many goals there were of each level; the list of the topmost follows."""
    counts = Counter(goal.level for goal in goals)
    levels = sorted(counts, key=lambda level: (level.depth, level.beside))
    told = [counted_level(counts[level], level.name, level.plural) for level in levels]
    return f"Planen hade {listed(told)}:" if told else ""


def _activities(outcome: Outcome) -> str:
    if not outcome.told:
        return ""
    plans = Counter(one.activity.plan.name for one in outcome.told)
    told = [
        f"{counted(number, 'aktivitet', 'aktiviteter', inside=True)} i {name}"
        for name, number in plans.items()
    ]
    return f"Till objektet hörde {listed(told)}."


def _budget(money: Money) -> str:
    if money.budget is None:
        return ""
    parts = [
        f"{format_money(amount)} kronor för {KIND_NAMES.get(kind, kind_label(kind).lower())}"
        for kind, amount in money.by_kind
    ]
    share = f", varav {listed(parts)}" if len(parts) > 1 else ""
    return f"Budgeten var {format_money(money.budget)} kronor{share}."
