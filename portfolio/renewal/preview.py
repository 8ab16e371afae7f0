"""What the page says of a new plan before it is made: counts, lists and choices, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from activities.models import Activity
from objects.models import Goal
from objects.money import format_money
from portfolio.renewal import remarks
from portfolio.renewal.activities import ActivityFate
from portfolio.renewal.budget import Beginning, KeyFate
from portfolio.renewal.draft.basis import draft_told
from portfolio.renewal.draft.phrases import counted_level
from portfolio.renewal.fates import goals_told, key_told, plan_told
from portfolio.renewal.material import section_name
from portfolio.renewal.old_years import passed_years, sentences_naming
from portfolio.renewal.outlook import Choices, Outlook
from portfolio.renewal.remarks import Remark
from reports.content.dates import swedish_period
from reports.content.words import capitalised, counted, listed


@dataclass(frozen=True)
class Option:
    """Something to choose: its value in the form, what it is, and what there is to know of it."""

    value: str
    label: str
    is_chosen: bool
    note: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActivityGroup:
    """The activities that one operational plan takes up; ``told`` says what becomes of the plan."""

    told: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Preview:
    """The page, part by part, in the order of the document."""

    period: str
    sections: tuple[Option, ...]
    influences: tuple[Option, ...]
    goals: tuple[Goal, ...]
    goals_count: str
    goals_told: str
    passed_goals: tuple[Remark, ...]
    dismantled: tuple[Remark, ...]
    activities: tuple[ActivityGroup, ...]
    foreign: tuple[Activity, ...]
    finished_told: str
    budget: tuple[Option, ...]
    keys: tuple[str, ...]
    lines: tuple[Remark, ...]
    draft_told: str
    ended_units: tuple[Remark, ...]

    @property
    def going_on(self) -> int:
        """How many activities may go on."""
        return sum(len(group.options) for group in self.activities)


def preview_of(outlook: Outlook, choices: Choices) -> Preview:
    """Put ``outlook`` into words, with ``choices`` as they stand in the form."""
    material, start = outlook.material, outlook.period.start
    unfinished = outlook.activities.unfinished
    return Preview(
        period=swedish_period(start, outlook.period.end),
        sections=_sections(outlook, choices),
        influences=_influences(outlook, choices),
        goals=material.goals,
        goals_count=_goals_count(material.goals),
        goals_told=goals_told(outlook.scheme) if outlook.scheme else "",
        passed_goals=tuple(remarks.passed_goals(material, start)),
        dismantled=tuple(remarks.dismantled(material)),
        activities=_activities(outlook, choices),
        foreign=tuple(one.activity for one in unfinished if one.is_foreign),
        finished_told=_finished(len(outlook.activities.finished)),
        budget=_budget(outlook, choices),
        keys=tuple(key_told(fate, outlook.period) for fate in _changing(outlook.budget.keys)),
        lines=_left_lines(outlook),
        draft_told=draft_told(outlook.outcome),
        ended_units=tuple(
            remarks.ended_units(material, (one.activity for one in unfinished), start)
        ),
    )


def _sections(outlook: Outlook, choices: Choices) -> tuple[Option, ...]:
    years = passed_years(outlook.material.period, outlook.period)
    return tuple(
        Option(
            str(section.pk),
            section_name(section),
            section.pk in choices.sections,
            quotes=sentences_naming(section.body, years),
        )
        for section in outlook.material.lasting_sections
    )


def _influences(outlook: Outlook, choices: Choices) -> tuple[Option, ...]:
    years = passed_years(outlook.material.period, outlook.period)
    options = []
    for row in outlook.material.influences:
        directions = row.directions.all()
        bodies = "".join(direction.body for direction in directions)
        text = f"<p>{row.document.title}</p>{bodies}{row.effect}"
        note = counted(len(directions), "inriktning", "inriktningar", inside=True)
        quotes = sentences_naming(text, years)
        label = f"{row.number}. {row.document.title}"
        chosen = row.pk in choices.influences
        options.append(Option(str(row.pk), label, chosen, note if directions else "", quotes))
    return tuple(options)


def _goals_count(goals: tuple[Goal, ...]) -> str:
    counts = Counter(goal.level for goal in goals)
    levels = sorted(counts, key=lambda level: (level.depth, level.beside))
    return listed([counted_level(counts[level], level.name, level.plural) for level in levels])


def _activities(outlook: Outlook, choices: Choices) -> tuple[ActivityGroup, ...]:
    unfinished = [one for one in outlook.activities.unfinished if not one.is_foreign]
    return tuple(
        ActivityGroup(
            plan_told(plan),
            tuple(_activity(one, choices) for one in unfinished if one.plan is plan),
        )
        for plan in outlook.activities.plans
        if any(one.plan is plan for one in unfinished)
    )


def _activity(fate: ActivityFate, choices: Choices) -> Option:
    activity = fate.activity
    status = activity.status.label if activity.status else "Ej rapporterad"
    if fate.deadline:
        deadline = f"slutdatum {fate.deadline}"
    elif fate.lost_deadline:
        deadline = f"nytt slutdatum behövs ({fate.lost_deadline.label()} följer inte med)"
    else:
        deadline = "saknar slutdatum"
    told = [status, f"kvarstår från {fate.carried_from}", deadline]
    if fate.twin:
        told = [status, f"finns redan i {fate.twin.plan.code} och knyts ihop med den"]
    return Option(
        str(activity.pk), activity.title, activity.pk in choices.activities, " · ".join(told)
    )


def _finished(number: int) -> str:
    told = counted(number, "aktivitet", "aktiviteter")
    return f"{told} är färdig{'a' if number > 1 else ''} och följer inte med"


def _budget(outlook: Outlook, choices: Choices) -> tuple[Option, ...]:
    kinds = {line.kind for line in outlook.material.lines}
    offered = [Beginning.ALL, *([Beginning.MAINTENANCE] if len(kinds) > 1 else [])]
    options = []
    for each in offered:
        lines = outlook.budget.chosen(each)
        number = counted(len(lines), "post", "poster", inside=True)
        note = f"{number}, {format_money(outlook.budget.total(each))} kronor"
        options.append((each, note, bool(lines)))
    return (
        *(
            Option(each, capitalised(str(each.label)), choices.beginning == each, note)
            for each, note, has_lines in options
            if has_lines
        ),
        Option(
            Beginning.NOTHING,
            capitalised(str(Beginning.NOTHING.label)),
            choices.beginning == Beginning.NOTHING or not outlook.material.lines,
            "inga poster",
        ),
    )


def _changing(keys: tuple[KeyFate, ...]) -> tuple[KeyFate, ...]:
    return tuple(key for key in keys if not key.holds)


def _left_lines(outlook: Outlook) -> tuple[Remark, ...]:
    """Lines for something that does not live on, and keys and components that will not."""
    going_on = {one.activity.pk for one in outlook.activities.unfinished}
    left = (
        Remark(line.title or f"Post {line.number}", f"Gällde ”{line.activity.title}”.")
        for line in outlook.material.lines
        if line.activity and line.activity_id not in going_on
    )
    return (*left, *remarks.ending_keys(outlook.material, outlook.period))
