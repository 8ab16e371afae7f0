"""The shares of a key in a line of text."""

from django import template

from budget.explaining.words import percent_words
from budget.models import DistributionKey

register = template.Library()


@register.filter
def shares_in_words(key: DistributionKey) -> str:
    """The shares as "BOU 70 %, BIN 30 %", in the units' order (no query when prefetched)."""
    rows = sorted(key.shares.all(), key=lambda row: (row.unit.order, row.unit.code))
    return ", ".join(f"{row.unit.code} {percent_words(row.share)}" for row in rows)
