"""The likeliest reading of one sheet."""

from collections.abc import Iterator
from dataclasses import replace

from budget.interpreting.amounts import stated_scale, style_evidence
from budget.interpreting.cells import amount_cells, lines_of
from budget.interpreting.columns import roles_of
from budget.interpreting.grid import Grid
from budget.interpreting.heads import find_head, title_of
from budget.interpreting.parts import settle_parts
from budget.interpreting.reading import Reading
from budget.interpreting.roles import KEY_PREFIX, Role, Scale, Sort
from budget.interpreting.row_sorts import RowJudge
from budget.interpreting.vocabulary import Vocabulary
from objects.sheets import Sheet


def build_reading(sheet: Sheet, known: Vocabulary, year: int) -> Reading:
    """Read the captions, then the columns, then the rows; what is unclear stays as it is.

    Amounts of no stated year are those of `year`.
    """
    grid = Grid.of(sheet)
    head = find_head(grid, known)
    title = title_of(grid, head)
    roles = roles_of(grid, head, title, known)
    settle_parts(roles, year)
    header = tuple(grid.rows[index].number for index in head.rows)
    first = header[-1] + 1 if header else 1
    sorts = RowJudge(sheet, roles, head.captions, known).judge(first)
    reading = Reading(
        sheet=sheet.name,
        header=header,
        columns=roles,
        captions={column: head.captions.get(column, "") for column in roles},
        first=first,
        scale=scale_of(roles, head.captions, title) or Scale.KR,
        skip=frozenset(sorts.left_out),
        totals=frozenset(sorts.totals),
        headings=sorts.headings,
        filled=_merged_down(sheet, roles, first),
        fixed=_named_by_sheet(sheet, roles, sorts.headings, known),
    )
    texts = [value for _, _, value in amount_cells(sheet, reading) if isinstance(value, str)]
    words = dict(_bearers_misplaced(sheet, reading, known))
    return replace(reading, style=style_evidence(texts).style, units=words)


def _bearers_misplaced(
    sheet: Sheet, reading: Reading, known: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Keys that stand among the nämnder, and nämnder that stand among the keys."""
    units, keys = reading.of(Sort.UNIT), reading.of(Sort.KEY)
    for row in lines_of(sheet, reading):
        for text in (row.text(column) for column in units):
            if text and not known.unit(text) and known.key(text):
                yield text, f"{KEY_PREFIX}{known.key(text)}"
        for text in (row.text(column) for column in keys):
            if text and not known.key(text) and known.unit(text):
                yield text, known.unit(text)


def _named_by_sheet(
    sheet: Sheet, roles: dict[int, Role], headings: dict[int, Sort], known: Vocabulary
) -> dict[str, str]:
    """The nämnd that the sheet is called, where nothing in it tells of one."""
    told = {Sort.UNIT, Sort.KEY} & {*headings.values(), *(role.sort for role in roles.values())}
    unit = known.unit(sheet.name)
    is_told = told or any(role.unit for role in roles.values())
    return {Sort.UNIT.value: unit} if unit and not is_told else {}


def scale_of(roles: dict[int, Role], captions: dict[int, str], title: str) -> Scale | None:
    """The unit that the captions of amounts name, else the title; None when neither does."""
    named = (
        stated_scale(captions.get(column, ""))
        for column, role in roles.items()
        if role.sort == Sort.AMOUNT
    )
    return next(filter(None, named), None) or stated_scale(title)


def _merged_down(sheet: Sheet, roles: dict[int, Role], first: int) -> frozenset[int]:
    """Columns of text with cells merged over several rows."""
    texts = {Sort.COMPONENT, Sort.TITLE, Sort.KIND, Sort.UNIT, Sort.KEY}
    return frozenset(
        merge.left
        for merge in sheet.layout.merges
        if merge.bottom > merge.top >= first
        and merge.left == merge.right
        and merge.left in roles
        and roles[merge.left].sort in texts
    )
