"""How amounts and days are written on pages."""

from datetime import date
from decimal import Decimal

from django import template

from objects.fuzzy.labels import MONTHS
from objects.money import format_money, signed_money

register = template.Library()


@register.filter
def kronor(amount: Decimal | None, decimals: int = 2) -> str:
    """The amount in kronor as "23 481 701,00"; nothing where there is none: empty is not zero."""
    return "" if amount is None else format_money(amount, decimals)


@register.filter
def kronor_with_sign(amount: Decimal) -> str:
    """A difference in kronor with its sign, as "+5 719 201,00"."""
    return signed_money(amount)


@register.filter
def day_in_text(day: date | None) -> str:
    """The day as "1 januari 2022"."""
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"
