"""What becomes of goals, operational plans and keys, and what the draft rests on, in words."""

from __future__ import annotations

from budget.models.kinds import Series
from objects.periods import Period
from portfolio.renewal.budget import KeyFate
from portfolio.renewal.draft import Outcome
from portfolio.renewal.draft.phrases import days
from portfolio.renewal.goals import SchemeFate
from portfolio.renewal.operational import PlanFate
from reports.content.dates import swedish_date
from reports.content.words import counted


def goals_told(fate: SchemeFate) -> str:
    """What becomes of the object plan's own goals."""
    if fate.ready is not None:
        return f"Målen i {fate.name} används: de finns redan och ersätter {fate.old.name}."
    return (
        f"Målen kopieras till {fate.name}. Varje mål behåller sin kod, så att det kan följas "
        "från år till år."
    )


def plan_told(fate: PlanFate) -> str:
    """What becomes of the operational plan that takes up activities."""
    if fate.ready is not None:
        return f"Aktiviteterna läggs i {fate.code}, som finns redan."
    return (
        f"{fate.code} finns inte än och skapas ({fate.name}), med samma nämnder och statusord "
        f"som {fate.model.code}. {_scheme(fate)}"
    )


def _scheme(fate: PlanFate) -> str:
    scheme = fate.scheme
    assert scheme is not None
    if scheme.ready is None:
        return f"Målen kopieras från {scheme.old.name} till {scheme.name}."
    if scheme.holds:
        return f"Den följer {scheme.name}, som gäller även {fate.year}."
    return f"Den följer {scheme.name}, som ersätter {scheme.old.name}."


def key_told(fate: KeyFate, period: Period) -> str:
    """What becomes of a key that has ended when the new period begins."""
    ended = fate.old.valid_to
    assert ended is not None
    start = f"{fate.old.name} gällde till och med den {swedish_date(ended)}."
    if fate.ready is not None:
        since = swedish_date(fate.ready.valid_from)
        return f"{start} Den version som gäller från den {since} används."
    return f"{start} En ny version med samma andelar gäller från den {swedish_date(period.start)}."


def draft_told(outcome: Outcome) -> str:
    """What the draft of the period before is written from, and what it will not be able to say."""
    return f"{_followed_up(outcome)} {_compared(outcome)}"


def _followed_up(outcome: Outcome) -> str:
    if not outcome.cut_offs:
        return "Ingen uppföljning av objektets aktiviteter finns, så utkastet säger inget om dem."
    many = "uppföljningarna" if len(outcome.cut_offs) > 1 else "uppföljningen"
    late = counted(len(outcome.late), "försenad aktivitet", "försenade aktiviteter", inside=True)
    return (
        f"Utkastet skrivs ur {many} per {days(outcome.cut_offs)}, med {late} och det som "
        "har sagts om dem."
    )


def _compared(outcome: Outcome) -> str:
    money = outcome.money
    year = outcome.material.plan.year
    if not money.series:
        return f"Varken utfall eller prognos finns för {year}, så kostnaderna jämförs inte."
    if not money.parts:
        return f"{Series(money.series).label} för {year} går inte att jämföra post för post."
    over = counted(len(money.over), "post", "poster")
    return f"{over} har kostat mer än budgeten."
