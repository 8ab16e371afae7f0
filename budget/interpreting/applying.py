"""A sheet put in the form that is imported, its rows still knowing where they stood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from budget.interpreting.amounts import read_amount
from budget.interpreting.checking import RowSum, rounding_of, row_sum, said_of_checks
from budget.interpreting.correcting import corrected
from budget.interpreting.form import Bearer, Form
from budget.interpreting.lines import Line, Reader
from budget.interpreting.reading import Reading
from budget.interpreting.roles import Sign, Sort
from budget.interpreting.sections import Scope, Sections
from objects.sheets import Fault, FaultyFileError, Row, Sheet, Source, Unread, Value, Workbook

Amount = Decimal | Unread


def apply_reading(
    workbook: Workbook,
    reading: Reading,
    corrections: Mapping[tuple[int, int], str] | None = None,
) -> Workbook:
    """`workbook` as `reading` says, in the form that `budget.importing.propose` knows.

    `corrections` replace cells by (row number, 0-based column). Amounts become kronor to the
    öre, one row may become several, and each keeps its row number and its source. What cannot
    be read stays in its cell and becomes a fault when the row is imported. Sums keep apart from
    lines by a column of their own, and the sheet knows the step to which it rounds.

    Raises FaultyFileError when the workbook has no such sheet, when the reading has no columns
    that can be imported, and when a correction holds signs that cannot be saved.
    """
    sheet = corrected(_named(workbook, reading.sheet), corrections or {})
    form = Form.of(reading)
    if not form.slots and Sort.SHARE not in form.texts:
        expected = "minst en kolumn med belopp, eller med andelar i en nyckel"
        raise FaultyFileError(Fault(sheet.name, None, "", None, expected, "har inga belopp"))
    builder = _Builder(form, Reader(sheet, reading))
    made = builder.sheet()
    others = [one for one in workbook.sheets if one.name in reading.compared and one is not sheet]
    notes, warnings = builder.said(made.rounding)
    return Workbook(workbook.file_name, workbook.format, (made, *others), notes, warnings)


def _named(workbook: Workbook, name: str) -> Sheet:
    for sheet in workbook.sheets:
        if sheet.name == name:
            return sheet
    known = ", ".join(f"”{sheet.name}”" for sheet in workbook.sheets)
    raise FaultyFileError(Fault(name, None, "", None, f"något av {known}", "finns inte"))


@dataclass(slots=True)
class _Builder:
    """Makes the rows of the new sheet."""

    form: Form
    reader: Reader
    rows: list[Row] = field(default_factory=list)
    row_sums: list[RowSum] = field(default_factory=list)
    sections: Sections = field(init=False)

    def __post_init__(self) -> None:
        self.sections = Sections(self.form.reading)

    def sheet(self) -> Sheet:
        reading = self.form.reading
        self.rows.append(Row(max(reading.header, default=0), self.form.captions))
        for line in self.reader.lines():
            if self.form.slots:
                self._add(line)
            elif not line.is_total:
                self._append(line, self.form.texts, None, {}, "")
        step = rounding_of(self.rows, reading.scale)
        return Sheet(reading.sheet, tuple(self.rows), rounding=step)

    def said(self, step: Decimal) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Notes and warnings about the sheet's own sums and the rows left out."""
        name = self.form.reading.sheet
        notes, warnings = said_of_checks(name, self.sections.checks, self.row_sums, step)
        notes += [
            f"”{unit}” är ingen nämnd här: {count} {'rad' if count == 1 else 'rader'} lästes inte."
            for unit, count in self.reader.left_out.items()
        ]
        return tuple(notes), tuple(warnings)

    def _add(self, line: Line) -> None:
        columns = self.form.reading.of(Sort.AMOUNT)
        amounts = {index: self._amount(line.row, index) for index in columns}
        plain = {index: value for index, value in amounts.items() if isinstance(value, Decimal)}
        scope = None
        if line.is_total:
            scope = self.sections.scope(line, plain)
            if scope is None:
                return
        else:
            self.sections.add(line, plain)
            self.row_sums += row_sum(line.row, self.form.reading, plain, self._amount)
        filled = [one for one in self.form.bearers if one.has_any(amounts)]
        for bearer in filled or ([] if line.is_total else self.form.bearers[:1]):
            self._append(line, self.form.texts, bearer, amounts, line.label, scope)

    def _amount(self, row: Row, index: int) -> Amount | None:
        reading = self.form.reading
        lost = self.reader.sheet.lost.get((row.number, index))
        if lost is not None:
            return Unread("", lost.problem, lost.expected)
        amount = read_amount(row.value(index), reading.style, reading.scale)
        if isinstance(amount, Decimal):
            sign = reading.columns[index].sign * (-1 if reading.sign == Sign.COSTS_MINUS else 1)
            return amount * sign or Decimal("0.00")
        return amount

    def _append(
        self,
        line: Line,
        texts: tuple[Sort, ...],
        bearer: Bearer | None,
        amounts: Mapping[int, Amount | None],
        label: str,
        scope: Scope | None = None,
    ) -> None:
        cells = [self._text(line, sort, bearer, scope) for sort in texts]
        if bearer is not None:
            cells.append((label, None))
            cells += [_summed(bearer.columns.get(slot, ()), amounts) for slot in self.form.slots]
        values = tuple("" if value is None else value for value, _ in cells)
        source = Source(line.row, tuple(column for _, column in cells), self.form.reading.captions)
        self.rows.append(Row(line.row.number, values, source))

    def _text(
        self, line: Line, sort: Sort, bearer: Bearer | None, scope: Scope | None
    ) -> tuple[Value | None, int | None]:
        value, column = line.cells[sort]
        own = {Sort.UNIT: bearer.unit, Sort.KIND: bearer.kind}.get(sort, "") if bearer else ""
        if own:
            return own, None
        if scope is not None:
            told = {Sort.UNIT: scope.unit, Sort.KIND: scope.kind}.get(sort, "")
            return told, column
        return value, column


def _summed(
    columns: tuple[int, ...], amounts: Mapping[int, Amount | None]
) -> tuple[Value | None, int | None]:
    """Amounts of one slot added; one that cannot be read stands for all."""
    found = [(index, amounts[index]) for index in columns if amounts[index] is not None]
    for index, amount in found:
        if isinstance(amount, Unread):
            return amount, index
    plain = [amount for _, amount in found if isinstance(amount, Decimal)]
    if not plain:
        return None, columns[0] if columns else None
    return sum(plain, Decimal("0.00")), found[0][0]
