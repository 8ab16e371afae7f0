"""Amounts as people and spreadsheets write them."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from objects.money import MoneyError, format_money, parse_money

NBSP, NARROW, MINUS = "\u00a0", "\u202f", "\u2212"
AMOUNTS = st.decimals(
    min_value=-(10**11), max_value=10**11, places=2, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1 107 850,00", "1107850"),
        (f"1{NBSP}107{NBSP}850,00", "1107850"),
        (f"1{NARROW}107{NARROW}850,00", "1107850"),
        ("1,107,850.00", "1107850"),
        ("1.107.850,00", "1107850"),
        ("23,481,701.00", "23481701"),
        ("1,107,850", "1107850"),
        ("1107850.5", "1107850.50"),
        ("-37264", "-37264"),
        ("– 37 264", "-37264"),
        (f"{MINUS}37", "-37"),
        ("(37 264)", "-37264"),
        ("(1,107,850.00)", "-1107850"),
        ("+5", "5"),
        ("37 264-", "-37264"),
        ("37 264,50−", "-37264.50"),
        ("37 264- kr", "-37264"),
        ("(37 264 kr)", "-37264"),
        ("– kr 500", "-500"),
        ("SEK 1 500,00", "1500"),
        ("500:-", "500"),
        ("37 264,-", "37264"),
        ("37\u2009264", "37264"),
        ("12 kr", "12"),
        ("12,50 SEK", "12.50"),
        ("0", "0"),
        (1840500, "1840500"),
        (1840500.0, "1840500"),
        (0.1 + 0.2, "0.30"),
        (Decimal("7.50"), "7.50"),
        (Decimal("7.500"), "7.50"),
    ],
)
def test_an_amount_is_read_to_the_ore(written: object, amount: str) -> None:
    found = parse_money(written)

    assert found == Decimal(amount)
    assert found is not None
    assert found.as_tuple().exponent == -2


@pytest.mark.parametrize("empty", [None, "", "  ", NBSP, "-", "–", MINUS])
def test_an_empty_cell_is_not_zero(empty: object) -> None:
    assert parse_money(empty) is None


@pytest.mark.parametrize("written", ["1.234", "1,234", "-1,234", "(1.234)", "12,345 kr"])
def test_three_figures_after_a_lone_mark_can_be_read_in_two_ways(written: str) -> None:
    with pytest.raises(MoneyError, match="entydigt") as caught:
        parse_money(written)

    assert caught.value.value == written


@pytest.mark.parametrize("written", ["1,2345", "0,123", "12,345.678", 1.005, Decimal("0.001")])
def test_parts_of_an_ore_are_refused(written: object) -> None:
    with pytest.raises(MoneyError, match="två decimaler"):
        parse_money(written)


@pytest.mark.parametrize(
    "written",
    [
        "tolv",
        "1 07",
        "1 1078",
        "12,",
        ",5",
        "1e5",
        "12 tkr",
        "1,23,456",
        "1 234 5,00",
        "--5",
        "-5-",
        "(-5)",
        "(5)-",
        "5 -",
        "5--",
        "kr-",
        "٣",
        "kr",
        True,
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        [1],
        "1e400",
        10**12,
    ],
)
def test_anything_else_is_refused(written: object) -> None:
    with pytest.raises(MoneyError):
        parse_money(written)


def test_an_amount_is_shown_in_swedish() -> None:
    assert format_money(Decimal(23481701)) == f"23{NBSP}481{NBSP}701,00"
    assert format_money(Decimal("-1234.5")) == f"{MINUS}1{NBSP}234,50"
    assert format_money(Decimal("2951350.50"), decimals=0) == f"2{NBSP}951{NBSP}351"
    assert format_money(Decimal("-0.001")) == "0,00"


@pytest.mark.parametrize(
    ("written", "mark", "unit", "amount"),
    [
        ("1.234", ",", 1, "1234"),
        ("1.234", ".", 1000, "1234"),
        ("1,234", ".", 1, "1234"),
        ("-1,234", ",", 1000, "-1234"),
        ("12,5", ".", 1000, "12500"),
        ("1.107.850,00", ".", 1, "1107850"),
        ("28,751201", "", 1_000_000, "28751201"),
        (1107.85, "", 1000, "1107850"),
        (28.751201, "", 1_000_000, "28751201"),
        (0.1 + 0.2, "", 1_000_000, "300000"),
    ],
)
def test_a_known_mark_and_unit_settle_the_amount(
    written: object, mark: str, unit: int, amount: str
) -> None:
    assert parse_money(written, mark=mark, unit=Decimal(unit)) == Decimal(amount)


@pytest.mark.parametrize(("written", "unit"), [("1.2345678", 1000), (999_999_999_999, 1000)])
def test_a_unit_does_not_widen_what_an_amount_can_be(written: object, unit: int) -> None:
    with pytest.raises(MoneyError):
        parse_money(written, mark=".", unit=Decimal(unit))


STYLES: dict[str, Callable[[Decimal], str]] = {
    "swedish": format_money,
    "plain space and kr": lambda amount: f"{format_money(amount).replace(NBSP, ' ')} kr",
    "narrow space": lambda amount: format_money(amount).replace(NBSP, NARROW),
    "published": lambda amount: f"{amount:,.2f}",
    "continental": lambda amount: f"{amount:,.2f}".translate(str.maketrans(",.", ".,")),
    "en dash": lambda amount: format_money(amount).replace(MINUS, "– "),
    "parentheses": lambda amount: (
        f"({format_money(-amount)})" if amount < 0 else format_money(amount)
    ),
    "minus last": lambda amount: (
        f"{format_money(-amount)}-" if amount < 0 else format_money(amount)
    ),
    "bare": str,
}


@pytest.mark.parametrize("style", STYLES)
@given(amount=AMOUNTS)
def test_what_is_written_in_any_style_is_read_back(style: str, amount: Decimal) -> None:
    assert parse_money(STYLES[style](amount)) == amount


@given(amount=st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_spreadsheets_float_is_read_back(amount: Decimal) -> None:
    assert parse_money(float(amount)) == amount


@given(st.one_of(st.text(), st.text("0123456789., -()kr")))
def test_no_text_is_read_as_more_than_an_amount(text: str) -> None:
    try:
        amount = parse_money(text)
    except MoneyError:
        return
    assert amount is None or amount == amount.quantize(Decimal("0.01"))
