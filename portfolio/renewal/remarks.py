"""What deserves a look when a plan is carried over, before it is done and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from activities.models import Activity
from budget.models import BudgetLine
from budget.queries import amount_of
from objects.models import Component, Unit
from objects.money import format_money
from objects.periods import Period
from portfolio.renewal.material import Material, address, section_key, section_name
from portfolio.renewal.old_years import sentences_naming
from reports.content.dates import swedish_date
from reports.content.words import counted, listed

_Used = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Remark:
    """Something to look at: what it is about, what there is to say, and where it stands."""

    title: str
    text: str
    href: str = ""


def old_sentences(
    material: Material, activities: Iterable[Activity], years: Collection[int]
) -> Iterator[Remark]:
    """Sentences of copied parts that name one of ``years``, in the order of the document."""
    for title, text, href in _copied_texts(material, activities):
        for sentence in sentences_naming(text, years):
            yield Remark(title, f"”{sentence}”", href)


def _copied_texts(
    material: Material, activities: Iterable[Activity]
) -> Iterator[tuple[str, str, str]]:
    """What each part is called, its text, and where it stands."""
    plan = material.plan
    for section in material.lasting_sections:
        yield section_name(section), section.body, address(plan, section_key(section))
    for row in material.influences:
        bodies = "".join(direction.body for direction in row.directions.all())
        text = f"<p>{row.document.title}</p>{bodies}{row.effect}"
        yield f"Styrande dokument {row.number}", text, address(plan, f"styrande/{row.number}")
    for goal in material.goals:
        text = f"{goal.title}\n{goal.description}\n{goal.indicator}"
        yield f"Mål {goal.number or goal.title}", text, address(plan, f"mal/{goal.code}")
    for activity in activities:
        yield "Aktivitet", f"{activity.title}\n{activity.sub_points}", page_of(activity)
    for line in material.lines:
        yield f"Budgetpost {line.number}", f"{line.title}\n{line.note}", lines_of(material)


def passed_goals(material: Material, start: date) -> Iterator[Remark]:
    """Goals that were to be reached before ``start``."""
    for goal in material.goals:
        if goal.deadline and goal.deadline.end and goal.deadline.end < start:
            text = f"Skulle nås senast {goal.deadline.label()}."
            yield Remark(str(goal), text, address(material.plan, f"mal/{goal.code}"))


def dismantled(material: Material) -> Iterator[Remark]:
    """Components that are being phased out, with what they have in the budget."""
    for component in material.components:
        if component.phase == Component.Phase.DISMANTLING:
            lines = [line for line in material.lines if line.component_id == component.pk]
            yield Remark(component.name, f"I avveckling. {_share(lines)}", lines_of(material))


def _share(lines: Collection[BudgetLine]) -> str:
    if not lines:
        return "Har inga budgetposter."
    number = counted(len(lines), "budgetpost", "budgetposter")
    return f"{number} på {format_money(amount_of(lines))} kronor."


def ending_keys(material: Material, period: Period) -> Iterator[Remark]:
    """Keys that share some line but stop holding before ``period`` is over."""
    for key in {line.key.pk: line.key for line in material.lines if line.key}.values():
        if key.valid_to and period.start <= key.valid_to < period.end:
            text = f"Nyckeln gäller bara till och med den {swedish_date(key.valid_to)}."
            yield Remark(key.name, text, lines_of(material))


def ended_units(
    material: Material, activities: Iterable[Activity], start: date
) -> Iterator[Remark]:
    """Units that no longer exist on ``start``, and where they are still named."""
    uses = _uses(material, activities)
    for unit in sorted(uses, key=lambda one: (one.order, one.code)):
        if unit.valid_to and unit.valid_to < start:
            told = [counted(number, *words, inside=True) for words, number in uses[unit].items()]
            text = f"Finns inte efter den {swedish_date(unit.valid_to)} men står i {listed(told)}."
            yield Remark(f"{unit.code} {unit.name}", text)


def _uses(material: Material, activities: Iterable[Activity]) -> dict[Unit, _Used]:
    found: dict[Unit, _Used] = {}
    for unit, words in _mentions(material, activities):
        if unit is not None:
            found.setdefault(unit, Counter())[words] += 1
    return found


def _mentions(
    material: Material, activities: Iterable[Activity]
) -> Iterator[tuple[Unit | None, tuple[str, str]]]:
    """Each unit that a part names, with what the part is: one, and many."""
    keys = {line.key for line in material.lines if line.key}
    yield from ((one.unit, ("avsnitt", "avsnitt")) for one in material.lasting_sections)
    yield from ((one.unit, ("mål", "mål")) for one in material.goals)
    yield from ((one.unit, ("budgetpost", "budgetposter")) for one in material.lines)
    for key in keys:
        shares = key.shares.all()
        yield from ((one.unit, ("fördelningsnyckel", "fördelningsnycklar")) for one in shares)
    for activity in activities:
        yield from ((unit, ("aktivitet", "aktiviteter")) for unit in activity.units.all())


def page_of(activity: Activity) -> str:
    """The address of an activity."""
    return reverse("activities:detail", args=[activity.plan.code, activity.number])


def lines_of(material: Material) -> str:
    """The address of the plan's budget lines."""
    year = material.plan.period_start.year
    return f"{reverse('budget:list')}?objekt={material.plan.object.code}&ar={year}"
