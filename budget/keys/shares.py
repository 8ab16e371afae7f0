"""Shares as people write them: in per cent or as weights, kept as exact fractions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from budget.explaining.words import percent_words
from budget.models import KeyShare
from budget.models.distribution_key import Basis

# What the database holds in a numerator or a denominator.
LARGEST = 2_147_483_647
EXPECTED_PERCENT = "Skriv en andel i procent, till exempel 70, 33,3333 eller 1/3."
EXPECTED_WEIGHT = "Skriv en vikt, till exempel 1 234 eller 0,5. Den kan inte vara negativ."
TOO_FINE = "Talet har fler siffror än nyckeln kan hålla exakt."
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,9})?")
_FRACTION = re.compile(r"(\d{1,9})/(\d{1,9})")


class ShareError(ValueError):
    """A share that cannot be read; the message says in Swedish what was expected."""


@dataclass(frozen=True)
class Part:
    """One row of a key as it is written: the unit's primary key and the number read."""

    unit: int
    number: Fraction


def read_number(text: str, basis: str) -> Fraction:
    """Read "33,3333 %" as per cent, "1/3" as a part of the whole, or "1 234" as a weight.

    A percentage is given as a part of one. Raises ShareError for anything else.
    """
    tidy = re.sub(r"[\s\u00a0\u202f]", "", text)
    expected = EXPECTED_PERCENT if basis == Basis.PERCENT else EXPECTED_WEIGHT
    if basis == Basis.PERCENT:
        tidy = tidy.removesuffix("%")
        found = _FRACTION.fullmatch(tidy)
        if found:
            if int(found[2]) == 0:
                raise ShareError(expected)
            return Fraction(int(found[1]), int(found[2]))
    if not _NUMBER.fullmatch(tidy):
        raise ShareError(expected)
    number = Fraction(tidy.replace(",", "."))
    return number / 100 if basis == Basis.PERCENT else number


def fault_in_sum(numbers: Sequence[Fraction], basis: str) -> str:
    """What is wrong with the sum of ``numbers``, in Swedish; empty when nothing is."""
    total = sum(numbers, Fraction(0))
    if basis == Basis.WEIGHT:
        return "" if total > 0 else "Minst en nämnd ska ha en vikt som är större än noll."
    if total == 1:
        return ""
    missing = percent_words(abs(1 - total))
    difference = f"Det fattas {missing}." if total < 1 else f"Det är {missing} för mycket."
    return f"Andelarna ska bli 100 % tillsammans men blir {percent_words(total)}. {difference}"


def fractions_of(numbers: Sequence[Fraction], basis: str) -> list[tuple[int, int]]:
    """Numerators and denominators of the shares that ``numbers`` mean.

    Weights stand over their sum, unreduced, so that the weights can be read back. Raises
    ShareError when a number is too large to be kept.
    """
    common = lcm(*(number.denominator for number in numbers))
    whole = sum(numbers, Fraction(0)) if basis == Basis.WEIGHT else Fraction(1)
    if basis == Basis.WEIGHT:
        found = [(int(number * common), int(whole * common)) for number in numbers]
    else:
        found = [(number.numerator, number.denominator) for number in numbers]
    if any(part > LARGEST or over > LARGEST for part, over in found):
        # By the same for all: the weights are read back from the numerators.
        shared = gcd(*(number for pair in found for number in pair))
        found = [(part // shared, over // shared) for part, over in found]
    if any(over > LARGEST for _, over in found):
        raise ShareError(TOO_FINE)
    return found


def written(share: KeyShare, basis: str) -> str:
    """A stored share as it is written in the form: "70", "1/3" or the weight "8931"."""
    if basis == Basis.WEIGHT:
        return str(share.numerator)
    percent = share.share * 100
    scaled = percent * 10**6
    if scaled.denominator != 1:
        return f"{share.share.numerator}/{share.share.denominator}"
    whole, rest = divmod(scaled.numerator, 10**6)
    return f"{whole},{rest:06d}".rstrip("0").rstrip(",")
