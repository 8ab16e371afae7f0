"""Tables on their way in: which cells are headings, and rows of one width."""

from itertools import takewhile

from objects.richtext.blocks import Block, Cell, Table, Text
from objects.richtext.style import Attributes

MOST_COLUMNS = 20


def span_of(attributes: Attributes, name: str, *, most: int = MOST_COLUMNS) -> int:
    """Read a whole number from 1 to ``most``; what is none, or larger, is 1."""
    value = attributes.get(name, "").strip()
    if not (value.isascii() and value.isdigit() and len(value) < 6):
        return 1
    return int(value) if 1 <= int(value) <= most else 1


def finished(table: Table) -> list[Block]:
    """Give what the table becomes: itself, or what it held if it only framed a text."""
    table.rows = [row for row in table.rows if row]
    cells = [cell for row in table.rows for cell in row]
    if len(cells) < 2 or not any(cell.blocks for cell in cells):
        return [*table.above, *(block for cell in cells for block in cell.blocks)]
    if not any(cell.head for cell in cells):
        # Word processors have no way to say it, and PDF/UA asks for it.
        for cell in table.rows[0] if len(table.rows) > 1 else table.rows[0][:1]:
            cell.head = True
    for cell in cells:
        if cell.head:
            _plain(cell)
    sections = divided(table.rows)
    taken = [_taken(section) for section in sections]
    width = max(columns for section in taken for columns in section)
    if width <= MOST_COLUMNS:
        for section, columns in zip(sections, taken, strict=True):
            _widen(section, columns, width)
    return [*table.above, table]


def divided(rows: list[list[Cell]]) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """Give the rows of headings at the top, and those below.

    Where all rows are headings only the first counts as one, and none where it is alone: what has
    a head must have a body.
    """
    top = len(list(takewhile(lambda row: all(cell.head for cell in row), rows)))
    if top == len(rows):
        top = int(top > 1)
    return rows[:top], rows[top:]


def _plain(cell: Cell) -> None:
    """A cell of headings is bold already."""
    for block in cell.blocks:
        if isinstance(block, Text):
            block.make_plain()


def _taken(section: list[list[Cell]]) -> list[int]:
    """How many columns each row fills, with cells that reach down into it."""
    taken = [0] * len(section)
    for number, row in enumerate(section):
        for cell in row:
            cell.rows = min(cell.rows, len(section) - number)
            for below in range(number, number + cell.rows):
                taken[below] += cell.columns
    return taken


def _widen(section: list[list[Cell]], taken: list[int], width: int) -> None:
    for row, columns in zip(section, taken, strict=True):
        head = all(cell.head for cell in row)
        row.extend(Cell(head=head) for _ in range(width - columns))
