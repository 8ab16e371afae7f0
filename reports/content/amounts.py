"""Kronor and per cent as they are shown."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from objects.money import format_money
from reports.content.parts import Amount


def amount(kronor: Decimal | None) -> Amount | None:
    """Give ``kronor`` with its label; nothing stays nothing, which is not zero."""
    return None if kronor is None else sure_amount(kronor)


def sure_amount(kronor: Decimal) -> Amount:
    """Give ``kronor``, exact to the öre, with its label "28 751 201,00"."""
    return Amount(exact=f"{kronor:.2f}", label=format_money(kronor))


def difference(kronor: Decimal | None) -> Amount | None:
    """Give a difference with its sign: "+5 719 201,00"."""
    if kronor is None:
        return None
    sign = "+" if kronor > 0 else ""
    return Amount(exact=f"{kronor:.2f}", label=f"{sign}{format_money(kronor)}")


def percent(part: Decimal, whole: Decimal, *, signed: bool = False) -> str:
    """Give ``part`` of ``whole`` as "24,8 %", or nothing when there is no whole."""
    if not whole:
        return ""
    value = (100 * part / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return _per_cent(value, "+" if signed and value > 0 else "")


def share_percent(share: Fraction) -> str:
    """Give a key's share as "70 %" or "33,33 %", with no more decimals than it needs."""
    value = Decimal(share.numerator * 100) / Decimal(share.denominator)
    text = f"{value.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP):f}"
    return _per_cent(Decimal(text.rstrip("0").rstrip(".")), "")


def _per_cent(value: Decimal, sign: str) -> str:
    text = f"{value:f}".replace("-", "\N{MINUS SIGN}").replace(".", ",")
    return f"{sign}{text}\N{NO-BREAK SPACE}%"
