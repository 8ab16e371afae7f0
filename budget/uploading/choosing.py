"""The reading as a form: the sheet's first rows with a role above each column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from budget.interpreting import SORT_LABELS, Reading, Role, Scale, Sign, Sort, Style
from budget.models.kinds import CostKind, Period, Series, series_title
from budget.uploading.files import sheet_of
from objects.models import Unit
from objects.sheets import Row, Sheet, Workbook, column_letter

ROWS = 15
COLUMNS = 60
CELL = 60

Pairs = list[tuple[str, str]]
SCALES: Pairs = [
    (Scale.KR, "kronor"),
    (Scale.TKR, "tusental kronor (tkr)"),
    (Scale.MNKR, "miljoner kronor (mnkr)"),
]
SIGNS: Pairs = [
    (Sign.COSTS_PLUS, "utan minus, intäkter med"),
    (Sign.COSTS_MINUS, "med minus (netto)"),
]
STYLES: Pairs = [
    (Style.AUTO, "det som är entydigt"),
    (Style.COMMA, "decimalkomma, 1 234,50"),
    (Style.POINT, "decimalpunkt, 1,234.50"),
]
KINDS: Pairs = [("", "Som raden säger"), *((kind.label, kind.label) for kind in CostKind)]
PERIODS: Pairs = [(period.value, str(period.label)) for period in Period]
_SLOTS = [
    *((series, None) for series in (Series.BUDGET, Series.FORECAST)),
    *((Series.FORECAST, number) for number in (1, 2, 3)),
    (Series.OUTCOME, None),
]
WAYS: Pairs = [("1", "Kostnad"), ("-1", "Intäkt, dras av")]


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of the grid with what it is taken for; amounts say more than the others."""

    index: int
    letter: str
    caption: str
    role: str
    is_amount: bool
    year: str
    kind: str
    unit: str
    sign: str
    period: str
    period_label: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the grid: its number, what it is taken for, and its cells cut to fit."""

    number: int
    is_header: bool
    is_read: bool
    mark: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The first rows of the sheet that is read."""

    columns: tuple[ColumnChoice, ...]
    rows: tuple[GridRow, ...]
    more_rows: int
    more_columns: int


def role_choices() -> Pairs:
    """What a column can be; amounts by series."""
    found: Pairs = []
    for sort, label in SORT_LABELS.items():
        if sort == Sort.AMOUNT:
            found += [(_amount_role(*slot), f"{series_title(*slot)}, belopp") for slot in _SLOTS]
        else:
            found.append((sort, label))
    return found


def _amount_role(series: Series, forecast: int | None) -> str:
    """Form value of a column of amounts: ``amount:prognos:2``."""
    return f"{Sort.AMOUNT}:{series}" + (f":{forecast}" if forecast else "")


def unit_choices() -> Pairs:
    """The nämnder that a whole column may be for."""
    codes = Unit.objects.order_by("order", "code").values_list("code", flat=True)
    return [("", "Som raden säger"), *((code, code) for code in codes)]


