"""What becomes of goals, operational plans and keys, in words."""

from __future__ import annotations

from objects.periods import Period
from portfolio.renewal.budget import KeyFate
from portfolio.renewal.goals import SchemeFate
from portfolio.renewal.operational import PlanFate
from reports.content.dates import swedish_date


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
