"""Reading shares: 0.1, 10 %, 10 and 1/3 are ways to write them."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from objects.sheets import Value

LARGEST_DENOMINATOR = 2**31 - 1

_PERCENT = re.compile(r"(.*?)\s*(?:%|procent)", re.IGNORECASE)
_FRACTION = re.compile(r"(\d{1,6})\s*/\s*(\d{1,6})")


def read_share(value: Value | None) -> Fraction | None:
    """The number as written, "10 %" as a tenth; None when it is no number from 0 and up."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        # Nine decimals are more than anyone writes and fewer than a float's noise.
        share = Fraction(str(round(Decimal(repr(value)), 9)))
    elif isinstance(value, str):
        return _from_text(value.strip())
    else:
        return None
    return share if share >= 0 else None


def _from_text(text: str) -> Fraction | None:
    percent = _PERCENT.fullmatch(text)
    if percent:
        whole = _from_text(percent.group(1))
        return None if whole is None else whole / 100
    fraction = _FRACTION.fullmatch(text)
    if fraction:
        numerator, denominator = map(int, fraction.groups())
        return Fraction(numerator, denominator) if denominator else None
    try:
        number = Decimal("".join(text.split()).replace(",", "."))
    except InvalidOperation:
        return None
    if not number.is_finite() or not 0 <= number <= 100:
        return None
    return Fraction(str(round(number, 9)))


def as_parts_of_one(shares: Sequence[Fraction]) -> list[Fraction] | None:
    """The shares of one key as parts of 1, whether they were written so or in per cent.

    None when they sum to neither exactly 1 nor exactly 100.
    """
    total = sum(shares, Fraction(0))
    if total == 1:
        return list(shares)
    if total == 100:
        return [share / 100 for share in shares]
    return None
