"""Kronor and per cent as the documents show them."""

from decimal import Decimal
from fractions import Fraction

from objects.money import percent
from reports.content.amounts import amount, difference, share_percent


def test_nothing_is_not_zero() -> None:
    assert amount(None) is None
    zero = amount(Decimal(0))
    assert zero is not None
    assert zero.label == "0,00"


def test_an_amount_is_kept_exactly_beside_its_label() -> None:
    shown = amount(Decimal(28751201))
    assert shown is not None
    assert (shown.exact, shown.label) == ("28751201.00", "28\u00a0751\u00a0201,00")


def test_a_difference_has_its_sign() -> None:
    labels = [
        each.label
        for each in map(difference, (Decimal(5719201), Decimal("-1.5"), Decimal(0)))
        if each
    ]
    assert labels == ["+5\u00a0719\u00a0201,00", "−1,50", "0,00"]


def test_per_cent_has_one_decimal_and_none_of_nothing() -> None:
    assert percent(Decimal(5719201), Decimal(23032000), signed=True) == "+24,8\u00a0%"
    assert percent(Decimal(1), Decimal(0)) == ""


def test_a_share_shows_no_more_decimals_than_it_needs() -> None:
    shares = [Fraction(7, 10), Fraction(1, 3), Fraction(1), Fraction(1, 8)]
    assert [share_percent(share) for share in shares] == [
        "70\u00a0%",
        "33,33\u00a0%",
        "100\u00a0%",
        "12,5\u00a0%",
    ]
