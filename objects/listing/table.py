"""The table of a list page: django-tables2 keeps columns and order, a template prints the rows.

Cells are printed by ``row_template`` straight from the record, since rendering them one by one
costs more than the rest of the page together.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, Self

import django_tables2 as tables
from django.db.models import F, QuerySet

from objects.listing.counting import Count
from objects.listing.pages import PER_PAGE, ListPaginator

SORT_FIELD = "sortera"
PAGE_FIELD = "sida"


class ListColumn(tables.Column):
    """A column that sorts by the fields or expressions ``by``.

    What is empty stands last in either direction; ``filled`` says that nothing is, which lets the
    database read one index both ways.
    """

    def __init__(
        self, heading: str, *, by: Sequence[Any] = (), filled: bool = False, css: str = ""
    ) -> None:
        super().__init__(verbose_name=heading, orderable=bool(by), empty_values=())
        self.by = by
        self.css = css
        self.last = None if filled else True

    def order(self, queryset: QuerySet[Any], is_descending: bool) -> tuple[QuerySet[Any], bool]:
        """Order ``queryset``, always ending with the key so that pages never share a row."""
        fields = [F(one) if isinstance(one, str) else one for one in self.by]
        if is_descending:
            falling = [field.desc(nulls_last=self.last) for field in fields]
            return queryset.order_by(*falling, "-pk"), True
        return queryset.order_by(*(field.asc(nulls_last=self.last) for field in fields), "pk"), True


class ListTable(tables.Table):
    """A table of ``records``-to-be-printed with heads that sort."""

    row_template: ClassVar[str] = ""
    caption: ClassVar[str] = ""

    class Meta:
        template_name = "components/table.html"
        order_by_field = SORT_FIELD
        page_field = PAGE_FIELD

    @classmethod
    def of(cls, found: QuerySet[Any], *, order: str, page: str, total: Count) -> Self:
        """Give the page ``page`` of ``found``, sorted by the column that ``order`` names.

        A name that begins with "-" means falling order; what names no column that sorts is passed
        over, and then the order of ``found`` stands.
        """
        table = cls(data=found, order_by=order)
        table.paginate(paginator_class=ListPaginator, per_page=PER_PAGE, page=page, total=total)
        return table

    @property
    def ordered(self) -> QuerySet[Any]:
        """All rows in the order of the table, for export."""
        found: QuerySet[Any] = self.data.data
        return found
