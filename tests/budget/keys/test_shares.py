"""Shares are read as people write them, and kept as exact fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.allocation import Split
from budget.keys.shares import ShareError, fault_in_sum, fractions_of, read_number

weights = st.lists(st.integers(0, 40_000), min_size=1, max_size=8).filter(any)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("70", Fraction(7, 10)),
        ("33,3333 %", Fraction(333_333, 1_000_000)),
        ("1/3", Fraction(1, 3)),
        ("0", Fraction(0)),
        ("12.5", Fraction(1, 8)),
    ],
)
def test_a_percentage_is_read_exactly(text: str, share: Fraction):
    assert read_number(text, "procent") == share


@pytest.mark.parametrize("text", ["", "-1", "1/0", "sju", "1e3", "9" * 40, "1,2,3", "\0", "½"])
def test_what_is_no_share_is_refused_with_what_was_expected(text: str):
    for basis in ("procent", "vikt"):
        with pytest.raises(ShareError, match="Skriv en"):
            read_number(text, basis)


@given(weights)
def test_weights_become_shares_of_their_sum_and_can_be_read_back(found: list[int]):
    fractions = fractions_of([Fraction(one) for one in found], "vikt")
    shares = [Fraction(*one) for one in fractions]
    assert sum(shares) == 1
    assert [part for part, _ in fractions] == found
    assert Split.of(list(enumerate(shares))).allocate_ore(12_345)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_sum_is_told_with_what_is_missing_or_too_much():
    few, many = [Fraction(7, 10), Fraction(1, 4)], [Fraction(7, 10), Fraction(1, 3)]
    assert plain(fault_in_sum(few, "procent")) == (
        "Andelarna ska bli 100 % tillsammans men blir 95 %. Det fattas 5 %."
    )
    assert plain(fault_in_sum(many, "procent")).endswith("Det är 3,3333 % (1/30) för mycket.")
    assert fault_in_sum([Fraction(1, 3)] * 3, "procent") == ""
    assert fault_in_sum([Fraction(0)], "vikt") != ""


def test_numbers_too_fine_to_keep_are_refused():
    with pytest.raises(ShareError, match="fler siffror"):
        fractions_of(
            [Fraction(1, 3_000_000_007), Fraction(3_000_000_006, 3_000_000_007)], "procent"
        )


def test_large_weights_keep_their_proportions():
    """They are read back from the numerators, so all are reduced by the same."""
    weights = [Fraction(2_000_000_000), Fraction(1_000_000_000), Fraction(1_000_000_000)]
    assert fractions_of(weights, "vikt") == [(2, 4), (1, 4), (1, 4)]
