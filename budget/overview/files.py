"""A table of a page as a file; amounts stay numbers."""

from __future__ import annotations

from django.http import HttpResponse
from tablib import Dataset

from budget.overview.tables import Row, Table
from objects.listing.exports import Cell, dataset_file


def table_file(table: Table, name: str, kind: str) -> HttpResponse:
    """Give ``table`` as csv or xlsx; the total stands first, as on the page."""
    widget = Cell()
    dataset = Dataset(
        headers=[table.first, "Anmärkning", *table.headings], title=table.title.rstrip("?")[:31]
    )
    for row in table.all_rows:
        dataset.append([widget.render(value) for value in _values(row)])
    return dataset_file(dataset, f"{name}-{table.slug}", kind)


def _values(row: Row) -> list[object]:
    note = ". ".join(filter(None, (row.note, row.mark.text if row.mark else "")))
    return [row.name, note, *(cell.value for cell in row.cells)]
