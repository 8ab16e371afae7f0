"""The cells that a reading takes as amounts and as texts, for judging what they hold."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from budget.interpreting.amounts import read_amount
from budget.interpreting.reading import Reading
from budget.interpreting.roles import Scale, Sort, Style
from objects.sheets import Row, Sheet, Value, Workbook

_SAMPLE = 300


def sheet_of(workbook: Workbook, reading: Reading) -> Sheet | None:
    """The sheet that a reading is of."""
    return next((sheet for sheet in workbook.sheets if sheet.name == reading.sheet), None)


def rows_of(sheet: Sheet, reading: Reading) -> Iterator[Row]:
    """The rows that are read, sums and headings among them."""
    for row in sheet.rows:
        is_late = reading.last is not None and row.number > reading.last
        if row.number < reading.first or is_late or row.number in reading.skip or row.is_empty:
            continue
        if not (reading.skip_hidden and row.number in sheet.layout.hidden_rows):
            yield row


def lines_of(sheet: Sheet, reading: Reading) -> Iterator[Row]:
    """The rows that have amounts and are no sums."""
    amounts = reading.of(Sort.AMOUNT)
    for row in rows_of(sheet, reading):
        if row.number not in reading.totals and any(
            row.value(index) is not None for index in amounts
        ):
            yield row


def amount_cells(sheet: Sheet, reading: Reading) -> Iterator[tuple[Row, int, Value]]:
    """The filled cells of the columns of amounts."""
    columns = (*reading.of(Sort.AMOUNT), *reading.of(Sort.TOTAL))
    for row in rows_of(sheet, reading):
        for column in columns:
            value = row.value(column)
            if value is not None:
                yield row, column, value


def numbers_of(sheet: Sheet, reading: Reading, column: int | None = None) -> list[Decimal]:
    """The numbers of the first lines as written, in one column or in all of amounts."""
    columns = reading.of(Sort.AMOUNT) if column is None else (column,)
    style = Style.COMMA if reading.style == Style.AUTO else reading.style
    values = (
        row.value(index) for row in islice(lines_of(sheet, reading), _SAMPLE) for index in columns
    )
    found = (_number(value, style) for value in values)
    return [number for number in found if number is not None]


def _number(value: Value | None, style: Style) -> Decimal | None:
    """A number whose unit is not settled: many decimals are millions."""
    for scale in (Scale.KR, Scale.MNKR):
        amount = read_amount(value, style, scale)
        if isinstance(amount, Decimal):
            return amount / scale.kronor
    return None
