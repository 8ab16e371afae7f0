"""Counts, lists and cut texts of the draft."""

import pytest

from portfolio.renewal.draft.phrases import (
    MOST,
    bullets,
    counted_level,
    sentence,
    shortened,
    states,
)


def test_long_lists_are_cut_and_counted():
    assert bullets([f"nr {number}" for number in range(MOST + 5)]).count("<li>") == MOST + 1
    assert bullets([str(number) for number in range(MOST + 5)]).endswith(
        "<li>och 5 till.</li></ul>"
    )
    assert bullets([]) == ""


@pytest.mark.parametrize(
    ("number", "words", "phrase"),
    [
        (3, ("Långsiktigt mål", "Långsiktiga mål"), "tre långsiktiga mål"),
        (1, ("Långsiktigt mål", "Långsiktiga mål"), "ett långsiktigt mål"),
        (1, ("Fokusområde", "Fokusområden"), "ett fokusområde"),
        (1, ("Nivå", "Nivåer"), "1 nivå"),
        (13, ("Delmål", "Delmål"), "13 delmål"),
    ],
)
def test_levels_are_counted_in_words(number, words, phrase):
    assert counted_level(number, *words) == phrase


def test_phrases_end_and_are_cut_as_they_should():
    assert [sentence(text) for text in ("Klar", "Klar.", "Klar?", "")] == [
        "Klar.",
        "Klar.",
        "Klar?",
        "",
    ]
    assert shortened("Byta system.", 20) == "Byta system"
    assert shortened("Byta system i hela kommunen", 16) == "Byta system i …"
    assert len(shortened("x" * 300, 200)) <= 200
    assert states([]) == ""
