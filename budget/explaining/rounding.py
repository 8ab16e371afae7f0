"""How one amount falls on the units of a key, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from budget.allocation import Part, Split
from budget.explaining.words import exact_words, listed, ore_words, percent_words
from budget.models import DistributionKey
from objects.models import Unit

NOTHING_LEFT = "Delarna går jämnt ut i hela ören. Inget behöver avrundas."


@dataclass(frozen=True)
class UnitPart:
    """What one unit bears of an amount (kr): the share, its exact product, and how it is rounded.

    ``remainder`` and ``rounding`` are words; they are empty where the product is in whole öre.
    """

    unit: Unit
    share: str
    exact: str
    remainder: str
    rounding: str
    amount: Decimal


@dataclass(frozen=True)
class Sharing:
    """An amount (kr) shared by a key; ``left`` tells who got the öre left over, and why."""

    amount: Decimal
    parts: tuple[UnitPart, ...]
    left: str


def explain(amount: Decimal, key: DistributionKey) -> Sharing:
    """Tell how ``amount`` falls by the shares of ``key`` (no query with ``shares__unit`` read).

    Raises:
        AllocationError: the shares do not sum to the whole.
    """
    rows = sorted(key.shares.all(), key=lambda row: (row.unit.order, row.unit.code))
    split = Split.of({row.unit.code: row.share for row in rows})
    steps = split.steps(int(amount.scaleb(2)))
    parts = tuple(
        UnitPart(
            unit=row.unit,
            share=percent_words(row.share),
            exact=exact_words(Fraction(amount) * row.share),
            remainder=_remainder(steps[row.unit.code], split.denominator),
            rounding=_rounding(steps[row.unit.code]),
            amount=Decimal(steps[row.unit.code].ore).scaleb(-2),
        )
        for row in rows
    )
    return Sharing(amount, parts, left_words(steps, split.denominator))


def _remainder(part: Part, denominator: int) -> str:
    return ore_words(Fraction(part.remainder, denominator)) if part.remainder else ""


def _rounding(part: Part) -> str:
    if not part.remainder:
        return ""
    return "fick ett öre till" if part.rounded_up else "avrundad nedåt"


def left_words(steps: dict[str, Part], denominator: int) -> str:
    """Tell who got the öre left over and why, in words, of parts by unit code."""
    winners = [code for code, part in steps.items() if part.rounded_up]
    if not winners:
        return NOTHING_LEFT
    number = "Ett öre blir" if len(winners) == 1 else f"{len(winners)} ören blir"
    found = f"Delarna avrundas först nedåt till hela ören. {number} över"
    goes = "det går" if len(winners) == 1 else "de går ett var"
    largest = "den största resten" if len(winners) == 1 else "de största resterna"
    lowest = min(steps[code].remainder for code in winners)
    losers = [code for code, part in steps.items() if not part.rounded_up]
    tied = [code for code in losers if steps[code].remainder == lowest]
    found += f", och {goes} till {listed(winners)}, som har {largest}"
    if not tied:
        return f"{found}."
    last = [code for code in winners if steps[code].remainder == lowest]
    rest = ore_words(Fraction(lowest, denominator))
    order = "står" if len(last) == 1 else "står båda" if len(last) == 2 else "alla står"
    return (
        f"{found}. {listed([*last, *tied])} har lika stor rest ({rest}); "
        f"{listed(last)} går före, eftersom koden {order} före i bokstavsordning."
    )
