"""A reading fitted to a sheet: by an importmall, by other rows of captions, by other columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from budget.interpreting import Reading, Role, Sort, Style, Vocabulary
from budget.interpreting.building import build_reading, scale_of
from budget.interpreting.grid import Grid
from budget.interpreting.heads import Head, title_of
from budget.interpreting.row_sorts import RowJudge
from objects.sheets import Sheet, fold

ROWS = "headings"
OF_COLUMNS = ("column", "same", "income", "filled")


def by_template(sheet: Sheet, found: Reading, template: Reading, known: Vocabulary) -> Reading:
    """What was ``found`` in the sheet, with the choices of the template.

    A column is the one with the same caption, wherever it stands; where there are no captions, the
    one in the same place. What the file itself says of its unit, style, year and nämnd goes before
    what another file said.
    """
    places = {fold(text): index for index, text in template.captions.items() if text}
    origin = {index: places.get(fold(text), -1) for index, text in found.captions.items()}
    if not template.header:
        origin = {index: index for index in found.columns}
    columns = {
        index: _role(template.columns.get(origin.get(index, -1), role), role)
        for index, role in found.columns.items()
    }
    reading = replace(
        found,
        columns=columns,
        filled=frozenset(index for index in columns if origin.get(index) in template.filled),
        sign=template.sign,
        units={**found.units, **template.units},
        kinds={**found.kinds, **template.kinds},
        fixed=_fixed(found, template),
        skip_hidden=template.skip_hidden,
        decided=_decided(found, template, origin),
    )
    return rejudged(sheet, _in_own_way(sheet, reading, found, template), known)


def _role(kept: Role, found: Role) -> Role:
    """The role of the template, for the year that the file says."""
    is_both = kept.sort == found.sort and kept.sort in (Sort.AMOUNT, Sort.TOTAL)
    return replace(kept, year=found.year) if is_both and kept.year and found.year else kept


def _fixed(found: Reading, template: Reading) -> dict[str, str]:
    """What was answered for every row; the nämnd that a sheet is called is each sheet's own."""
    answered = {"kind": (Sort.KIND.value,), "bearer": (Sort.UNIT.value, Sort.KEY.value)}
    names = {
        name
        for question, sorts in answered.items()
        if question in template.decided and not (question == "bearer" and found.fixed)
        for name in sorts
    }
    return {**{k: v for k, v in template.fixed.items() if k in names}, **found.fixed}


def _decided(found: Reading, template: Reading, origin: dict[int, int]) -> frozenset[str]:
    """The answers that hold for this file too; those about columns follow their columns."""
    moved = {old: new for new, old in origin.items() if old >= 0}
    kept = set()
    for name in template.decided - {ROWS}:
        sort, _, about = name.partition(":")
        if name == "sheet" and found.sheet != template.sheet:
            continue
        if sort in OF_COLUMNS:
            places = [int(one) if one.isdecimal() else -1 for one in about.split(",")]
            if not all(place in moved for place in places):
                continue
            new = sorted(moved[place] for place in places)
            kept.add(f"{sort}:" + ",".join(map(str, new)))
        else:
            kept.add(name)
    return frozenset(kept)


def _in_own_way(sheet: Sheet, reading: Reading, found: Reading, template: Reading) -> Reading:
    """Unit and style as in the template, unless the file itself says something else."""
    values: dict[str, Any] = {"scale": template.scale, "style": template.style}
    decided = reading.decided
    own = scale_of(dict(reading.columns), dict(reading.captions), "")
    theirs = scale_of(dict(template.columns), dict(template.captions), "")
    grid = Grid.of(sheet)
    rows = tuple(index for index, row in enumerate(grid.rows) if row.number in found.header)
    titled = scale_of({}, {}, title_of(grid, Head(rows)))
    is_titled = own is None and titled is not None and "scale" not in decided
    if own != theirs or is_titled:
        values["scale"] = own or titled or found.scale
        decided -= {"scale"}
    if Style.AUTO not in (found.style, template.style) and found.style != template.style:
        values["style"] = Style.AUTO
        decided -= {"style"}
    return replace(reading, **values, decided=decided)


def with_header(
    sheet: Sheet, reading: Reading, header: Sequence[int], known: Vocabulary, year: int
) -> Reading:
    """The sheet read anew for a plan of `year`, with the captions in `header`, or with none."""
    first = header[0] if header else 1
    below = replace(sheet, rows=tuple(row for row in sheet.rows if row.number >= first))
    found = build_reading(below, known, year)
    if list(found.header) != list(header):
        captions = _captions(sheet, header)
        found = replace(
            found, header=tuple(header), captions=captions, first=max(header, default=0) + 1
        )
    return rejudged(sheet, replace(found, compared=reading.compared), known)


def rejudged(sheet: Sheet, reading: Reading, known: Vocabulary) -> Reading:
    """The reading with its rows judged by its columns: which are sums, headings and no rows."""
    judge = RowJudge(sheet, dict(reading.columns), dict(reading.captions), known)
    sorts = judge.judge(reading.first)
    return replace(
        reading,
        skip=frozenset(sorts.left_out),
        totals=frozenset(sorts.totals),
        headings=sorts.headings,
        decided=reading.decided - {ROWS},
    )


def _captions(sheet: Sheet, header: Sequence[int]) -> dict[int, str]:
    """The texts of the rows, one below the other joined."""
    rows = [row for row in sheet.rows if row.number in header]
    width = max((len(row.values) for row in rows), default=0)
    joined = {
        index: " ".join(filter(None, (row.text(index) for row in rows)))[:200]
        for index in range(width)
    }
    return {index: text for index, text in joined.items() if text}
