"""What the caption of a column says that it holds."""

import re
from dataclasses import dataclass

from budget.importing.words import kind_of
from budget.interpreting.caption_slots import told_by
from budget.interpreting.caption_words import (
    BY_CAPTION,
    COST,
    FILLING,
    INCOME,
    NEVER,
    PLAIN,
    SUM,
)
from budget.interpreting.roles import Role, Sort
from budget.interpreting.vocabulary import Vocabulary
from budget.models.kinds import CostKind, Series
from objects.sheets import fold

_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?|\d+|%")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A caption understood: its role, and for amounts whether they sum others or are income.

    `has_series` tells that the caption itself says budget, forecast or outcome.
    """

    role: Role
    is_sum: bool = False
    is_income: bool = False
    has_series: bool = False


def meaning_of(caption: str, known: Vocabulary) -> Meaning | None:
    """What a caption means, or None."""
    sort = BY_CAPTION.get(fold(caption))
    if sort is not None:
        return Meaning(Role(sort))
    unit = known.unit(caption)
    if unit:
        return Meaning(Role(Sort.AMOUNT, unit=unit))
    words = words_of(caption)
    if any(word in NEVER for word in words) or "%" in words:
        return Meaning(Role(Sort.IGNORE))
    return _amount(words, known)


def words_of(text: str) -> list[str]:
    """Words and numbers in a text, without case; "VM/VU" is one word."""
    return [word.casefold() for word in _WORD.findall(text)]


def _amount(words: list[str], known: Vocabulary) -> Meaning | None:
    told = told_by(words)
    rest = told.rest
    has = {name: bool(set(rest) & group) for name, group in _GROUPS.items()}
    passed = FILLING.union(*_GROUPS.values())
    left = [word for word in rest if word not in passed]
    kind, unit, unknown = _bearer(left, known)
    is_told = told.series or told.year or told.has_part
    if unknown or not (is_told or kind or unit or any(has.values())):
        return None
    series = told.series or Series.BUDGET
    role = Role(
        Sort.AMOUNT, series, told.year, kind, unit, forecast=told.forecast, period=told.period
    )
    return Meaning(role, has["sum"], has["income"], told.series is not None)


_GROUPS = {"cost": COST, "income": INCOME, "sum": SUM, "plain": PLAIN}


def _bearer(words: list[str], known: Vocabulary) -> tuple[str, str, bool]:
    """The kind and the unit that the words name, and whether something is left over."""
    kind = ""
    names = []
    for word in words:
        found = kind_of(word)
        if found is not None and not kind:
            kind = CostKind(found).label
        else:
            names.append(word)
    if not names:
        return kind, "", False
    unit = known.unit("".join(names))
    return kind, unit, not unit
