"""The rows of a sheet one by one, each with what the headings and cells above it say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from budget.importing.words import kind_of, totalled
from budget.interpreting.captions import words_of
from budget.interpreting.reading import Reading
from budget.interpreting.roles import KEY_PREFIX, Sort
from budget.models.kinds import CostKind
from objects.sheets import Row, Sheet, Unread, Value

Cell = tuple[Value | None, int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A row to read: what each sort of text is, and from which column it comes.

    `headings` are those in force, outermost first; `label` is the text of a row that is a sum.
    """

    row: Row
    cells: Mapping[Sort, Cell]
    headings: tuple[tuple[Sort, str], ...]
    is_total: bool = False
    label: str = ""


@dataclass(slots=True)
class Reader:
    """Goes down a sheet as a reading says; `left_out` counts rows of words that are no nämnd."""

    sheet: Sheet
    reading: Reading
    left_out: dict[str, int] = field(default_factory=dict)
    _headings: list[tuple[Sort, str]] = field(default_factory=list)
    _above: dict[int, Value] = field(default_factory=dict)
    _columns: dict[Sort, int | None] = field(init=False)

    def __post_init__(self) -> None:
        self._columns = {sort: next(iter(self.reading.of(sort)), None) for sort in _SORTS}

    def lines(self) -> Iterator[Line]:
        """The lines and sums between the reading's first and last row."""
        reading = self.reading
        top = max((reading.first - 1, *reading.header))
        for row in self.sheet.rows:
            if row.number <= top and row.number in reading.headings:
                self._enter(row)
            if row.number <= top or row.is_empty or self._is_skipped(row):
                continue
            if reading.last is not None and row.number > reading.last:
                return
            if row.number in reading.headings:
                self._enter(row)
            line = self._line(row)
            if line is not None:
                yield line

    def _is_skipped(self, row: Row) -> bool:
        hidden = self.reading.skip_hidden and row.number in self.sheet.layout.hidden_rows
        return hidden or row.number in self.reading.skip

    def _enter(self, row: Row) -> None:
        sort = self.reading.headings[row.number]
        text = heading_text(self._first_text(row), sort)
        sorts = [held for held, _ in self._headings]
        if sort in sorts:
            del self._headings[sorts.index(sort) :]
        self._headings.append((sort, text))
        self._above.clear()

    def _line(self, row: Row) -> Line | None:
        is_total = row.number in self.reading.totals
        if row.number in self.reading.headings and not is_total and not self._has_amount(row):
            return None
        if not is_total:
            self._remember(row)
        cells = {sort: self._cell(row, sort) for sort in _SORTS}
        kind, column = cells[Sort.KIND]
        cells[Sort.KIND] = (self.reading.kinds.get(str(kind), kind), column)
        if not self._settle_bearer(cells):
            return None
        label = self._label(row) if is_total else ""
        return Line(row, cells, tuple(self._headings), is_total, label)

    def _settle_bearer(self, cells: dict[Sort, Cell]) -> bool:
        """Put what the words for nämnd and key mean in their places; False leaves the row out."""
        for sort in (Sort.UNIT, Sort.KEY):
            value, column = cells[sort]
            word = str(value or "")
            meant = self.reading.units.get(word)
            if not word or meant is None:
                continue
            if not meant:
                self.left_out[word] = self.left_out.get(word, 0) + 1
                return False
            is_key = meant.startswith(KEY_PREFIX)
            cells[sort] = (None, column)
            cells[Sort.KEY if is_key else Sort.UNIT] = (meant.removeprefix(KEY_PREFIX), column)
        return True

    def _has_amount(self, row: Row) -> bool:
        return any(row.value(index) is not None for index in self.reading.of(Sort.AMOUNT))

    def _cell(self, row: Row, sort: Sort) -> Cell:
        """The value, and its column unless it stands in another row or in none."""
        column = self._columns[sort]
        if sort == Sort.NOTE:
            texts = (row.text(index) for index in self.reading.of(Sort.NOTE))
            return "\n".join(filter(None, texts)) or None, column
        value = self._value(row, column) if column is not None else None
        if value is not None and column is not None:
            is_own = isinstance(value, Unread) or row.value(column) is not None
            return value, column if is_own else None
        value = self._held(sort) or self.reading.fixed.get(sort)
        return (value, None) if value else (None, column)

    def _held(self, sort: Sort) -> str:
        return next((text for held, text in self._headings if held == sort), "")

    def _value(self, row: Row, column: int) -> Value | None:
        lost = self.sheet.lost.get((row.number, column))
        if lost is not None:
            return Unread("", lost.problem, lost.expected)
        value = as_text(row, column)
        is_filled = column in self.reading.filled and row.number not in self.reading.totals
        return self._above.get(column) if value is None and is_filled else value

    def _remember(self, row: Row) -> None:
        """Keep what later rows may repeat; a new nämnd does not keep the kind right of it."""
        for column in sorted(self.reading.filled):
            value = as_text(row, column)
            if value is not None:
                self._above = {index: held for index, held in self._above.items() if index < column}
                self._above[column] = value

    def _label(self, row: Row) -> str:
        texts = self._texts(row)
        return next((text for text in texts if totalled(text) is not None), "Summa")

    def _first_text(self, row: Row) -> str:
        return next(iter(self._texts(row)), "")

    def _texts(self, row: Row) -> list[str]:
        amounts = {*self.reading.of(Sort.AMOUNT), *self.reading.of(Sort.TOTAL)}
        columns = (index for index in range(len(row.values)) if index not in amounts)
        return [text for index in columns if (text := " ".join(row.text(index).split()))]


_SORTS: tuple[Sort, ...] = tuple(
    sort for sort in Sort if sort not in (Sort.AMOUNT, Sort.TOTAL, Sort.IGNORE)
)


def heading_text(text: str, sort: Sort) -> str:
    """A heading's text as its column would say it: "VM – Vidmakthållande" is VM."""
    if sort != Sort.KIND or kind_of(text):
        return text
    kinds = (kind_of(word) for word in words_of(text))
    return next((CostKind(kind).label for kind in kinds if kind), text)


def as_text(row: Row, column: int) -> Value | None:
    """A cell that should be text; times are what a spreadsheet program makes of "1:1"."""
    value = row.value(column)
    if isinstance(value, time):
        return f"{value.hour}:{value.minute}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60}"
    if isinstance(value, date):
        problem = "är ett datum, kanske något som kalkylprogrammet gjort om"
        return Unread(f"{value:%Y-%m-%d}", problem, "text; skriv in det som ska stå")
    return value
