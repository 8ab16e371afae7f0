"""What a draft is written from, and what it will not be able to say, in words."""

from __future__ import annotations

from budget.models.kinds import Series
from portfolio.renewal.draft.outcome import Outcome
from portfolio.renewal.draft.phrases import days
from reports.content.words import counted


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
