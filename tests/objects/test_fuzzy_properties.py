"""What holds for every point in time, not only for the ones seen so far."""

import contextlib
import string
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from objects.fuzzy import FuzzyDate, FuzzyDateError, Precision, before, parse_fuzzy
from objects.fuzzy.labels import MONTHS

YEARS = st.integers(1901, 2198)
YEAR_TEXTS = st.one_of(st.just(""), YEARS.map(lambda year: f" {year}"))
TEXTS = st.one_of(
    st.sampled_from(MONTHS),
    st.sampled_from([month[:3] for month in MONTHS]),
    st.tuples(st.sampled_from(MONTHS), st.sampled_from(MONTHS)).map("/".join),
    st.sampled_from(["Kvartal 1", "kv 2", "Q3", "kvartal 1-4", "Kvartal 2–3"]),
    st.sampled_from(["VT", "ht", "hösten", "Våren", "sommaren", "31 december", "1/2"]),
)
WRITTEN = st.one_of(
    st.tuples(
        st.sampled_from(["", "Förskjuts till ", "senast "]),
        TEXTS,
        YEAR_TEXTS,
        st.sampled_from(["", "*", " *"]),
    ).map("".join),
    YEARS.map(str),
    st.dates(date(1901, 1, 1), date(2198, 12, 31)).map(str),
    st.sampled_from(["löpande", "Kontinuerligt*"]),
)
DATES = st.builds(lambda text, year: parse_fuzzy(text, year=year), WRITTEN, YEARS)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@st.composite
def values(draw: st.DrawFn) -> FuzzyDate:
    """Any value at all, whatever its text."""
    days = sorted([draw(st.dates()), draw(st.dates(max_value=date(9999, 12, 30)))])
    precision = draw(st.sampled_from(list(Precision)))
    bare = precision in (Precision.CONTINUOUS, Precision.BEFORE)
    end = None if precision is Precision.CONTINUOUS else days[1]
    return FuzzyDate(None if bare else days[0], end, precision, draw(ANY_TEXT))


@given(WRITTEN, YEARS)
def test_the_text_is_kept_as_written(text: str, year: int) -> None:
    assert str(parse_fuzzy(text, year=year)) == text


@given(DATES)
def test_it_never_ends_before_it_starts(value: FuzzyDate) -> None:
    assert value.start is None or value.end is None or value.start <= value.end


@given(values())
def test_what_is_encoded_is_decoded_to_the_same(value: FuzzyDate) -> None:
    assert FuzzyDate.decode(value.encode()) == value


@given(values(), values())
def test_encoded_texts_sort_as_the_dates_do(one: FuzzyDate, other: FuzzyDate) -> None:
    assert (one.encode() < other.encode()) == (one.sort_key < other.sort_key)
    if one.is_after(other):
        assert one.encode() > other.encode()


@given(DATES, YEARS)
def test_a_label_is_read_back_to_the_same_days(value: FuzzyDate, year: int) -> None:
    again = parse_fuzzy(value.label(), year=year)

    assert again.sort_key[:3] == value.sort_key[:3]
    assert again.label() == value.label()


@given(DATES, YEARS)
def test_the_date_before_a_move_is_earlier_and_can_be_read_back(
    value: FuzzyDate, year: int
) -> None:
    planned = before(value)

    assert value.is_after(planned) or value.end is None
    assert parse_fuzzy(planned.text, year=year).end == planned.end
    assert parse_fuzzy(planned.label(), year=year).end == planned.end


@given(st.one_of(st.text(max_size=30), st.text(string.digits + "-/* htvkqår", max_size=12)), YEARS)
def test_any_other_text_is_refused_in_one_way_only(text: str, year: int) -> None:
    with contextlib.suppress(FuzzyDateError):
        parse_fuzzy(text, year=year)
