"""What is still to be done in a plan that was made from another."""

from __future__ import annotations

from collections.abc import Iterator

from activities.models import Activity
from budget.models import BudgetLine
from budget.models.kinds import Series
from objects.drafting import is_draft
from portfolio.renewal import remarks
from portfolio.renewal.material import Material, address, section_key, section_name
from portfolio.renewal.remarks import Remark, lines_of, page_of


def drafts(new: Material) -> Iterator[Remark]:
    """Sections that the program has written and nobody has read."""
    for section in new.sections:
        if is_draft(section.body):
            text = "Skrivet av programmet. Läs, ändra och ta bort första stycket."
            yield Remark(section_name(section), text, address(new.plan, section_key(section)))


def incomplete(activities: tuple[Activity, ...]) -> Iterator[Remark]:
    """Activities that were carried over and lack something."""
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


def money(new: Material, old: Material | None) -> Iterator[Remark]:
    """What to look at in the budget of ``new``, which was made from ``old`` if from anything."""
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
