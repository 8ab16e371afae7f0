"""Shares, exact products and roundings in Swedish words."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from objects.money import format_money

# As many decimals of a krona or an öre as a reader can follow.
DECIMALS = 4


def percent_words(share: Fraction) -> str:
    """A share as "70 %", or as "33,3333 % (1/3)" where the percentage does not come out even."""
    exact, text = _decimal(share * 100)
    if exact:
        return f"{text}\N{NO-BREAK SPACE}%"
    return f"{text}\N{NO-BREAK SPACE}% ({share.numerator}/{share.denominator})"


def exact_words(amount: Fraction) -> str:
    """An exact amount in kronor with all its decimals, or the first ones and an ellipsis."""
    cut = _cut(abs(amount), DECIMALS)
    places = max(2, -int(cut.normalize().as_tuple().exponent))
    more = "" if Fraction(cut) == abs(amount) else "…"
    shown = format_money(cut, DECIMALS if more else places)
    sign = "\N{MINUS SIGN}" if amount < 0 else ""
    return f"{sign}{shown}{more}"


def ore_words(remainder: Fraction) -> str:
    """A part of an öre as "0,7 öre"."""
    exact, text = _decimal(remainder)
    return f"{text}{'' if exact else '…'} öre"


def listed(words: Sequence[str]) -> str:
    """Put "A", "B" and "C" together as "A, B och C"."""
    return " och ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def _decimal(number: Fraction) -> tuple[bool, str]:
    """Whether ``number`` is told whole by its first decimals, and those."""
    cut = _cut(number, DECIMALS)
    exact = Fraction(cut) == number
    shown = cut if exact else _rounded(number)
    text = f"{shown:f}"
    return exact, (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _cut(number: Fraction, decimals: int) -> Decimal:
    whole = number.numerator * 10**decimals // number.denominator
    return (
        Decimal(whole).scaleb(-decimals).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_DOWN)
    )


def _rounded(number: Fraction) -> Decimal:
    """Rounded as people expect, but never up to the next whole."""
    more = _cut(number, DECIMALS + 1).quantize(Decimal(1).scaleb(-DECIMALS), ROUND_HALF_UP)
    whole = number.numerator // number.denominator
    return more if more < whole + 1 else _cut(number, DECIMALS)
