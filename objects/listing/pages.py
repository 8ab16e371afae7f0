"""Pages of a list whose length may be known only within bounds."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

from objects.listing.counting import Count

if TYPE_CHECKING:
    AnyPaginator = Paginator[Any]
    AnyPage = Page[Any]
else:
    AnyPaginator, AnyPage = Paginator, Page

PER_PAGE = 50
# A page further on than any database wants to count its way to.
LAST_PAGE = 100_000


class ListPaginator(AnyPaginator):
    """A paginator that is told how many rows there are, and so never counts them itself."""

    def __init__(self, object_list: Any, per_page: int, *, total: Count, **kwargs: Any) -> None:
        self.total = total
        super().__init__(object_list, per_page, **kwargs)

    @property
    def count(self) -> int:
        """The number of rows, or as many as are known."""
        return self.total.number

    def page(self, number: int | str) -> "ListPage":
        """Give a page: the first for what is no number, the last for one past a known end."""
        wanted = self._sensible(number)
        start = (wanted - 1) * self.per_page
        rows = list(self.object_list[start : start + self.per_page + 1])
        more = len(rows) > self.per_page
        return ListPage(rows[: self.per_page], wanted, self, more=more)

    def _sensible(self, number: int | str) -> int:
        try:
            wanted = max(1, int(number))
        except ValueError:
            return 1
        return min(wanted, self.num_pages if self.total.exact else LAST_PAGE)


class ListPage(AnyPage):
    """A page that knows by itself whether another follows."""

    paginator: ListPaginator

    def __init__(self, rows: Any, number: int, paginator: ListPaginator, *, more: bool) -> None:
        super().__init__(rows, number, paginator)
        self.more = more

    def has_next(self) -> bool:
        return self.more

    @property
    def first(self) -> int:
        """The number of the first row on the page, from one."""
        return (self.number - 1) * self.paginator.per_page + 1

    @property
    def last(self) -> int:
        """The number of the last row on the page."""
        return self.first + len(self.object_list) - 1
