"""The demo's tables carry the facts of the real ones over, and none of their sentences."""

from pathlib import Path
from typing import TypeAlias

import pytest
from django.conf import settings

from objects.names import name_key
from objects.sheets import read_workbook

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
REAL = Path(settings.BASE_DIR).parent / "shared" / "data"
needs_real_tables = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real tables are not beside the project"
)
FACTS = slice(6, 9)
SENTENCES = (3, 4, 5, 9)
ACTIVITY = 5
CARRIED = "Kvarstår från 2021"
Rows: TypeAlias = list[list[str]]
Both: TypeAlias = tuple[Rows, Rows]


def table(path: Path) -> list[list[str]]:
    """Read the first sheet from its header on, as texts."""
    rows = read_workbook(path.read_bytes(), path.name).sheets[0].rows
    texts = [[row.text(index) for index in range(10)] for row in rows]
    return texts[[row[ACTIVITY] for row in texts].index("Aktivitet") :]


def activity_key(text: str) -> str:
    return name_key(text.removesuffix(CARRIED))


def pattern(rows: Rows, column: int) -> list[int]:
    """Number the texts of a column in the order in which they first appear; 0 is an empty cell."""
    seen: dict[str, int] = {"": 0}
    texts = [row[column] for row in rows]
    keys = [activity_key(text) if column == ACTIVITY else text for text in texts]
    return [seen.setdefault(key, len(seen)) for key in keys]


@pytest.fixture
def both() -> Both:
    """Give our table and the real one."""
    return table(FIXTURES / "uppfoljning-2022.csv"), table(REAL / "uppfoljning-2022.xlsx")


@needs_real_tables
def test_goals_committees_deadlines_and_statuses_are_those_of_the_real_table(
    both: Both,
) -> None:
    ours, real = both
    assert len(ours) == 1 + 115
    assert [row[FACTS] for row in ours] == [row[FACTS] for row in real]
    assert [row[:3] for row in ours] == [row[:3] for row in real]


@needs_real_tables
@pytest.mark.parametrize("column", SENTENCES)
def test_texts_repeat_where_the_real_ones_do(both: Both, column: int) -> None:
    ours, real = both
    assert pattern(ours, column) == pattern(real, column)


@needs_real_tables
@pytest.mark.parametrize("column", SENTENCES)
def test_no_sentence_is_copied(both: Both, column: int) -> None:
    ours, real = both
    texts = [{activity_key(row[column]) for row in rows[1:] if row[column]} for rows in both]
    assert texts[0].isdisjoint(texts[1])
    assert ours[0][column] == real[0][column]


@needs_real_tables
def test_carried_over_marks_stand_on_the_same_rows(
    both: Both,
) -> None:
    marks = [[row[ACTIVITY].endswith(CARRIED) for row in rows] for rows in both]
    assert marks[0] == marks[1]
    assert sum(marks[0]) == 22
