"""Finding the captions of a sheet: one row or two, wherever they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from budget.interpreting.captions import Meaning, meaning_of
from budget.interpreting.grid import Grid, is_mostly_numbers
from budget.interpreting.roles import Role, Sort
from budget.interpreting.vocabulary import Vocabulary

SEARCHED_ROWS = 60
_LEAST_SCORE = 2.0


@dataclass(frozen=True, slots=True)
class Head:
    """Caption rows (indices into the grid), captions and their meanings by column."""

    rows: tuple[int, ...] = ()
    captions: dict[int, str] = field(default_factory=dict)
    meanings: dict[int, Meaning] = field(default_factory=dict)
    score: float = 0.0

    @property
    def below(self) -> int:
        """Index of the first row under the captions."""
        return self.rows[-1] + 1 if self.rows else 0


def find_head(grid: Grid, known: Vocabulary) -> Head:
    """The rows that say most of the columns under them; none where no row says anything."""
    best = Head(score=_LEAST_SCORE)
    for rows in _candidates(grid):
        head = _head(grid, rows, known)
        if head.score > best.score:
            best = head
    return best


def title_of(grid: Grid, head: Head) -> str:
    """The texts above the captions, and the sheet's name."""
    above = grid.rows[: head.rows[0]] if head.rows else ()
    texts = [row.text(column) for row in above for column in range(min(len(row.values), 30))]
    return " ".join(filter(None, [*texts, grid.sheet.name]))


def _candidates(grid: Grid) -> Iterator[tuple[int, ...]]:
    last = min(len(grid.rows), SEARCHED_ROWS)
    filled = [index for index in range(last) if grid.marks[index].strip()]
    for index in filled:
        yield (index,)
        # A title over the whole table is no row of captions.
        above = len(set(filter(None, _captions_over(grid, index - 1)))) if index else 0
        if above > 1 or (above == 1 and grid.is_wide_merge(index - 1)):
            yield (index - 1, index)


def _captions_over(grid: Grid, index: int) -> list[str]:
    return [grid.caption(index, column) for column in range(grid.width)]


def _head(grid: Grid, rows: tuple[int, ...], known: Vocabulary) -> Head:
    captions = _joined(grid, rows, known)
    meanings = {
        column: meaning
        for column, caption in captions.items()
        if (meaning := meaning_of(caption, known)) is not None
    }
    return Head(rows, captions, meanings, _score(grid, rows, captions, meanings))


def _joined(grid: Grid, rows: tuple[int, ...], known: Vocabulary) -> dict[int, str]:
    lower = _captions_over(grid, rows[-1])
    upper = _spread(grid, rows[0], lower, known) if len(rows) > 1 else [""] * grid.width
    captions = {}
    for column, (over, under) in enumerate(zip(upper, lower, strict=True)):
        text = under if over in ("", under) else f"{over} {under}".strip()
        if text:
            captions[column] = text[:200]
    return captions


def _spread(grid: Grid, index: int, lower: list[str], known: Vocabulary) -> list[str]:
    """The upper captions, each carried over the blanks that it stands above."""
    upper = _captions_over(grid, index)
    if grid.is_wide_merge(index):
        return upper
    carried = ""
    for column, text in enumerate(upper):
        meaning = meaning_of(lower[column], known) if lower[column] else None
        is_own = meaning is not None and meaning.role.sort != Sort.AMOUNT
        carried = text or ("" if is_own or not lower[column] else carried)
        upper[column] = carried
    return upper


def _score(
    grid: Grid, rows: tuple[int, ...], captions: dict[int, str], meanings: dict[int, Meaning]
) -> float:
    score = -0.5 * (len(rows) - 1)
    seen: set[tuple[Role, bool, bool]] = set()
    for column in range(grid.width):
        counts = grid.below(rows[-1] + 1, column)
        meaning = meanings.get(column)
        is_numeric = is_mostly_numbers(counts)
        if meaning is None:
            score += _unknown(column in captions, bool(counts["n"] + counts["t"]))
        elif meaning.role.sort == Sort.AMOUNT:
            is_new = (meaning.role, meaning.is_income, meaning.is_sum) not in seen
            score += (2.0 if is_new else -1.0) if is_numeric else -2.0
        elif meaning.role.sort in (Sort.NOTE, Sort.IGNORE):
            score += 0.5
        else:
            score += 2.0 if (meaning.role, False, False) not in seen else 0.0
        if meaning is not None:
            seen.add((meaning.role, meaning.is_income, meaning.is_sum))
    return score - 2.0 * _numbers_among(grid, rows, meanings)


def _unknown(has_caption: bool, has_cells: bool) -> float:
    if has_caption and has_cells:
        return 0.3
    return -0.5 if has_cells else 0.0


def _numbers_among(grid: Grid, rows: tuple[int, ...], meanings: dict[int, Meaning]) -> int:
    """How many cells of the rows are numbers that say no year."""
    return sum(
        mark == "n" and not (column in meanings and meanings[column].role.year)
        for row in rows
        for column, mark in enumerate(grid.marks[row])
    )
