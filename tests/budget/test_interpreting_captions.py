"""What single captions and titles say."""

import pytest

from budget.interpreting.caption_slots import told_by
from budget.interpreting.caption_words import BY_CAPTION
from budget.interpreting.captions import words_of
from budget.interpreting.roles import Sort
from objects.sheets import fold


@pytest.mark.parametrize(
    ("text", "year"),
    [("B 23", 2023), ("Budget 2022", 2022), ("b 13", None), ("Budget 2022, blankett B 25", 2022)],
)
def test_a_short_year_is_a_near_one_and_gives_way_to_a_written_one(text, year):
    assert told_by(words_of(text)).year == year


@pytest.mark.parametrize("caption", ["Bärs av", "Bärare"])
def test_who_bears_a_cost_is_a_namnd(caption):
    assert BY_CAPTION[fold(caption)] == Sort.UNIT
