"""Builds the content of an uppföljning from the models."""

from django.conf import settings

from activities.models import FollowUp
from objects.models import Unit
from reports.content.dates import swedish_date
from reports.content.follow_up.money import MONEY, MONEY_TITLE, build_objects_money
from reports.content.follow_up.movement import Movement
from reports.content.follow_up.nodes import FollowUpContent, Overview, Perspective
from reports.content.follow_up.overview import build_overview
from reports.content.follow_up.reading import Source, read_source
from reports.content.follow_up.tree import GoalTree
from reports.content.money_nodes import MoneyPart
from reports.content.parts import ContentsEntry, Fact, Section
from reports.content.rich import settled
from reports.content.words import counting_sentence


def build_follow_up(follow_up: FollowUp, unit: Unit | None = None) -> FollowUpContent:
    """Build the content of ``follow_up``, or the edition with what ``unit`` answers for.

    The number of queries is the same however long the plan is.
    """
    source = read_source(follow_up, unit)
    plan = follow_up.plan
    perspectives = GoalTree(source).perspectives()
    overview = build_overview(source, perspectives)
    introduction = Section("om", "Om uppföljningen", settled(follow_up.intro, below=2))
    money = build_objects_money(source)
    cut_off = swedish_date(follow_up.cut_off)
    movement = Movement.of(source.places, plan.year)
    return FollowUpContent(
        key="/".join([plan.code, f"{follow_up.cut_off}", *([unit.code] if unit else [])]),
        title=_title(source),
        genre=f"Uppföljning per den {cut_off}",
        subject=str(plan.name).removesuffix(f" {plan.year}"),
        year=str(plan.year),
        running=f"Uppföljning av {plan.name}" + (f", {unit.code}" if unit else ""),
        publisher=settings.ORGANISATION,
        facts=_facts(source),
        contents=_contents(introduction, overview, perspectives, money),
        cut_off=follow_up.cut_off.isoformat(),
        cut_off_label=cut_off,
        edition=unit.name if unit else "",
        introduction=introduction,
        cut_off_sentence=_cut_off_sentence(source),
        asterisk_sentence=_asterisk_sentence(source),
        counting_sentence=counting_sentence(
            len(movement.within), len(movement.postponed), year=plan.year, later=movement.later
        ),
        overview=overview,
        perspectives=perspectives,
        money=money,
    )


def _title(source: Source) -> str:
    follow_up = source.follow_up
    edition = f", utgåva för {source.unit.name}" if source.unit else ""
    return (
        f"Uppföljning av {follow_up.plan.name}, per den {swedish_date(follow_up.cut_off)}{edition}"
    )


def _facts(source: Source) -> tuple[Fact, ...]:
    plan = source.follow_up.plan
    facts = [Fact("Nämnder", ", ".join(unit.name for unit in source.committees))]
    if source.unit:
        facts.insert(0, Fact("Utgåva", f"{source.unit.name} ({source.unit.code})"))
    facts.append(Fact("Läget per", swedish_date(source.follow_up.cut_off)))
    adopted = f", beslutad {plan.adopted.label()}" if plan.adopted else ""
    facts.append(Fact("Plan", f"{plan.name} ({plan.code}){adopted}"))
    return tuple(facts)


def _cut_off_sentence(source: Source) -> str:
    day = swedish_date(source.follow_up.cut_off)
    if source.unit:
        return (
            f"Uppföljningen visar läget den {day} för de aktiviteter som {source.unit.name} "
            f"({source.unit.code}) ansvarar för, ensam eller tillsammans med andra."
        )
    return f"Uppföljningen visar läget den {day}."


def _asterisk_sentence(source: Source) -> str:
    adopted = source.follow_up.plan.adopted
    plan = f"verksamhetsplanen från {adopted.label()}" if adopted else "verksamhetsplanen"
    return (
        "En asterisk (*) efter slutdatumet betyder att aktiviteten har flyttats fram jämfört med "
        f"{plan}."
    )


def _contents(
    introduction: Section,
    overview: Overview,
    perspectives: tuple[Perspective, ...],
    money: tuple[MoneyPart, ...],
) -> tuple[ContentsEntry, ...]:
    entries = [
        ContentsEntry(introduction.key, introduction.title),
        ContentsEntry(overview.key, overview.title),
    ]
    for perspective in perspectives:
        entries.append(ContentsEntry(perspective.key, perspective.title))
        entries.extend(
            ContentsEntry(goal.key, goal.title, level=2) for goal in perspective.goals if goal.title
        )
    if money:
        entries.append(ContentsEntry(MONEY, MONEY_TITLE))
        entries.extend(ContentsEntry(part.key, part.title, level=2) for part in money)
    return tuple(entries)
