"""What was late and what cost more, as the rows of a plan that tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from budget.models.kinds import Series
from objects.fuzzy.dates import Precision
from objects.models import Component, PeriodDeviation
from objects.money import format_money, percent
from portfolio.renewal.draft.money import Money, Part
from portfolio.renewal.draft.outcome import Outcome, Told
from portfolio.renewal.draft.phrases import sentence, shortened
from reports.content.dates import swedish_date

TITLE = 200


@dataclass(frozen=True)
class Deviation:
    """A row; ``facts`` are what the program has read off.

    ``cause`` is the reason given for just this, ``comment`` what else was said of the activity.
    """

    kind: PeriodDeviation.Kind
    title: str
    component: Component | None
    facts: str
    cause: str
    comment: str = ""

    @property
    def reason(self) -> str:
        """What the row says beside its title."""
        return " ".join(filter(None, (self.facts, self.cause, self.comment)))


def late(outcome: Outcome) -> tuple[Deviation, ...]:
    """What was late, with the deadlines and the reasons reported."""
    return _named_apart(_late(told) for told in outcome.late)


def over_budget(outcome: Outcome) -> tuple[Deviation, ...]:
    """What came to more than its budget."""
    return _named_apart(_over(part, outcome.money) for part in outcome.money.over)


def rows(deviations: Iterable[Deviation]) -> list[PeriodDeviation]:
    """The deviations as unsaved rows, without their plan."""
    return [
        PeriodDeviation(
            kind=one.kind,
            title=one.title,
            component=one.component,
            reason=one.reason,
            order=order,
        )
        for order, one in enumerate(deviations, start=1)
    ]


def _late(told: Told) -> Deviation:
    components = list(told.activity.components.all())
    return Deviation(
        kind=PeriodDeviation.Kind.LATE,
        title=shortened(told.activity.title, TITLE),
        component=components[0] if len(components) == 1 else None,
        facts=_dates(told),
        cause=sentence(told.reason),
        comment=sentence(told.comment) if told.comment != told.reason else "",
    )


def _dates(told: Told) -> str:
    planned, current = told.activity.planned_deadline, told.activity.deadline
    assert planned is not None
    if told.activity.moved:
        assert current is not None
        # "Tidigare än" is no plan: it only says that the date was moved.
        since = f"från {planned.label()} " if planned.precision is not Precision.BEFORE else ""
        return f"Slutdatum flyttat {since}till {current.label()}."
    assert told.cut_off is not None
    assert told.activity.status is not None
    status = told.activity.status.label.lower()
    return (
        f"Planerat slutdatum: {planned.label()}. Läget den {swedish_date(told.cut_off)}: {status}."
    )


def _over(part: Part, money: Money) -> Deviation:
    excess = part.actual - part.budget
    name = "prognos" if money.series == Series.FORECAST else "utfall"
    so_far = "" if money.is_whole else " hittills"
    share = percent(excess, part.budget)
    return Deviation(
        kind=PeriodDeviation.Kind.OVER_BUDGET,
        title=shortened(part.title, TITLE),
        component=part.component,
        facts=(
            f"Budget {format_money(part.budget)} kronor, {name}{so_far} "
            f"{format_money(part.actual)} kronor: {format_money(excess)} kronor"
            f"{f' ({share})' if share else ''} mer."
        ),
        cause=" ".join(sentence(note) for note in part.notes),
    )


def _named_apart(deviations: Iterable[Deviation]) -> tuple[Deviation, ...]:
    """Number those whose shortened titles are the same, since a plan tells of each title once."""
    found: dict[str, Deviation] = {}
    for one in deviations:
        title, place = one.title, 1
        while title in found:
            place += 1
            title = f"{shortened(one.title, TITLE - 5)} ({place})"
        found[title] = replace(one, title=title)
    return tuple(found.values())
