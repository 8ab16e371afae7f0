"""``moved`` is the database's own answer; ``FuzzyDate.is_after`` gives the same one in Python."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.models import Activity
from objects.fuzzy import FuzzyDate, Precision, before, parse_fuzzy
from tests.build import make_activity

pytestmark = pytest.mark.django_db

WORDS = (
    *("december", "maj/november", "kvartal 2-3", "hösten", "HT", "VT", "31 augusti"),
    *("löpande", "tidigare än december"),
)
fuzzy_dates = st.builds(
    lambda word, year: parse_fuzzy(word, year=year), st.sampled_from(WORDS), st.integers(2020, 2024)
)
days = st.dates(date(1900, 1, 1), date.max).map(
    lambda day: FuzzyDate(day, day, Precision.DAY, day.isoformat())
)


def read(text: str) -> FuzzyDate:
    return parse_fuzzy(text, year=2022)


def moved(activity: Activity, planned: FuzzyDate | None, current: FuzzyDate | None) -> bool:
    activity.planned_deadline, activity.deadline = planned, current
    activity.save()
    return Activity.objects.filter(pk=activity.pk, moved=True).exists()


@pytest.fixture
def activity() -> Activity:
    return make_activity()


@settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(planned=fuzzy_dates | days, current=fuzzy_dates | days)
def test_the_database_answers_as_the_fuzzy_date_does(activity, planned, current):
    assert moved(activity, planned, current) is current.is_after(planned)


@pytest.mark.parametrize(
    ("planned", "current"),
    [
        ("december 2022", "löpande"),
        ("december 2022", "december 2022"),
        ("december 2022", "maj 2022"),
        ("HT 2022", "december 2022"),
        ("löpande", "december 2023"),
        ("löpande", "löpande"),
    ],
)
def test_what_ends_no_later_is_not_moved(activity, planned, current):
    assert not moved(activity, read(planned), read(current))
    assert not read(current).is_after(read(planned))


@pytest.mark.parametrize(
    ("planned", "current"),
    [
        ("december 2022", "2023"),
        ("december 2022", "Förskjuts till hösten 2023*"),
        ("kvartal 2 2022", "kvartal 2-3 2022"),
        ("2022-08-31", "2022-09-01"),
    ],
)
def test_what_ends_later_is_moved(activity, planned, current):
    assert moved(activity, read(planned), read(current))
    assert read(current).is_after(read(planned))


def test_a_date_that_was_moved_from_an_unknown_one_is_moved(activity):
    current = read("December*")

    assert moved(activity, before(current), current)


@pytest.mark.parametrize(("planned", "current"), [(None, None), (None, "2023"), ("2022", None)])
def test_nothing_is_moved_when_one_of_the_dates_is_missing(activity, planned, current):
    assert not moved(activity, planned and read(planned), current and read(current))
