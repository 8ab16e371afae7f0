"""The money of a period: what was decided, and what it came to as far as that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from budget.models import BudgetLine
from budget.models.kinds import CostKind, Series
from budget.queries import amount_of, total_of
from objects.models import Component
from portfolio.renewal.material import Material
from reports.content.object_plan.comparison import KIND_NAMES, kind_label

Lines = Sequence[BudgetLine]


@dataclass(frozen=True)
class Part:
    """A part of the budget that can be compared, in kronor; ``notes`` are those of the outcome."""

    title: str
    component: Component | None
    budget: Decimal
    actual: Decimal
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Money:
    """Sums in kronor, None where there is no line: empty is not zero.

    ``series`` says what ``actual`` is, empty where nothing is known. ``is_whole`` is false for an
    outcome of a period that still runs, which only tells how far it has come.
    """

    budget: Decimal | None
    by_kind: tuple[tuple[str, Decimal], ...]
    series: str
    actual: Decimal | None
    is_whole: bool
    parts: tuple[Part, ...]

    @property
    def over(self) -> tuple[Part, ...]:
        """The parts that came to more than their budget."""
        return tuple(part for part in self.parts if part.actual > part.budget)


def read_money(material: Material, today: date) -> Money:
    """Compare the budget with the outcome, or with the forecast while the period runs (one query).

    The comparison goes by activity and by component, wherever there is both a budget and an
    outcome for the same; by kind only where neither can be compared.
    """
    known = BudgetLine.objects.filter(plan=material.plan).exclude(series=Series.BUDGET)
    lines = list(known.in_force().select_related("component", "activity").order_by("number", "pk"))
    has_ended = material.plan.period_end < today
    order = (Series.OUTCOME, Series.FORECAST) if has_ended else (Series.FORECAST, Series.OUTCOME)
    series = next((each for each in order if any(one.series == each for one in lines)), None)
    actual = [line for line in lines if line.series == series]
    return Money(
        budget=total_of(line.amount for line in material.lines),
        by_kind=_by_kind(material.lines),
        series=series.value if series else "",
        actual=total_of(line.amount for line in actual),
        is_whole=has_ended or series == Series.FORECAST,
        parts=_parts(material.lines, actual),
    )


def _by_kind(lines: Lines) -> tuple[tuple[str, Decimal], ...]:
    sums = ((kind, total_of(one.amount for one in lines if one.kind == kind)) for kind in CostKind)
    return tuple((kind.value, amount) for kind, amount in sums if amount is not None)


def _parts(budget: Lines, actual: Lines) -> tuple[Part, ...]:
    activities = _compared(budget, actual, lambda line: line.activity)
    told = {line.activity_id for line in budget if line.activity in activities}
    rest = [[line for line in lines if line.activity_id not in told] for lines in (budget, actual)]
    components = _compared(rest[0], rest[1], lambda line: line.component)
    kinds = {} if activities or components else _compared(budget, actual, lambda line: line.kind)
    return (
        *(Part(activity.title, None, *sums) for activity, sums in activities.items()),
        *(Part(component.name, component, *sums) for component, sums in components.items()),
        *(Part(_kind_title(kind), None, *sums) for kind, sums in kinds.items()),
    )


def _compared(
    budget: Lines, actual: Lines, subject: Callable[[BudgetLine], Any]
) -> dict[Any, tuple[Decimal, Decimal, tuple[str, ...]]]:
    """The sums of each subject that has both a budget and an outcome, and the outcome's notes."""
    before, after = _grouped(budget, subject), _grouped(actual, subject)
    return {
        each: (
            amount_of(lines),
            amount_of(after[each]),
            tuple(dict.fromkeys(line.note.strip() for line in after[each] if line.note.strip())),
        )
        for each, lines in before.items()
        if each in after
    }


def _grouped(
    lines: Iterable[BudgetLine], subject: Callable[[BudgetLine], Any]
) -> dict[Any, list[BudgetLine]]:
    found: dict[Any, list[BudgetLine]] = {}
    for line in lines:
        if (about := subject(line)) is not None:
            found.setdefault(about, []).append(line)
    return found


def _kind_title(kind: str) -> str:
    name = KIND_NAMES.get(kind, "")
    return f"{name.capitalize()} ({kind_label(kind)})" if name else kind_label(kind)
