"""What to look at first in a plan that was made from another, as it stands just now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from activities.models import Activity
from budget.models import BudgetLine
from budget.models.kinds import Series
from objects.drafting import is_draft
from objects.models import ObjectPlan
from portfolio.renewal import remarks
from portfolio.renewal.material import (
    Material,
    address,
    read_activities,
    read_material,
    section_key,
    section_name,
)
from portfolio.renewal.old_years import passed_years
from portfolio.renewal.remarks import Remark, lines_of, page_of
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
        _drafts(new),
        remarks.old_sentences(new, activities, years),
        _incomplete(activities),
        _money(new, old),
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


def _drafts(new: Material) -> Iterator[Remark]:
    for section in new.sections:
        if is_draft(section.body):
            text = "Skrivet av programmet. Läs, ändra och ta bort första stycket."
            yield Remark(section_name(section), text, address(new.plan, section_key(section)))


def _incomplete(activities: tuple[Activity, ...]) -> Iterator[Remark]:
    for activity in activities:
        if activity.predecessor_id is None:
            continue
        missing = [
            text
            for text, is_missing in (
                ("slutdatum", activity.planned_deadline is None),
                ("mål i verksamhetsplanen", not activity.placements.all()),
                ("ansvarig enhet", not activity.units.all()),
            )
            if is_missing
        ]
        if missing:
            yield Remark(activity.title, f"Saknar {', '.join(missing)}.", page_of(activity))


def _money(new: Material, old: Material | None) -> Iterator[Remark]:
    if old is not None:
        yield from _against(new, old)
    period = new.period
    yield from remarks.ending_keys(new, period)
    yield from (one for one in remarks.dismantled(new) if new.lines)


def _against(new: Material, old: Material) -> Iterator[Remark]:
    """What the figures of the year before say of those that were copied."""
    before = {line.number: line for line in old.lines}
    pairs = [(line, before[line.number]) for line in new.lines if line.number in before]
    same = [line for line, earlier in pairs if _is_same(line, earlier)]
    if same:
        part = f"{len(same)} av {len(new.lines)}" if len(same) < len(new.lines) else "Alla"
        text = f"{part} poster har samma belopp som {old.plan.year}."
        yield Remark("Oförändrade belopp", text, lines_of(new))
    for line, earlier in pairs:
        if earlier.activity is not None and line.activity_id is None:
            text = f"Gällde aktiviteten ”{earlier.activity.title}”, som inte följde med."
            yield Remark(f"Budgetpost {line.number} {line.title}".strip(), text, lines_of(new))
    if not BudgetLine.objects.filter(plan=old.plan, series=Series.FORECAST).exists():
        text = f"{old.plan.code} har ingen prognos, så det finns inget att jämföra budgeten med."
        href = address(new.plan, "budget-mot-prognos")
        yield Remark(f"Prognos {old.plan.year}", text, href)


def _is_same(line: BudgetLine, earlier: BudgetLine) -> bool:
    return (line.title, line.amount) == (earlier.title, earlier.amount)
