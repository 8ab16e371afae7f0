"""What a printed sum sums: a nämnd, a kind, everything, or the rows of its section."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from budget.importing.words import kind_of, totalled
from budget.interpreting.lines import Line
from budget.interpreting.reading import Reading
from budget.interpreting.roles import KEY_PREFIX, Sort
from budget.models.kinds import CostKind
from objects.names import name_key

Amounts = Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a sum is for; both "" is everything."""

    unit: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A sum of its section's rows: by column what is printed and what `rows` rows give (kr)."""

    row: int
    label: str
    printed: Amounts
    computed: Amounts
    rows: int


@dataclass(slots=True)
class _Held:
    """A heading and what had been read when it came."""

    row: int
    sort: Sort
    text: str
    before: dict[int, Decimal]
    rows: int
    is_summed: bool = False


@dataclass(slots=True)
class Sections:
    """Follows the lines of a sheet, so that each sum can be told what it sums."""

    reading: Reading
    checks: list[Check] = field(default_factory=list)
    _read: dict[int, Decimal] = field(default_factory=dict)
    _rows: int = 0
    _held: list[_Held] = field(default_factory=list)
    _last: _Held = field(default_factory=lambda: _Held(0, Sort.IGNORE, "", {}, 0))

    def add(self, line: Line, amounts: Amounts) -> None:
        """Take a line that is no sum."""
        self._follow(line)
        self._rows += 1
        if line.row.number in self.reading.headings:
            self._held[-1].is_summed = True
        for column, amount in amounts.items():
            self._read[column] = self._read.get(column, Decimal(0)) + amount

    def scope(self, line: Line, amounts: Amounts) -> Scope | None:
        """What a sum is for; None when it sums a part that is only checked here."""
        self._follow(line)
        summed = (totalled(line.label) or "").strip()
        found = self._named(line, summed) if summed else self._bare(line, amounts)
        if isinstance(found, _Held):
            self.checks.append(self._check(line, found, amounts))
            found = None
        self._last = self._snapshot(Sort.IGNORE, "", line.row.number)
        return found

    def _follow(self, line: Line) -> None:
        """Keep the headings in force; one that is repeated begins anew."""
        texts = [(held.sort, held.text) for held in self._held]
        if tuple(texts) != line.headings:
            same = 0
            while same < min(len(texts), len(line.headings)) and texts[same] == line.headings[same]:
                same += 1
            del self._held[same:]
            for sort, text in line.headings[same:]:
                self._held.append(self._snapshot(sort, text, line.row.number))

    def _snapshot(self, sort: Sort, text: str, row: int) -> _Held:
        return _Held(row, sort, text, dict(self._read), self._rows)

    def _named(self, line: Line, summed: str) -> Scope | _Held | None:
        kind = kind_of(summed)
        if kind:
            return Scope(self._heading(Sort.UNIT), CostKind(kind).label)
        for held in self._held:
            if name_key(held.text) == name_key(summed):
                held.is_summed = True
                return self._of_heading(held)
        meant = self.reading.units.get(summed, summed)
        return Scope(meant) if meant and not meant.startswith(KEY_PREFIX) else None

    def _bare(self, line: Line, amounts: Amounts) -> Scope | _Held:
        unit, kind = _own(line, Sort.UNIT), _own(line, Sort.KIND)
        if unit or kind:
            return Scope(unit, kind)
        open_ones = [held for held in self._held if not held.is_summed]
        if open_ones:
            open_ones[-1].is_summed = True
            return self._of_heading(open_ones[-1])
        is_one_of_many = len(self.reading.totals) > 1 and self._last.rows < self._rows
        since = self._sums_since(self._last)
        if is_one_of_many and all(since.get(index) == amount for index, amount in amounts.items()):
            return self._last if self._last.rows else Scope()
        return Scope()

    def _of_heading(self, held: _Held) -> Scope | _Held:
        """The nämnd or kind of a heading within those over it; other headings are sections."""
        outer = {one.sort: one.text for one in self._held[: self._held.index(held) + 1]}
        if set(outer) <= {Sort.UNIT, Sort.KIND}:
            return Scope(outer.get(Sort.UNIT, ""), outer.get(Sort.KIND, ""))
        return held

    def _heading(self, sort: Sort) -> str:
        return next((held.text for held in self._held if held.sort == sort), "")

    def _sums_since(self, held: _Held) -> dict[int, Decimal]:
        return {
            column: amount - held.before.get(column, Decimal(0))
            for column, amount in self._read.items()
        }

    def _check(self, line: Line, held: _Held, amounts: Amounts) -> Check:
        rows = self._rows - held.rows
        return Check(line.row.number, line.label, amounts, self._sums_since(held), rows)


def _own(line: Line, sort: Sort) -> str:
    """What the row itself says in its column, unless that is the word for sum."""
    value, column = line.cells[sort]
    text = str(value or "")
    stands_there = column is not None and line.row.text(column)
    return text if stands_there and totalled(text) is None else ""
