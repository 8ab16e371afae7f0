"""Addresses within a list: the same filters, another order or another page."""

from dataclasses import dataclass

from django.http import QueryDict

from objects.listing.pages import ListPage
from objects.listing.table import PAGE_FIELD, SORT_FIELD, ListTable

NEAR = 2


@dataclass(frozen=True)
class Head:
    """A column's head; ``href`` is empty where the column does not sort.

    ``sorted`` is "ascending", "descending" or empty, as aria-sort names it.
    """

    name: str
    label: str
    css: str
    href: str
    sorted: str


@dataclass(frozen=True)
class PageLink:
    """A page to go to; number 0 stands for pages left out."""

    number: int
    href: str
    current: bool


@dataclass(frozen=True)
class Pager:
    """The way through the pages of a list."""

    previous: str
    next: str
    pages: tuple[PageLink, ...]


def _address(params: QueryDict, **changed: str) -> str:
    copy = params.copy()
    for name, value in changed.items():
        copy[name] = value
    return f"?{copy.urlencode()}"


def heads(table: ListTable, params: QueryDict) -> list[Head]:
    """The heads of ``table``; following one keeps the filters and begins at the first page."""
    kept = params.copy()
    kept.pop(PAGE_FIELD, None)
    found = []
    for column in table.columns:
        order = column.order_by_alias if column.orderable else None
        current = ""
        if column.is_ordered:
            current = "descending" if order and order.is_descending else "ascending"
        following = f"-{column.name}" if current == "ascending" else column.name
        href = _address(kept, **{SORT_FIELD: following}) if order is not None else ""
        found.append(Head(column.name, column.header, column.column.css, href, current))
    return found


def pager(page: ListPage, params: QueryDict) -> Pager:
    """Links to the pages near ``page``, and to the first and last where the last is known."""

    def href(number: int) -> str:
        return _address(params, **{PAGE_FIELD: str(number)})

    links = tuple(
        PageLink(number, href(number) if number else "", current=number == page.number)
        for number in _shown(page)
    )
    return Pager(
        previous=href(page.number - 1) if page.number > 1 else "",
        next=href(page.number + 1) if page.has_next() else "",
        pages=links if len(links) > 1 else (),
    )


def _shown(page: ListPage) -> list[int]:
    last = page.paginator.num_pages if page.paginator.total.exact else page.number + page.has_next()
    near = set(range(page.number - NEAR, page.number + NEAR + 1)) | {1, last}
    shown: list[int] = []
    for number in sorted(number for number in near if 1 <= number <= last):
        if shown and number - shown[-1] > 1:
            shown.append(0)
        shown.append(number)
    return shown
