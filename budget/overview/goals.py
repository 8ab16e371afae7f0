"""What each goal cost: the amounts of the activities under it, and those named for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from budget.measuring.accounts import Account, Entry, Facts
from budget.measuring.figures import Figures, Way, figures_by
from budget.overview.tables import Layout, Named, Table, table
from objects.models import Goal, ObjectPlan

NOWHERE = "Inte knutet till något mål"
BY_NOTHING = Way(lambda entry: None, ("by_activity",))


def goals_of(entry: Entry) -> list[Goal]:
    """The goals that an amount is for: its own, and those that its activity stands under."""
    line = entry.line
    found = [line.goal] if line and line.goal else []
    if line and line.activity:
        found += line.activity.contributes_to.all()
        found += [placement.goal for placement in line.activity.placements.all()]
    return list({goal.pk: goal for goal in found}.values())


def goals_table(
    plan: ObjectPlan,
    entries: Iterable[Entry],
    facts: Mapping[Account, Facts],
    layout: Layout,
    whole: Figures,
) -> Table | None:
    """What the goals cost; None where no amount is for a goal.

    An amount stands under each of its goals, but the total has it once.
    """
    under: dict[Goal | None, list[Entry]] = {}
    for entry in entries:
        for goal in goals_of(entry) or (None,):
            under.setdefault(goal, []).append(entry)
    if not any(under):
        return None
    ordered = sorted(under, key=lambda goal: _order(plan, goal))
    named = [_named(goal, under[goal], facts) for goal in ordered]
    total = Named("Summa, varje belopp en gång", whole)
    note = _note(under)
    return table("mal", "Vad kostade målen?", "Mål", layout, named, total, note=note)


def _order(plan: ObjectPlan, goal: Goal | None) -> tuple[int, int, int, str]:
    """The plan's own goals first, then those of other schemes, last what has none."""
    if goal is None:
        return 2, 0, 0, ""
    return int(goal.scheme_id != plan.goal_scheme_id), goal.scheme_id, goal.order, goal.code


def _named(goal: Goal | None, entries: list[Entry], facts: Mapping[Account, Facts]) -> Named:
    figures = figures_by(entries, facts, BY_NOTHING)[None]
    if goal is None:
        return Named(NOWHERE, figures)
    titles = {one.line.activity.title for one in entries if one.line and one.line.activity}
    return Named(f"{goal.number} {goal.title}".strip(), figures, "; ".join(sorted(titles)))


def _note(under: Mapping[Goal | None, list[Entry]]) -> str:
    places: dict[int | None, int] = {}
    for goal, entries in under.items():
        activities = {entry.line.activity_id for entry in entries if goal and entry.line}
        for pk in activities - {None}:
            places[pk] = places.get(pk, 0) + 1
    many = sum(number > 1 for number in places.values())
    if not many:
        return ""
    told = "En aktivitet" if many == 1 else f"{many} aktiviteter"
    return (
        f"{told} står under flera mål. Beloppet visas under vart och ett av dem men räknas en gång "
        "i summan, så målen blir tillsammans mer än summan."
    )
