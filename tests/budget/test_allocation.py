"""Every krona of a shared cost falls on someone, and on the same one each time."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.allocation import AllocationError, allocate

amounts = st.decimals(min_value=-(10**11), max_value=10**11, places=2, allow_nan=False)
weights = st.dictionaries(
    st.text("ABCDEF", min_size=1, max_size=3), st.integers(0, 1000), min_size=1, max_size=8
).filter(lambda found: sum(found.values()) > 0)


def shares_of(found: dict[str, int]) -> dict[str, Fraction]:
    return {code: Fraction(weight, sum(found.values())) for code, weight in found.items()}


@given(amounts, weights)
def test_the_parts_sum_to_the_whole(amount: Decimal, found: dict[str, int]) -> None:
    parts = allocate(amount, shares_of(found))
    assert sum(parts.values()) == amount
    assert set(parts) == set(found)


@given(amounts, weights)
def test_each_part_is_within_one_ore_of_its_exact_share(
    amount: Decimal, found: dict[str, int]
) -> None:
    shares = shares_of(found)
    for code, part in allocate(amount, shares).items():
        assert abs(Fraction(part) - Fraction(amount) * shares[code]) < Fraction(1, 100)


@given(amounts, weights, st.randoms())
def test_the_order_of_the_shares_does_not_matter(
    amount: Decimal, found: dict[str, int], random: "object"
) -> None:
    pairs = list(shares_of(found).items())
    expected = allocate(amount, pairs)
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert allocate(amount, pairs) == expected


@given(amounts, weights)
def test_a_zero_share_gets_nothing(amount: Decimal, found: dict[str, int]) -> None:
    parts = allocate(amount, shares_of(found))
    assert all(parts[code] == 0 for code, weight in found.items() if weight == 0)


@given(amounts, weights)
def test_a_negative_amount_mirrors_the_positive(amount: Decimal, found: dict[str, int]) -> None:
    positive, negative = (allocate(value, shares_of(found)) for value in (amount, -amount))
    assert negative == {code: -part for code, part in positive.items()}


def test_a_lone_ore_goes_to_the_largest_remainder_then_to_the_first_code() -> None:
    seventy_thirty = {"BOU": Fraction(7, 10), "BIN": Fraction(3, 10)}
    assert allocate(Decimal("0.01"), seventy_thirty)["BOU"] == Decimal("0.01")
    halves = {"BOU": Fraction(1, 2), "BIN": Fraction(1, 2)}
    assert allocate(Decimal("0.01"), halves) == {"BIN": Decimal("0.01"), "BOU": Decimal("0.00")}


def test_a_common_line_falls_as_in_the_published_plan() -> None:
    key = {"AMI": Fraction(1, 10), "BIN": Fraction(1, 5), "BOU": Fraction(1, 2)}
    parts = allocate(Decimal("236300.00"), {**key, "KOF": Fraction(1, 5)})
    assert parts == {
        "AMI": Decimal("23630.00"),
        "BIN": Decimal("47260.00"),
        "BOU": Decimal("118150.00"),
        "KOF": Decimal("47260.00"),
    }


@pytest.mark.parametrize(
    "shares",
    [
        [],
        [("A", Fraction(9, 10))],
        [("A", Fraction(11, 10)), ("B", Fraction(-1, 10))],
        [("A", Fraction(1, 2)), ("A", Fraction(1, 2))],
    ],
)
def test_shares_that_are_not_the_whole_are_refused(shares: list[tuple[str, Fraction]]) -> None:
    with pytest.raises(AllocationError):
        allocate(Decimal(1), shares)


def test_parts_of_an_ore_are_refused() -> None:
    with pytest.raises(AllocationError):
        allocate(Decimal("0.005"), {"A": Fraction(1)})
