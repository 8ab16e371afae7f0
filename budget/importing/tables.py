"""Seeing what a sheet is: budget lines, a published table, or the shares of keys."""

import re
from dataclasses import dataclass
from enum import IntEnum

from budget.importing.slots import AMOUNT_PATTERN, PERIODS, Slot
from budget.models.kinds import Series
from objects.sheets import Column, Fault, FaultyFileError, FoundColumn, Header, Sheet, find_header
from objects.sheets.headers import fold

LINES_SUBJECT = "Budgetrader"
KEYS_SUBJECT = "Fördelningsnycklar"
TOTALS_SUBJECT = "Kontrollsummor"

# A sheet put in this form by `budget.interpreting` says here which rows are sums of others.
TOTAL_CAPTION = "Summarad"
COLUMNS = (
    Column(
        "component",
        ("Komponent", "It-komponent", "Verksamhetskomponent", "System"),
        is_required=False,
    ),
    Column("title", ("Post", "Budgetpost", "Benämning", "Rubrik"), is_required=False),
    Column("kind", ("VM/VU", "Slag", "Typ"), is_required=False),
    Column("unit", ("Nämnd", "Nämnd/enhet", "Enhet"), is_required=False),
    Column("key", ("Fördelningsnyckel", "Nyckel"), is_required=False),
    Column("total", (TOTAL_CAPTION,), is_required=False),
    Column("share", ("Andel", "Andel (%)", "Procent", "Andel i procent"), is_required=False),
    Column("series", ("Serie",), is_required=False),
    Column("forecast", ("Prognos nummer", "Prognosnummer"), is_required=False),
    Column("year", ("År",), is_required=False),
    Column("period", ("Del av året",), is_required=False),
    Column("note", ("Anmärkning",), is_required=False),
    Column("reason", ("Skäl till revidering",), is_required=False),
    Column("plan", ("Objektplan",), is_required=False),
    Column("amount", ("Belopp",), is_required=False, pattern=AMOUNT_PATTERN),
)


class Detail(IntEnum):
    """How much a sheet tells; the most detailed one is imported, the others compared."""

    KEYS = 0
    KIND = 1
    UNIT = 2
    UNIT_AND_KIND = 3
    LINES = 4


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts in kronor, what its caption says they are, and their year."""

    column: FoundColumn
    slot: Slot
    year: int


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that was understood."""

    header: Header
    detail: Detail
    amounts: tuple[AmountColumn, ...]

    @property
    def name(self) -> str:
        return self.header.sheet.name

    def of_year(self, year: int) -> tuple[AmountColumn, ...]:
        """The columns of amounts that belong to `year`."""
        return tuple(amount for amount in self.amounts if amount.year == year)


def read_table(sheet: Sheet, year: int) -> Table | None:
    """Understand a sheet by its captions; a caption without a year means `year`.

    None when it is none of the tables that can be imported. Raises FaultyFileError when it
    is one whose captions are wrong.
    """
    header = find_header(sheet, COLUMNS)
    detail = _detail(header)
    if detail == Detail.KEYS:
        return Table(header, detail, ())
    amounts = tuple(_amount_column(header, found, year) for found in header.all("amount"))
    if detail is None or (not amounts and detail < Detail.UNIT_AND_KIND):
        return None
    if not amounts:
        raise FaultyFileError(not_understood(sheet, "saknar en kolumn med belopp", header.number))
    _check_repeated(header, amounts)
    return Table(header, detail, amounts)


def _detail(header: Header) -> Detail | None:
    has = {column.key for column in header.columns}
    if {"key", "unit", "share"} <= has:
        return Detail.KEYS
    if has & {"component", "title", "key"}:
        return Detail.LINES
    if {"unit", "kind"} <= has:
        return Detail.UNIT_AND_KIND
    if "unit" in has:
        return Detail.UNIT
    return Detail.KIND if "kind" in has else None


def _amount_column(header: Header, found: FoundColumn, year: int) -> AmountColumn:
    match = re.fullmatch(AMOUNT_PATTERN, fold(found.caption))
    if match is None:
        return AmountColumn(found, Slot(Series.BUDGET), year)
    word, forecast, stated, period, scale = match.groups()
    series = Series.BUDGET if word == "belopp" else Series(word)
    if scale in {"tkr", "mnkr", "mkr"}:
        raise FaultyFileError(
            Fault(
                header.sheet.name,
                header.number,
                found.letter,
                found.caption,
                "belopp i kronor",
                "säger att beloppen inte är i kronor",
            )
        )
    other = int(stated) if stated and int(stated) != year else None
    number = int(forecast) if forecast else None
    slot = Slot(series, number, other, PERIODS[period or ""])
    return AmountColumn(found, slot, other or year)


def _check_repeated(header: Header, amounts: tuple[AmountColumn, ...]) -> None:
    seen: dict[Slot, FoundColumn] = {}
    for amount in amounts:
        first = seen.setdefault(amount.slot, amount.column)
        if first is not amount.column:
            raise FaultyFileError(
                Fault(
                    header.sheet.name,
                    header.number,
                    amount.column.letter,
                    amount.column.caption,
                    "en kolumn för varje serie och del av året",
                    f"betyder detsamma som kolumn {first.letter}",
                )
            )


def not_understood(
    sheet: Sheet, problem: str = "har ingen känd rubrikrad", row: int | None = None
) -> Fault:
    """Fault for a sheet that is no table to import; says which captions would make it one."""
    expected = (
        "VM/VU eller Nämnd och en beloppskolumn som ”Budget 2022”, eller Nyckel, Nämnd och Andel"
    )
    return Fault(sheet.name, row, "", None, expected, problem)
