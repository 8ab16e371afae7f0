"""Kronor and per cent as they are shown."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from objects.money import format_money, in_percent, signed_money
from reports.content.parts import Amount


def amount(kronor: Decimal | None) -> Amount | None:
    """Give ``kronor`` with its label; nothing stays nothing, which is not zero."""
    return None if kronor is None else sure_amount(kronor)


def sure_amount(kronor: Decimal) -> Amount:
    """Give ``kronor``, exact to the öre, with its label "28 751 201,00"."""
    return Amount(exact=f"{kronor:.2f}", label=format_money(kronor))


def difference(kronor: Decimal | None) -> Amount | None:
    """Give a difference with its sign: "+5 719 201,00"."""
    return None if kronor is None else signed_amount(kronor)


def signed_amount(kronor: Decimal) -> Amount:
    """Give ``kronor``, exact to the öre, labelled with its sign: "+5 719 201,00"."""
    return Amount(exact=f"{kronor:.2f}", label=signed_money(kronor))


def share_percent(share: Fraction) -> str:
    """Give a key's share as "70 %" or "33,33 %", with no more decimals than it needs."""
    value = Decimal(share.numerator * 100) / Decimal(share.denominator)
    text = f"{value.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP):f}"
    return in_percent(Decimal(text.rstrip("0").rstrip(".")))
