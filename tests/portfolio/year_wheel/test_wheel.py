"""The picture: where marks stand, what they tell, and today's hand."""

from datetime import date
from itertools import pairwise
from math import atan2, hypot, tau
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.year_wheel.entries import Entry, Kind, Source
from portfolio.year_wheel.wheel import CENTRE, MARK, TRACKS, Mark, wheel

TODAY = date(2023, 6, 1)


def entry(day: date, kind: Kind = Kind.DECISION, **fields: Any) -> Entry:
    return Entry(Source.DAY, day.toordinal(), day, kind, **{"title": "Dag"} | fields)


def turn_of(mark: Mark) -> float:
    """How far round the wheel a mark stands, as a part of the whole turn."""
    x, y = float(mark.x) - CENTRE, CENTRE - float(mark.y)
    return atan2(x, y) % tau / tau


@pytest.mark.parametrize(
    ("day", "turn"),
    [
        (date(2023, 1, 1), 0.0),
        (date(2023, 4, 2), 0.25),
        (date(2023, 7, 2), 0.5),
        (date(2023, 10, 1), 0.75),
        (date(2023, 12, 31), 1.0),
    ],
)
def test_the_year_goes_clockwise_from_the_top(day: date, turn: float):
    [mark] = wheel(2023, [entry(day)], TODAY).marks
    assert min(abs(turn_of(mark) - turn), abs(turn_of(mark) - turn + 1)) < 0.005


def test_each_kind_has_its_own_track():
    drawn = wheel(2023, [entry(TODAY, kind) for kind in Kind], TODAY)
    distances = [hypot(float(one.x) - CENTRE, float(one.y) - CENTRE) for one in drawn.marks]
    assert distances == pytest.approx(list(TRACKS.values()), abs=0.2)


@given(
    days=st.lists(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=60),
    kind=st.sampled_from(list(Kind)),
)
def test_no_mark_covers_another_of_its_kind_and_none_is_lost(days: list[date], kind: Kind):
    marks = wheel(2024, [entry(day, kind) for day in sorted(days)], TODAY).marks

    assert sum(mark.number for mark in marks) == len(days)
    for one, following in pairwise(marks):
        apart = (turn_of(following) - turn_of(one)) * tau * TRACKS[kind]
        assert apart > 2 * MARK - 0.5


def test_a_mark_tells_the_days_that_it_stands_for():
    days = [entry(date(2023, 11, 16), title="BIN beslutar"), entry(date(2023, 11, 17))]
    [mark] = wheel(2023, days, TODAY).marks
    assert (mark.number, mark.title) == (2, "16 november: BIN beslutar; 17 november: Dag")


def test_a_shared_mark_is_mine_if_one_day_is_and_past_when_all_are():
    soon, passed = entry(date(2023, 6, 2), mine="du är ledamot"), entry(date(2023, 5, 31))
    [mark] = wheel(2023, [passed, soon], TODAY).marks
    assert (mark.mine, mark.past) == (True, False)
    [mark] = wheel(2023, [passed], TODAY).marks
    assert (mark.mine, mark.past) == (False, True)


def test_the_hand_shows_today_in_its_own_year_only():
    assert wheel(2023, [], TODAY).hand
    assert wheel(2024, [], TODAY).hand is None


def test_past_months_this_month_and_coming_ones_differ():
    states = [month.state for month in wheel(2023, [], TODAY).months]
    assert states == ["past"] * 5 + ["now"] + ["coming"] * 6


def test_the_picture_is_told_in_words():
    days = [entry(date(2023, 9, 27), Kind.PRELIMINARY), entry(date(2023, 11, 16))]
    told = wheel(2023, days, TODAY).description
    assert "Objektplan 0.8: 27 september. Beslut: 16 november." in told
    assert "Inga dagar." in wheel(2023, [], TODAY).description
