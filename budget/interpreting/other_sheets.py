"""The sheets beside the one that is read: keys and sums in a form that is known as it stands."""

from collections.abc import Iterator

from budget.importing.tables import Detail, Table, read_table
from objects.sheets import FaultyFileError, Workbook


def keys_in(workbook: Workbook, year: int) -> list[str]:
    """Names of the distribution keys that the workbook itself tells the shares of."""
    names = (
        table.header.text(row, "key")
        for table in known_tables(workbook, year)
        if table.detail == Detail.KEYS
        for row in table.header.sheet.rows
        if row.number > table.header.number
    )
    return list(dict.fromkeys(filter(None, names)))


def compared_with(
    workbook: Workbook, name: str, detail: Detail | None, year: int
) -> tuple[str, ...]:
    """The sheets to read beside the one called `name`: keys, and tables that tell less."""
    if detail is None:
        return ()
    return tuple(
        table.name
        for table in known_tables(workbook, year)
        if table.name != name and (table.detail == Detail.KEYS or table.detail < detail)
    )


def known_tables(workbook: Workbook, year: int) -> Iterator[Table]:
    """The visible sheets that the import understands without a reading."""
    for sheet in workbook.sheets:
        if sheet.is_hidden or not sheet.rows:
            continue
        try:
            table = read_table(sheet, year)
        except FaultyFileError:
            continue
        if table is not None:
            yield table