def grid_of(workbook: Workbook, reading: Reading) -> Grid:
    """The rows from the first to some below the header."""
    sheet = sheet_of(workbook, reading.sheet)
    last = max(ROWS, max(reading.header, default=0) + ROWS // 2)
    rows = [row for row in sheet.rows if row.number <= last]
    width = max((_width(row) for row in sheet.rows), default=0)
    shown = min(width, COLUMNS)
    return Grid(
        tuple(_column(reading, index) for index in range(shown)),
        tuple(_row(sheet, reading, row, shown) for row in rows),
        sum(1 for row in sheet.rows if row.number > last and not row.is_empty),
        width - shown,
    )


def _width(row: Row) -> int:
    return max((index + 1 for index in range(len(row.values)) if row.text(index)), default=0)


def _column(reading: Reading, index: int) -> ColumnChoice:
    role = reading.columns.get(index, Role(Sort.IGNORE))
    is_amount = role.sort == Sort.AMOUNT
    return ColumnChoice(
        index,
        column_letter(index),
        reading.captions.get(index, ""),
        _amount_role(role.series, role.forecast) if is_amount else role.sort,
        is_amount,
        str(role.year or ""),
        role.kind,
        role.unit,
        str(role.sign),
        role.period,
        str(Period(role.period).label),
    )


def _row(sheet: Sheet, reading: Reading, row: Row, width: int) -> GridRow:
    texts = (row.text(index) for index in range(width))
    cells = tuple(text if len(text) <= CELL else f"{text[: CELL - 1]}…" for text in texts)
    is_header, is_read = row.number in reading.header, _is_read(sheet, reading, row)
    mark = "rubrik" if is_header else _mark(sheet, reading, row, is_read)
    return GridRow(row.number, is_header, is_read, mark, cells)


def _is_read(sheet: Sheet, reading: Reading, row: Row) -> bool:
    is_hidden = reading.skip_hidden and row.number in sheet.layout.hidden_rows
    beyond = reading.last is not None and row.number > reading.last
    left_out = row.number < reading.first or row.number in reading.skip or row.is_empty
    return not (is_hidden or beyond or left_out)


def _mark(sheet: Sheet, reading: Reading, row: Row, is_read: bool) -> str:
    """What the row is taken for, where it is more or less than a row to take in."""
    words = ["dold"] if row.number in sheet.layout.hidden_rows else []
    if not is_read:
        words += [] if row.is_empty else ["läses inte"]
    elif row.number in reading.totals:
        words.append("summa, jämförs")
    elif row.number in reading.headings:
        words.append("mellanrubrik")
    return ", ".join(words)


def chosen(data: Mapping[str, str], base: Reading) -> dict[str, Any]:
    """What a form changes of ``base``, as JSON that `Reading.from_json` tries.

    A column that stays what it was keeps all of it: the form asks for years of amounts alone, but
    the year of a row's sum was read in its caption.
    """
    now = base.as_json()
    changed = {name: data[name] for name in ("scale", "sign", "style") if name in data}
    columns = {
        index: role
        for index, role in _roles(data)
        if role["sort"] == Sort.AMOUNT or role["sort"] != now["columns"].get(index, {}).get("sort")
    }
    header = _header(data)
    found: dict[str, Any] = {k: v for k, v in changed.items() if v != now[k]}
    merged = {**now["columns"], **columns}
    if merged != now["columns"]:
        found["columns"] = merged
    if header is not None and header != now["header"]:
        found["header"] = header
    return found


def _header(data: Mapping[str, str]) -> list[int] | None:
    """The rows of captions as the form says them; None where it says nothing."""
    row, count = data.get("header", ""), data.get("header_rows", "1")
    if not row.isascii() or not row.isdecimal() or len(row) > 6:
        return None
    first = int(row)
    return [] if first == 0 else [first, first + 1] if count == "2" else [first]


def _roles(data: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, value in data.items():
        word, _, index = name.partition("-")
        if word != "role":
            continue
        sort, _, series = value.partition(":")
        yield index, _amount(data, index, series) if sort == Sort.AMOUNT else {"sort": sort}


def _year(text: str) -> int | None:
    """The year of a column; what is no year is 0, which no reading takes."""
    if not text.strip():
        return None
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else 0


def _forecast(text: str) -> int | None:
    """The number of a forecast; what is no number is 0, which no reading takes."""
    return None if not text else int(text) if text in {"1", "2", "3"} else 0


def _amount(data: Mapping[str, str], index: str, series: str) -> dict[str, Any]:
    year, sign = data.get(f"year-{index}", ""), data.get(f"sign-{index}", "1")
    return {
        "sort": Sort.AMOUNT.value,
        "series": series.partition(":")[0],
        "forecast": _forecast(series.partition(":")[2]),
        "period": data.get(f"period-{index}", ""),
        "year": _year(year),
        "kind": data.get(f"kind-{index}", ""),
        "unit": data.get(f"unit-{index}", ""),
        "sign": -1 if sign == "-1" else 1,
    }
