"""Points in time as plans write them."""

from datetime import date

import pytest

from objects.fuzzy import FuzzyDate, FuzzyDateError, Precision, before, is_starred, parse_fuzzy

CASES = [
    ("December", "2022-12-01", "2022-12-31", Precision.MONTH, "december 2022"),
    ("December*", "2022-12-01", "2022-12-31", Precision.MONTH, "december 2022"),
    ("JUNI *", "2022-06-01", "2022-06-30", Precision.MONTH, "juni 2022"),
    ("oktober 2021", "2021-10-01", "2021-10-31", Precision.MONTH, "oktober 2021"),
    ("dec", "2022-12-01", "2022-12-31", Precision.MONTH, "december 2022"),
    ("sept.", "2022-09-01", "2022-09-30", Precision.MONTH, "september 2022"),
    ("feb -24", "2024-02-01", "2024-02-29", Precision.MONTH, "februari 2024"),
    ("2022-10", "2022-10-01", "2022-10-31", Precision.MONTH, "oktober 2022"),
    ("Maj/November", "2022-05-01", "2022-11-30", Precision.MONTHS, "maj/november 2022"),
    ("maj och november", "2022-05-01", "2022-11-30", Precision.MONTHS, "maj/november 2022"),
    ("december/januari", "2022-12-01", "2023-01-31", Precision.MONTHS, None),
    ("december/januari 2022", "2021-12-01", "2022-01-31", Precision.MONTHS, None),
    ("Kvartal 2-3", "2022-04-01", "2022-09-30", Precision.QUARTER, "kvartal 2–3 2022"),
    ("Kv 2", "2022-04-01", "2022-06-30", Precision.QUARTER, "kvartal 2 2022"),
    ("Q4-23", "2023-10-01", "2023-12-31", Precision.QUARTER, "kvartal 4 2023"),
    ("Förskjuts till 2023*", "2023-01-01", "2023-12-31", Precision.YEAR, "2023"),
    (
        "Förskjuts till hösten 2023*",
        "2023-09-01",
        "2023-11-30",
        Precision.SEASON,
        "hösten 2023",
    ),
    ("under våren", "2022-03-01", "2022-05-31", Precision.SEASON, "våren 2022"),
    ("HT 2023", "2023-07-01", "2023-12-31", Precision.HALF_YEAR, "HT 2023"),
    ("ht-22", "2022-07-01", "2022-12-31", Precision.HALF_YEAR, "HT 2022"),
    ("VT 2023", "2023-01-01", "2023-06-30", Precision.HALF_YEAR, "VT 2023"),
    ("höstterminen 2023", "2023-07-01", "2023-12-31", Precision.HALF_YEAR, "HT 2023"),
    ("2022-08-31", "2022-08-31", "2022-08-31", Precision.DAY, "31 augusti 2022"),
    ("2022-08-31 00:00:00", "2022-08-31", "2022-08-31", Precision.DAY, "31 augusti 2022"),
    ("31 augusti 2022", "2022-08-31", "2022-08-31", Precision.DAY, "31 augusti 2022"),
    ("den 1 jan", "2022-01-01", "2022-01-01", Precision.DAY, "1 januari 2022"),
    ("29/9 2021", "2021-09-29", "2021-09-29", Precision.DAY, "29 september 2021"),
    ("2023", "2023-01-01", "2023-12-31", Precision.YEAR, "2023"),
    ("löpande", None, None, Precision.CONTINUOUS, "löpande"),
    ("Kontinuerligt", None, None, Precision.CONTINUOUS, "löpande"),
    ("Tidigare än december 2022", None, "2022-11-30", Precision.BEFORE, None),
]


@pytest.mark.parametrize(("text", "start", "end", "precision", "label"), CASES)
def test_what_plans_write_is_read_with_its_days(
    text: str, start: str | None, end: str | None, precision: Precision, label: str | None
) -> None:
    found = parse_fuzzy(text, year=2022)

    assert found.start == (date.fromisoformat(start) if start else None)
    assert found.end == (date.fromisoformat(end) if end else None)
    assert found.precision is precision
    assert str(found) == text
    assert label is None or found.label() == label


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "*",
        "snart",
        "31 februari",
        "13/13",
        "kvartal 5",
        "kvartal 3-2",
        "vintern",
        "1900-1",
        "2022-2023",
        "december 22",
        "december 2022 kanske",
        "slutet av året",
        "HT 2",
        "x" * 201,
    ],
)
def test_what_is_no_point_in_time_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(FuzzyDateError) as caught:
        parse_fuzzy(text, year=2022)

    assert caught.value.value == text
    assert "december 2022" in caught.value.expected


@pytest.mark.parametrize("text", ["December", "Kvartal 2", "hösten", "VT", "29/9", "maj/november"])
def test_a_text_without_a_year_needs_one_from_its_plan(text: str) -> None:
    with pytest.raises(FuzzyDateError, match="årtal"):
        parse_fuzzy(text, year=None)


def test_a_starred_deadline_counts_as_moved() -> None:
    assert is_starred("December*")
    assert is_starred("December * ")
    assert is_starred("Förskjuts till 2023")
    assert not is_starred("December")
    assert not is_starred("Maj/November")


def test_the_date_before_a_move_ends_where_the_new_one_begins() -> None:
    moved = parse_fuzzy("December*", year=2022)
    planned = before(moved)

    assert planned.end == date(2022, 11, 30)
    assert str(planned) == "tidigare än december 2022"
    assert moved.is_after(planned)
    assert not planned.is_after(moved)


def test_something_without_an_end_comes_last() -> None:
    running = parse_fuzzy("löpande", year=2022)

    assert running.sort_key > parse_fuzzy("2199", year=2022).sort_key


def test_something_without_an_end_is_no_delay() -> None:
    running = parse_fuzzy("löpande*", year=2022)

    assert not running.is_after(parse_fuzzy("december", year=2022))
    assert not running.is_after(before(running))


def test_a_narrower_time_with_the_same_last_day_is_no_delay() -> None:
    assert not parse_fuzzy("december", year=2022).is_after(parse_fuzzy("HT", year=2022))


@pytest.mark.parametrize("encoded", ["", "December", "2022-12-31 2022-12-01 fortnight December"])
def test_a_column_that_holds_something_else_is_not_taken_for_a_date(encoded: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        FuzzyDate.decode(encoded)


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        (None, date(2022, 1, 1), Precision.DAY),
        (date(2022, 1, 1), None, Precision.DAY),
        (date(2022, 1, 2), date(2022, 1, 1), Precision.MONTH),
        (date(2022, 1, 1), date(2022, 1, 1), Precision.CONTINUOUS),
    ],
)
def test_days_that_do_not_fit_the_precision_are_refused(
    start: date | None, end: date | None, precision: Precision
) -> None:
    with pytest.raises(ValueError, match=r"."):
        FuzzyDate(start, end, precision, "")
