"""The tables of a version as a spreadsheet, made from the content that is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tablib import Databook, Dataset

from objects.listing.exports import Cell
from reports.content.decoding import data_of
from reports.issued.follow_up_sheets import follow_up_sheets
from reports.issued.plan_sheets import plan_sheets
from reports.issued.sheets import Part, Sheet

SHEETS: dict[str, Callable[[Part], Sequence[Sheet]]] = {
    "objektplan": plan_sheets,
    "uppfoljning": follow_up_sheets,
}


def workbook(content: str) -> bytes:
    """Give the tables of a version's stored ``content`` as xlsx."""
    data = data_of(content)
    book = Databook()
    for sheet in (_about(data), *SHEETS[data["kind"]](data)):
        book.add_sheet(_dataset(sheet))
    made: bytes = book.export("xlsx")
    return made


def _about(data: Part) -> Sheet:
    facts = [[one["name"], one["value"]] for one in data["facts"]]
    return Sheet("Om dokumentet", ("Uppgift", "Värde"), [["Titel", data["title"]], *facts])


def _dataset(sheet: Sheet) -> Dataset:
    widget = Cell()
    dataset = Dataset(headers=sheet.headings, title=sheet.title)
    for row in sheet.rows:
        dataset.append([widget.render(value) for value in row])
    return dataset
