"""Which period follows on which, and the years in names."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from objects.periods import Period, with_years_of


def period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-12-31")),
        (("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-12-31")),
        (("2022-07-01", "2023-06-30"), ("2023-07-01", "2024-06-30")),
        (("2022-01-01", "2023-12-31"), ("2024-01-01", "2025-12-31")),
        (("2022-08-16", "2023-08-15"), ("2023-08-16", "2024-08-15")),
        (("2022-01-01", "2022-06-30"), ("2022-07-01", "2022-12-31")),
        (("2022-01-10", "2022-01-19"), ("2022-01-20", "2022-01-29")),
        (("2024-02-29", "2025-02-28"), ("2025-03-01", "2026-03-01")),
        (("2022-05-05", "2022-05-05"), ("2022-05-06", "2022-05-06")),
    ],
)
def test_a_period_is_followed_by_one_as_long(old, new):
    assert period(*old).following() == period(*new)


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(0, 4000))
def test_the_following_period_begins_the_day_after_and_is_about_as_long(start, days):
    old = Period(start, start + timedelta(days=days))
    new = old.following()

    assert new.start == old.end + timedelta(days=1)
    assert abs((new.end - new.start).days - days) <= 3


def test_only_january_to_december_is_a_calendar_year():
    assert period("2022-01-01", "2022-12-31").is_calendar_year
    assert not period("2022-01-01", "2023-12-31").is_calendar_year
    assert not period("2022-07-01", "2023-06-30").is_calendar_year


@pytest.mark.parametrize(
    ("text", "renewed"),
    [
        ("UKFA-2022", "UKFA-2023"),
        ("Mål 2022", "Mål 2023"),
        ("Vision 2030, läget 2022", "Vision 2030, läget 2023"),
        ("rum 20220", "rum 20220"),
        ("UKFA", "UKFA"),
    ],
)
def test_the_year_of_a_name_is_renewed_and_other_numbers_are_not(text, renewed):
    year = period("2022-01-01", "2022-12-31")

    assert with_years_of(text, year, year.following()) == renewed


def test_both_years_of_a_school_year_are_renewed():
    school_year = period("2022-07-01", "2023-06-30")

    assert with_years_of("UKFA-2022-2023", school_year, school_year.following()) == "UKFA-2023-2024"
