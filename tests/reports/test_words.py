"""Numbers and sentences in Swedish words."""

import pytest

from reports.content.words import counted, counting_sentence, listed, number_word


@pytest.mark.parametrize(
    ("number", "phrase"),
    [
        (0, "Inga aktiviteter"),
        (1, "En aktivitet"),
        (2, "Två aktiviteter"),
        (12, "Tolv aktiviteter"),
        (13, "13 aktiviteter"),
    ],
)
def test_numbers_to_twelve_are_words_and_one_is_singular(number: int, phrase: str) -> None:
    assert counted(number, "aktivitet", "aktiviteter") == phrase


def test_one_follows_the_gender_of_the_noun() -> None:
    assert counted(1, "mål", "mål", neuter=True) == "Ett mål"
    assert number_word(1) == "en"


def test_the_counting_sentence_is_that_of_the_follow_up_of_2022() -> None:
    assert counting_sentence(9, 11, year=2022, later="2023") == (
        "Nio aktiviteter har senarelagts under 2022 och elva aktiviteter har förskjutits till 2023."
    )


def test_the_counting_sentence_is_right_with_none_and_one() -> None:
    assert counting_sentence(0, 1, year=2022, later="2023") == (
        "Inga aktiviteter har senarelagts under 2022 och en aktivitet har förskjutits till 2023."
    )
    assert counting_sentence(1, 0, year=2022, later="2023") == (
        "En aktivitet har senarelagts under 2022 och inga aktiviteter har förskjutits till 2023."
    )


def test_lists_end_with_och() -> None:
    assert [listed([]), listed(["BIN"]), listed(["BIN", "BOU"]), listed(["A", "B", "C"])] == [
        "",
        "BIN",
        "BIN och BOU",
        "A, B och C",
    ]
