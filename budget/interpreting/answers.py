"""Settling a question: the reading that an answer gives."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from budget.interpreting.asking_rows import LEFT_OUT
from budget.interpreting.reading import Reading
from budget.interpreting.reading_json import ReadingError
from budget.interpreting.roles import Role, Scale, Sign, Sort, Style
from budget.models.kinds import CostKind

_YES, _NO = "ja", "nej"


def answer(reading: Reading, name: str, value: str) -> Reading:
    """`reading` with the question `name` answered by the value of one of its choices.

    The question "sheet" is answered by `find_reading` instead. Raises ReadingError for
    questions and values that are not known.
    """
    sort, _, about = name.partition(":")
    settle = _SETTLE.get(sort)
    if settle is None:
        raise ReadingError(f"Frågan ”{name[:60]}” är okänd.")
    try:
        changes = settle(reading, about, value)
    except (ValueError, KeyError) as error:
        raise ReadingError(f"”{value[:60]}” är inget svar på frågan ”{name[:60]}”.") from error
    return replace(reading, **changes, decided=reading.decided | {name})


def _kind(reading: Reading, about: str, value: str) -> dict[str, Any]:
    if value not in CostKind.labels:
        raise ValueError(value)
    return {"fixed": {**reading.fixed, Sort.KIND.value: value}}


def _bearer(reading: Reading, about: str, value: str) -> dict[str, Any]:
    sort, _, bearer = value.partition(":")
    if sort not in (Sort.UNIT, Sort.KEY) or not bearer:
        raise ValueError(value)
    return {"fixed": {**reading.fixed, sort: bearer}}


def _unit(reading: Reading, about: str, value: str) -> dict[str, Any]:
    if not about or not value:
        raise ValueError(value)
    return {"units": {**reading.units, about: "" if value == LEFT_OUT else value}}


def _kinds(reading: Reading, about: str, value: str) -> dict[str, Any]:
    if not about or value not in CostKind.labels:
        raise ValueError(value)
    return {"kinds": {**reading.kinds, about: value}}


def _column(reading: Reading, about: str, value: str) -> dict[str, Any]:
    sort, _, unit = value.partition(":")
    if sort == Sort.UNIT and unit:
        years = {reading.columns[index].year for index in reading.of(Sort.AMOUNT)}
        role = Role(Sort.AMOUNT, year=years.pop() if len(years) == 1 else None, unit=unit)
    elif value in (Sort.AMOUNT, Sort.IGNORE):
        role = Role(Sort(value))
    else:
        raise ValueError(value)
    return {"columns": {**reading.columns, _there(reading, about): role}}


def _there(reading: Reading, about: str) -> int:
    index = int(about)
    if index not in reading.columns:
        raise KeyError(index)
    return index


def _same(reading: Reading, about: str, value: str) -> dict[str, Any]:
    columns = [_there(reading, index) for index in about.split(",")]
    if value == "alla":
        return {}
    kept = int(value)
    if kept not in columns:
        raise ValueError(value)
    left = {index: Role(Sort.IGNORE) for index in columns if index != kept}
    return {"columns": {**reading.columns, **left}}


def _income(reading: Reading, about: str, value: str) -> dict[str, Any]:
    index, sign = _there(reading, about), int(value)
    if sign not in (1, -1):
        raise ValueError(value)
    return {"columns": {**reading.columns, index: replace(reading.columns[index], sign=sign)}}


def _filled(reading: Reading, about: str, value: str) -> dict[str, Any]:
    return {"filled": reading.filled | {_there(reading, about)}} if _is_yes(value) else {}


def _hidden(reading: Reading, about: str, value: str) -> dict[str, Any]:
    return {"skip_hidden": not _is_yes(value)}


def _headings(reading: Reading, about: str, value: str) -> dict[str, Any]:
    if _is_yes(value):
        return {}
    rows = {row for row, sort in reading.headings.items() if sort == Sort.COMPONENT}
    kept = {row: sort for row, sort in reading.headings.items() if row not in rows}
    return {"headings": kept, "skip": reading.skip | rows}


def _is_yes(value: str) -> bool:
    if value not in (_YES, _NO):
        raise ValueError(value)
    return value == _YES


_SETTLE: dict[str, Callable[[Reading, str, str], dict[str, Any]]] = {
    "style": lambda reading, about, value: {"style": Style(value)},
    "scale": lambda reading, about, value: {"scale": Scale(value)},
    "sign": lambda reading, about, value: {"sign": Sign(value)},
    "kind": _kind,
    "bearer": _bearer,
    "unit": _unit,
    "kinds": _kinds,
    "column": _column,
    "same": _same,
    "income": _income,
    "filled": _filled,
    "hidden": _hidden,
    "headings": _headings,
}
