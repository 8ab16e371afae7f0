"""The rows of a budget table as drafts; every wrong cell becomes a fault."""

from dataclasses import dataclass, field
from decimal import Decimal

from budget.importing.components import Components
from budget.importing.drafts import Draft
from budget.importing.ground import Ground, Key
from budget.importing.row_slots import RowSlots
from budget.importing.slots import Slot
from budget.importing.spellings import Spellings
from budget.importing.tables import LINES_SUBJECT, AmountColumn, Table
from budget.importing.words import kind_of, totalled
from budget.models.kinds import CostKind, Series
from objects.models import Unit
from objects.money import MoneyError, parse_money
from objects.names import name_key
from objects.sheets import FoundColumn, Header, ImportReport, Row, Unread

KIND_EXPECTED = "VM, VU, nyutveckling eller övrigt"
BEARER_EXPECTED = "antingen nämnd eller fördelningsnyckel"
LONGEST_NOTE = 5000
LENGTHS = {"title": 300, "component": 200}


@dataclass(slots=True)
class RowReader:
    """Reads rows of one table, collecting faults and respellings in `report`."""

    table: Table
    ground: Ground
    components: Components
    report: ImportReport
    spellings: Spellings = field(default_factory=Spellings)
    slots: RowSlots = field(init=False)
    revisions: int = 0

    def __post_init__(self) -> None:
        plan, years = self.ground.plan, self.ground.years
        self.slots = RowSlots(self.header, plan.year, years, self.fault)

    @property
    def header(self) -> Header:
        return self.table.header

    def fault(
        self, row: Row, column: str | FoundColumn, expected: str, problem: str = "går inte att läsa"
    ) -> None:
        """Note that a cell is wrong."""
        self.report.faults.append(
            self.header.fault(row, column, expected, problem, subject=LINES_SUBJECT)
        )

    def drafts(self, row: Row, amounts: tuple[AmountColumn, ...]) -> list[Draft]:
        """The row's amounts as drafts; none when something in the row is wrong.

        A row with a reason is a revision, which no file makes: it is counted and left alone.
        """
        if self.header.text(row, "reason"):
            self.revisions += 1
            return []
        before = len(self.report.faults)
        if self._has_unread(row):
            self._amounts(row, amounts)
            return []
        self._check_plan(row)
        slots = {amount: self.slots.of_row(row, amount.slot) for amount in amounts}
        is_loose = self.slots.has_series and not any(map(_is_budget, slots.values()))
        kind, unit, key = self._kind(row, is_loose), self._unit(row), self._key(row)
        self._check_bearer(row, is_loose)
        texts = {name: self._text(row, name) for name in LENGTHS}
        note = self._note(row)
        found = self._amounts(row, amounts)
        if len(self.report.faults) > before or (not is_loose and unit is None and key is None):
            return []
        component = self.components.find(texts["component"])
        return [
            Draft(
                row.number,
                found_in.column.letter,
                slots[found_in],
                kind,
                texts["title"],
                amount,
                unit,
                key,
                component,
                note,
            )
            for found_in, amount in found
        ]

    def _has_unread(self, row: Row) -> bool:
        """Whether a cell that is no amount cannot be taken as text; each is a fault."""
        before = len(self.report.faults)
        for column in self.header.columns:
            value = row.value(column.index)
            if isinstance(value, Unread) and column.key != "amount":
                self.fault(row, column, value.expected, value.problem)
        return len(self.report.faults) > before

    def _check_plan(self, row: Row) -> None:
        """Refuse a row that says it is another plan's: a list may hold several."""
        code = self.header.text(row, "plan")
        expected = self.ground.plan.code
        if code and code.casefold() != expected.casefold():
            self.fault(
                row, "plan", f"{expected}, planen som filen läses in till", "är en annan plan"
            )

    def _kind(self, row: Row, is_loose: bool) -> CostKind | None:
        """The kind; a forecast or an outcome may lack one."""
        text = self.header.text(row, "kind")
        if is_loose and not text:
            return None
        kind = kind_of(text)
        if kind is None:
            self.fault(row, "kind", KIND_EXPECTED, "är inget slag" if text else "saknar slag")
        else:
            self.spellings.note("VM/VU", text, kind.label)
        return kind

    def _unit(self, row: Row) -> Unit | None:
        text = self.header.text(row, "unit")
        if not text:
            return None
        unit = self.ground.unit(text)
        if unit is None:
            self.fault(row, "unit", "en känd nämnd, som kod eller namn", "är ingen känd nämnd")
        elif not self.ground.is_valid(unit):
            self.fault(row, "unit", "en nämnd i planens period", "finns inte i planens period")
        else:
            self.spellings.note("Nämnd", text, unit.code)
        return unit

    def _key(self, row: Row) -> Key | None:
        text = self.header.text(row, "key")
        if not text:
            return None
        key = self.ground.keys.get(name_key(text))
        if key is None and name_key(text) not in self.ground.faulty_keys:
            self.fault(
                row, "key", "en nyckel i filen eller i registret", "är ingen känd fördelningsnyckel"
            )
        return key

    def _check_bearer(self, row: Row, is_loose: bool) -> None:
        unit, key = self.header.text(row, "unit"), self.header.text(row, "key")
        if bool(unit) == bool(key) and not (is_loose and not unit):
            column = "key" if unit or self.header.get("unit") is None else "unit"
            problem = "står bredvid en nämnd" if unit else "saknar både nämnd och nyckel"
            self.fault(row, column, BEARER_EXPECTED, problem)

    def _text(self, row: Row, name: str) -> str:
        text = " ".join(self.header.text(row, name).split())
        if len(text) > LENGTHS[name] or "\0" in text:
            self.fault(row, name, f"högst {LENGTHS[name]} tecken", "är för lång")
        return text

    def _note(self, row: Row) -> str:
        """The remark; its lines are kept."""
        text = self.header.text(row, "note")
        if len(text) > LONGEST_NOTE or "\0" in text:
            self.fault(row, "note", f"högst {LONGEST_NOTE} tecken", "är för lång")
        return text

    def _amounts(
        self, row: Row, amounts: tuple[AmountColumn, ...]
    ) -> list[tuple[AmountColumn, Decimal]]:
        found = []
        for amount in amounts:
            value = self.amount(row, amount)
            if value is not None:
                found.append((amount, value))
        is_blank = all(row.value(amount.column.index) is None for amount in amounts)
        if amounts and is_blank:
            self.fault(row, amounts[0].column, "ett belopp; skriv 0 för noll", "saknar belopp")
        return found

    def amount(self, row: Row, amount: AmountColumn) -> Decimal | None:
        """The amount in kronor; None when the cell is empty or, with a fault, wrong."""
        cell = row.value(amount.column.index)
        if isinstance(cell, Unread):
            self.fault(row, amount.column, cell.expected, cell.problem)
            return None
        try:
            value = parse_money(cell)
        except MoneyError as error:
            self.fault(row, amount.column, error.expected, "går inte att läsa som belopp")
            return None
        if value is None and cell is not None:
            self.fault(row, amount.column, "ett belopp; skriv 0 för noll", "är inget belopp")
        return value


def _is_budget(slot: Slot) -> bool:
    return slot.series == Series.BUDGET


def sums_everything(header: Header, row: Row) -> bool:
    """Whether a row that is a sum sums the whole table."""
    label = label_of_total(header, row) or ""
    if header.get("total") is not None:
        return not (header.text(row, "unit") or header.text(row, "kind"))
    return totalled(label) == ""


def label_of_total(header: Header, row: Row) -> str | None:
    """The text that makes the row a sum of others, or None for a row of its own.

    A column for it decides alone. Where there is none,
    a word for total among the nämnder or kinds is enough; in a title or a component it
    counts only where the row lacks kind or bearer.
    """
    if header.get("total") is not None:
        return header.text(row, "total") or None
    texts = {key: header.text(row, key) for key in ("unit", "kind", "component", "title", "key")}
    is_whole = bool(texts["kind"] and (texts["unit"] or texts["key"]))
    for key, text in texts.items():
        if text and totalled(text) is not None and (key in {"unit", "kind"} or not is_whole):
            return text
    return None
