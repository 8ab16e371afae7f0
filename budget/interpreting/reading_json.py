"""Readings as JSON: written plainly, read with suspicion."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from budget.interpreting.roles import Role, Scale, Sign, Sort, Style
from budget.models.kinds import Period, Series
from objects.sheets.bounds import MAX_COLUMNS, MAX_ROWS

if TYPE_CHECKING:
    from budget.interpreting.reading import Reading

LARGEST_COLUMN = MAX_COLUMNS - 1
LONGEST_TEXT = 300
MOST_ITEMS = 20_000

E = TypeVar("E", bound=StrEnum)


class ReadingError(ValueError):
    """Stored values that are no reading; the message says in Swedish which."""


def as_json(reading: Reading) -> dict[str, Any]:
    """Plain values in a settled order."""
    return {
        "sheet": reading.sheet,
        "header": list(reading.header),
        "columns": {
            str(index): _role_json(role) for index, role in sorted(reading.columns.items())
        },
        "captions": {str(index): text for index, text in sorted(reading.captions.items())},
        "first": reading.first,
        "last": reading.last,
        "scale": reading.scale.value,
        "sign": reading.sign.value,
        "style": reading.style.value,
        "skip": sorted(reading.skip),
        "totals": sorted(reading.totals),
        "headings": {str(row): sort.value for row, sort in sorted(reading.headings.items())},
        "skip_hidden": reading.skip_hidden,
        "units": dict(reading.units),
        "kinds": dict(reading.kinds),
        "fixed": dict(reading.fixed),
        "filled": sorted(reading.filled),
        "compared": list(reading.compared),
        "decided": sorted(reading.decided),
    }


def from_json(data: object) -> dict[str, Any]:
    """The fields of a reading; what is left out has its default. Raises ReadingError."""
    if not isinstance(data, dict) or "sheet" not in data:
        raise ReadingError("Tolkningen går inte att läsa: den saknar ett blad.")
    unknown = sorted(str(name) for name in data if name not in _FIELDS)
    if unknown:
        raise ReadingError(f"Tolkningen har okända fält: {', '.join(unknown)[:100]}.")
    fields = {name: _FIELDS[name](name, value) for name, value in data.items()}
    if len(fields.get("header", ())) > 2:
        raise ReadingError("Tolkningen har fler än två rubrikrader.")
    return fields


def _role_json(role: Role) -> dict[str, Any]:
    if role.sort not in (Sort.AMOUNT, Sort.TOTAL):
        return {"sort": role.sort.value}
    return {
        "sort": role.sort.value,
        "series": str(role.series),
        "year": role.year,
        "kind": role.kind,
        "unit": role.unit,
        "sign": role.sign,
        "forecast": role.forecast,
        "period": role.period,
    }


def _wrong(name: str) -> ReadingError:
    return ReadingError(f"Tolkningen går inte att läsa: fältet {name} har ett okänt värde.")


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or "\0" in value:
        raise _wrong(name)
    return value


def _whole(low: int, high: int) -> Callable[[str, object], int]:
    def read(name: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _wrong(name)
        return value

    return read


_row = _whole(1, MAX_ROWS)
_column = _whole(0, LARGEST_COLUMN)


def _last(name: str, value: object) -> int | None:
    return None if value is None else _row(name, value)


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name)
    return value


def _choice(kind: type[E]) -> Callable[[str, object], E]:
    def read(name: str, value: object) -> E:
        try:
            return kind(str(value))
        except ValueError as error:
            raise _wrong(name) from error

    return read


def _list(name: str, value: object) -> list[Any]:
    if not isinstance(value, (list, tuple)) or len(value) > MOST_ITEMS:
        raise _wrong(name)
    return list(value)


def _dict(name: str, value: object) -> dict[Any, Any]:
    if not isinstance(value, dict) or len(value) > MOST_ITEMS:
        raise _wrong(name)
    return value


def _texts(name: str, value: object) -> dict[str, str]:
    return {_text(name, key): _text(name, text) for key, text in _dict(name, value).items()}


def _sign(name: str, value: object) -> int:
    sign = _whole(-1, 1)(name, value)
    if sign == 0:
        raise _wrong(name)
    return sign


def _index(name: str, key: object) -> int:
    if not isinstance(key, str) or not (key.isascii() and key.isdecimal()) or len(key) > 6:
        raise _wrong(name)
    return int(key)


def _role(name: str, value: object) -> Role:
    data = _dict(name, value)
    if set(data) - {"sort", "series", "year", "kind", "unit", "sign", "forecast", "period"}:
        raise _wrong(name)
    year, sign, series = data.get("year"), data.get("sign", 1), data.get("series", Series.BUDGET)
    if series not in Series.values:
        raise _wrong(name)
    forecast, period = data.get("forecast"), data.get("period", "")
    if period not in Period.values or (forecast is not None and series != Series.FORECAST):
        raise _wrong(name)
    return Role(
        _choice(Sort)(name, data.get("sort")),
        Series(series),
        None if year is None else _whole(2000, 2099)(name, year),
        _text(name, data.get("kind", "")),
        _text(name, data.get("unit", "")),
        _sign(name, sign),
        None if forecast is None else _whole(1, 3)(name, forecast),
        period,
    )


def _numbers(read: Callable[[str, object], int]) -> Callable[[str, object], frozenset[int]]:
    return lambda name, value: frozenset(read(name, item) for item in _list(name, value))


def _by_number(
    number: Callable[[str, object], int], read: Callable[[str, object], Any]
) -> Callable[[str, object], dict[int, Any]]:
    return lambda name, value: {
        number(name, _index(name, key)): read(name, item)
        for key, item in _dict(name, value).items()
    }


def _tuple(read: Callable[[str, object], Any]) -> Callable[[str, object], tuple[Any, ...]]:
    return lambda name, value: tuple(read(name, item) for item in _list(name, value))


_FIELDS: dict[str, Callable[[str, object], Any]] = {
    "sheet": _text,
    "header": _tuple(_row),
    "columns": _by_number(_column, _role),
    "captions": _by_number(_column, _text),
    "first": _row,
    "last": _last,
    "scale": _choice(Scale),
    "sign": _choice(Sign),
    "style": _choice(Style),
    "skip": _numbers(_row),
    "totals": _numbers(_row),
    "headings": _by_number(_row, _choice(Sort)),
    "skip_hidden": _flag,
    "units": _texts,
    "kinds": _texts,
    "fixed": _texts,
    "filled": _numbers(_column),
    "compared": _tuple(_text),
    "decided": lambda name, value: frozenset(_tuple(_text)(name, value)),
}
