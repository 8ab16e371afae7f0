"""The parts that lists share."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from objects.listing.chips import tidy
from objects.listing.counting import Count
from objects.listing.exports import Cell
from objects.listing.links import pager
from objects.listing.pages import ListPaginator
from objects.listing.search import containing
from objects.templatetags.portfolio_format import day_in_text, kronor
from tests.build import NEW_YEAR


def shown(rows: int, page: int, *, exact: bool = True, known: int | None = None) -> list[int]:
    total = Count(rows if known is None else known, exact=exact)
    paginator = ListPaginator(range(rows), 10, total=total)
    return [link.number for link in pager(paginator.page(page), QueryDict()).pages]


def test_the_pager_shows_the_ends_and_what_is_near():
    assert shown(200, 1) == [1, 2, 3, 0, 20]
    assert shown(200, 10) == [1, 0, 8, 9, 10, 11, 12, 0, 20]
    assert shown(200, 20) == [1, 0, 18, 19, 20]


def test_one_page_needs_no_pager():
    assert shown(10, 1) == []
    assert shown(0, 1) == []


def test_the_end_of_a_list_of_unknown_length_is_not_promised():
    assert shown(200, 5, exact=False, known=30) == [1, 0, 3, 4, 5, 6]
    assert shown(50, 5, exact=False, known=30) == [1, 0, 3, 4, 5]


def test_a_page_past_a_known_end_is_the_last():
    paginator = ListPaginator(range(25), 10, total=Count(25))
    page = paginator.page(9)
    assert (page.number, page.first, page.last, page.has_next()) == (3, 21, 25, False)


@pytest.mark.parametrize(
    ("count", "label"),
    [
        (Count(0), "0"),
        (Count(12345), "12\N{NO-BREAK SPACE}345"),
        (Count.within(1000, 1000), "1\N{NO-BREAK SPACE}000"),
        (Count.within(1001, 1000), "fler än 1\N{NO-BREAK SPACE}000"),
    ],
)
def test_a_count_says_what_it_knows(count, label):
    assert count.label == label


def test_empty_parameters_leave_the_address():
    assert tidy(QueryDict("q=&a=1&b=+&c=2&c=")).urlencode() == "a=1&c=2"


@pytest.mark.parametrize("text", ["=1+1", "+46", "-x", "@cmd", "\tx", "\rx"])
def test_text_that_a_program_could_run_is_marked_as_text(text):
    assert Cell().render(text) == f"'{text}"
    assert Cell().render(Cell().render(text)) == f"'{text}"


def test_numbers_stay_numbers_and_nothing_stays_empty():
    assert Cell().render(Decimal("-1.50")) == Decimal("-1.50")
    assert Cell().render(3) == 3
    assert Cell().render(None) == ""


def test_every_word_must_be_found_but_each_in_any_field():
    condition = str(containing("ett ord", ["title", "note"]))
    assert condition.count("title__icontains") == condition.count("note__icontains") == 2


def test_amounts_and_days_are_written_in_swedish():
    space = "\N{NO-BREAK SPACE}"
    assert kronor(Decimal("-1234567.5")) == f"\N{MINUS SIGN}1{space}234{space}567,50"
    assert kronor(None) == ""
    assert day_in_text(NEW_YEAR) == "1 januari 2022"
    assert day_in_text(None) == ""
