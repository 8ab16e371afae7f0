"""What to look at first in a plan that was made from another, as it stands just now."""

from __future__ import annotations

from dataclasses import dataclass

from activities.models import Activity
from objects.models import ObjectPlan
from portfolio.renewal import findings, remarks
from portfolio.renewal.material import (
    Material,
    read_activities,
    read_material,
)
from portfolio.renewal.old_years import passed_years
from portfolio.renewal.remarks import Remark
from reports.content.words import counted, listed

# By anchor, in order: the heading, and what a link says of one and of many; whether "ett" counts.
HEADINGS = {
    "utkast": ("Utkast att läsa", "utkast", "utkast", True),
    "arlagda": (
        "Meningar som nämner förra årets årtal",
        "mening med gammalt årtal",
        "meningar med gammalt årtal",
        False,
    ),
    "aktiviteter": (
        "Aktiviteter som behöver kompletteras",
        "aktivitet att komplettera",
        "aktiviteter att komplettera",
        False,
    ),
    "budget": ("Budget", "sak i budgeten", "saker i budgeten", False),
    "mal": ("Mål vars tid har gått ut", "mål vars tid har gått", "mål vars tid har gått", True),
    "enheter": (
        "Enheter som inte längre finns",
        "enhet som inte längre finns",
        "enheter som inte längre finns",
        False,
    ),
}


@dataclass(frozen=True)
class Group:
    """Remarks of one sort; ``name`` is the anchor, ``short`` what a link to them says."""

    name: str
    heading: str
    short: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Checklist:
    """What a plan holds, in words, and what to look at in it, the most important first."""

    told: str
    groups: tuple[Group, ...]


def checklist(plan: ObjectPlan) -> Checklist:
    """Go through ``plan``; groups without remarks are left out.

    The number of queries does not follow what the plan holds.
    """
    new, before = read_material(plan), plan.predecessor()
    old = read_material(before) if before else None
    activities = read_activities(plan, range(plan.year, plan.year + 1))
    years = passed_years(old.period, new.period) if old else frozenset[int]()
    found = (
        findings.drafts(new),
        remarks.old_sentences(new, activities, years),
        findings.incomplete(activities),
        findings.money(new, old),
        remarks.passed_goals(new, plan.period_start),
        remarks.ended_units(new, activities, plan.period_start),
    )
    groups = (_group(name, tuple(each)) for name, each in zip(HEADINGS, found, strict=True))
    return Checklist(_told(new, activities), tuple(group for group in groups if group.remarks))


def _group(name: str, found: tuple[Remark, ...]) -> Group:
    heading, one, many, neuter = HEADINGS[name]
    short = counted(len(found), one, many, neuter=neuter, inside=True)
    return Group(name, heading, short, found)


def _told(new: Material, activities: tuple[Activity, ...]) -> str:
    carried = sum(activity.predecessor_id is not None for activity in activities)
    parts = (
        (len(new.sections), "avsnitt", "avsnitt", True),
        (len(new.influences), "styrande dokument", "styrande dokument", True),
        (len(new.goals), "mål", "mål", True),
        (carried, "aktivitet som kvarstår", "aktiviteter som kvarstår", False),
        (len(new.lines), "budgetpost", "budgetposter", False),
    )
    return listed(
        [
            counted(number, one, many, neuter=neuter, inside=True)
            for number, one, many, neuter in parts
            if number
        ]
    )
