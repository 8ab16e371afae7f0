"""Making the rows of the new sheet out of the lines of the old."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from budget.importing.sums import step_of
from budget.interpreting.amounts import read_amount
from budget.interpreting.checking import RowSum, row_sum, said_of_checks
from budget.interpreting.form import Bearer, Form
from budget.interpreting.lines import Cell, Line, Reader
from budget.interpreting.roles import Sign, Sort
from budget.interpreting.sections import Scope, Sections
from objects.sheets import Row, Sheet, Source, Unread

Amount = Decimal | Unread
Amounts = Mapping[int, Amount | None]

_EVERYTHING = Scope()
_TOLD = (Sort.SERIES, Sort.FORECAST, Sort.YEAR, Sort.PERIOD)


@dataclass(slots=True)
class Maker:
    """Goes through `old` once; `sheet` first, then `said`."""

    form: Form
    old: Sheet
    rows: list[Row] = field(default_factory=list)
    row_sums: list[RowSum] = field(default_factory=list)
    amounts: list[Decimal] = field(default_factory=list)
    reader: Reader = field(init=False)
    sections: Sections = field(init=False)
    _columns: tuple[int, ...] = field(init=False)
    _unborne: dict[int, Amount | None] = field(default_factory=dict)
    _last: Line | None = None

    def __post_init__(self) -> None:
        self.reader = Reader(self.old, self.form.reading)
        self.sections = Sections(self.form.reading)
        self._columns = self.form.reading.of(Sort.AMOUNT)

    def sheet(self) -> Sheet:
        """The new sheet."""
        reading = self.form.reading
        self.rows.append(Row(max(reading.header, default=0), self.form.captions))
        for line in self.reader.lines():
            if self.form.slots:
                self._add(line)
            elif not line.is_total:
                self._append(line, None, {})
        if self._last is not None and self.form.total_only is not None and self._unborne:
            self._append(self._last, self.form.total_only, self._unborne, _EVERYTHING, "Summa")
        return Sheet(reading.sheet, tuple(self.rows), unit=reading.scale.kronor)

    def said(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Notes and warnings about the sheet's own sums and the rows left out."""
        reading = self.form.reading
        unit = reading.scale.kronor
        step = step_of(self.amounts, unit)
        checks = self.sections.checks
        notes, warnings = said_of_checks(reading.sheet, checks, self.row_sums, step, unit)
        notes += [
            f"”{word}” är ingen nämnd här: {count} {'rad' if count == 1 else 'rader'} lästes inte."
            for word, count in self.reader.left_out.items()
        ]
        return tuple(notes), tuple(warnings)

    def _add(self, line: Line) -> None:
        amounts = {index: self._amount(line.row, index) for index in self._columns}
        plain = {index: value for index, value in amounts.items() if isinstance(value, Decimal)}
        if line.is_total:
            self._add_sum(line, amounts, self.sections.scope(line, plain))
            return
        self.sections.add(line, plain)
        self.amounts += plain.values()
        if len(plain) == sum(value is not None for value in amounts.values()):
            self.row_sums += row_sum(line.row, self.form.reading, plain, self._amount)
        filled = [one for one in self.form.bearers if one.has_any(amounts)]
        for bearer in filled or self.form.bearers[:1]:
            self._append(line, bearer, amounts)
        self._keep_unborne(line, amounts)

    def _add_sum(self, line: Line, amounts: Amounts, scope: Scope | None) -> None:
        if scope is None:
            return
        bare = self.form.total_only
        for bearer in (*self.form.bearers, *([bare] if bare else [])):
            if bearer.has_any(amounts):
                self._append(line, bearer, amounts, scope, line.label)
        if bare and bare.has_any(amounts) and scope == _EVERYTHING:
            # The printed sum is what is read; the rows are not added up.
            self._unborne, self._last = {}, None

    def _keep_unborne(self, line: Line, amounts: Amounts) -> None:
        """Add up what has no one to bear it, for a sum at the end."""
        bare = self.form.total_only
        for index in [one for columns in bare.columns.values() for one in columns] if bare else []:
            held, amount = self._unborne.get(index), amounts[index]
            if isinstance(held, Unread) or amount is None:
                continue
            self._last = line
            if isinstance(held, Decimal) and isinstance(amount, Decimal):
                amount += held
            self._unborne[index] = amount

    def _amount(self, row: Row, index: int) -> Amount | None:
        reading = self.form.reading
        lost = self.old.lost.get((row.number, index))
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
        bearer: Bearer | None,
        amounts: Amounts,
        scope: Scope | None = None,
        label: str = "",
    ) -> None:
        cells = [_text(line, sort, bearer, scope) for sort in self.form.texts]
        if bearer is not None:
            cells.append((label, None))
            cells += [_summed(bearer.columns.get(slot, ()), amounts) for slot in self.form.slots]
        values = tuple("" if value is None else value for value, _ in cells)
        source = Source(line.row, tuple(column for _, column in cells), self.form.reading.captions)
        self.rows.append(Row(line.row.number, values, source))


def _text(line: Line, sort: Sort, bearer: Bearer | None, scope: Scope | None) -> Cell:
    value, column = line.cells[sort]
    own = {Sort.UNIT: bearer.unit, Sort.KIND: bearer.kind}.get(sort, "") if bearer else ""
    if own:
        return own, None
    if scope is not None and sort not in _TOLD:
        return {Sort.UNIT: scope.unit, Sort.KIND: scope.kind}.get(sort, ""), column
    return value, column


def _summed(columns: tuple[int, ...], amounts: Amounts) -> Cell:
    """Amounts of one slot added; one that cannot be read stands for all."""
    found = [(index, amount) for index in columns if (amount := amounts.get(index)) is not None]
    if not found:
        return None, columns[0] if columns else None
    unread = next(((amount, index) for index, amount in found if isinstance(amount, Unread)), None)
    plain = [amount for _, amount in found if isinstance(amount, Decimal)]
    return unread or (sum(plain, Decimal("0.00")), found[0][0])
