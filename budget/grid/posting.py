"""What someone sends from the grid: amounts by cell, as they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.http import QueryDict

from budget.grid.rows import SEPARATOR, Identity, Place, identity_from
from budget.grid.scope import Scope
from budget.models.kinds import Period
from objects.money import MoneyError, parse_money

CELL = re.compile(r"c-(n?[0-9]{1,6})-([a-z0-9]{2,3})")
# What names the column of the whole year in a form.
WHOLE_YEAR = "ar"
MINE, THEIRS = "mitt", "deras"


@dataclass
class Posted:
    """The cells that were sent, and what is wrong with them, in Swedish.

    ``choices`` tells which of two amounts someone has chosen, by cell; empty where they have not.
    ``new`` is the row that was described below the table, ``unreadable`` counts what is no cell.
    """

    revision: int
    reason: str
    texts: dict[Place, str] = field(default_factory=dict)
    amounts: dict[Place, Decimal | None] = field(default_factory=dict)
    faults: dict[Place, str] = field(default_factory=dict)
    choices: dict[Place, str] = field(default_factory=dict)
    row_faults: dict[Identity, str] = field(default_factory=dict)
    unreadable: int = 0
    new: Identity | None = None

    @property
    def rows(self) -> list[Identity]:
        """The rows that anything was sent for, in the order of the form."""
        return list(dict.fromkeys(row for row, _ in self.texts))

    @property
    def fault_count(self) -> int:
        """How many faults are pointed out in cells and rows."""
        return len(self.faults) + len(self.row_faults)

    def write(self, place: Place, text: str) -> None:
        """Take ``text`` for a cell, and read it as an amount."""
        self.texts[place] = text
        try:
            self.amounts[place] = parse_money(text)
        except MoneyError as error:
            self.faults[place] = f"Skriv {error.expected}."


def posted_in(data: QueryDict, scope: Scope) -> Posted:
    """Read a form, or as much of it as the script found worth sending."""
    revision = data.get("revision", "")
    reason = data.get("skal", "").replace("\0", "").strip()
    posted = Posted(int(revision) if _is_number(revision) else 0, reason)
    rows: dict[str, Identity | None] = {
        name.removeprefix("rad-"): identity_from(str(data[name]))
        for name in data
        if name.startswith("rad-")
    }
    asked = set(data.getlist("tvist"))
    for name in data:
        if not (found := CELL.fullmatch(name)):
            continue
        row, part = rows.get(found[1]), part_of(found[2])
        if row is None or part not in scope.parts:
            posted.unreadable += 1
            continue
        posted.write((row, part), str(data[name]))
        if name in asked:
            posted.choices[row, part] = data.get(f"val-{name}", "")
    _take_new_row(data, scope, posted)
    return posted


def _take_new_row(data: QueryDict, scope: Scope, posted: Posted) -> None:
    """Take the row that a form without script describes below the table."""
    texts = {part: data.get(f"ny-{column_of(part)}", "") for part in scope.parts}
    names = ("slag", "barare", "komponent")
    kind, bearer, component, title = (data.get(f"ny-{name}", "") for name in (*names, "post"))
    if not any((*texts.values(), kind, bearer, component, title)):
        return
    # Put together as the script does for the rows that it adds.
    posted.new = identity_from(SEPARATOR.join((kind, bearer, component, "", "", "", title)))
    if posted.new is None:
        posted.unreadable += 1
        return
    for part, text in texts.items():
        if text:
            posted.write((posted.new, part), text)


def column_of(part: Period) -> str:
    """What names the column of ``part`` in a form."""
    return part.value or WHOLE_YEAR


_COLUMNS: Mapping[str, Period] = {column_of(part): part for part in Period}


def part_of(column: str) -> Period | None:
    """The part of the year whose column a form names so."""
    return _COLUMNS.get(column)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
