"""A reading fitted to a sheet: by an importmall, by other rows of captions, by other columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budget.interpreting import Reading, Vocabulary
from budget.interpreting.building import build_reading
from budget.interpreting.row_sorts import RowJudge
from objects.sheets import Sheet, fold

ROWS = "headings"


def by_template(sheet: Sheet, found: Reading, template: Reading, known: Vocabulary) -> Reading:
    """What was ``found`` in the sheet, with the choices of the template.

    A column is the one with the same caption, wherever it stands; where there are no captions, the
    one in the same place.
    """
    places = {fold(text): index for index, text in template.captions.items() if text}
    origin = {index: places.get(fold(text), -1) for index, text in found.captions.items()}
    if not template.header:
        origin = {index: index for index in found.columns}
    columns = {
        index: template.columns.get(origin.get(index, -1), role)
        for index, role in found.columns.items()
    }
    reading = replace(
        found,
        columns=columns,
        filled=frozenset(index for index in columns if origin.get(index) in template.filled),
        **{name: getattr(template, name) for name in ("scale", "sign", "style", "units", "fixed")},
        skip_hidden=template.skip_hidden,
        decided=template.decided - {ROWS},
    )
    return rejudged(sheet, reading, known)


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
