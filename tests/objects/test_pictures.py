"""Bars tell shares apart by pattern as well as colour."""

import re
from pathlib import Path

from objects import pictures
from objects.pictures import EMPTY, HATCHED, SOLID, STATUS_PATTERNS, WIDTH, bar
from reports.rendering import styles

TOKENS = Path(styles.__file__).parents[1] / "static" / "reports" / "tokens.css"


def test_the_parts_of_a_bar_fill_it() -> None:
    drawn = bar("k", "Titel", [(1, SOLID), (2, HATCHED), (1, EMPTY)], 4)
    widths = [float(segment.width) for segment in drawn.segments]
    assert sum(widths) == WIDTH - 1
    assert widths[1] == 2 * widths[0]


def test_nothing_is_drawn_of_nothing() -> None:
    assert bar("k", "Titel", [(0, SOLID)], 0).segments == ()


def test_no_stroke_leaves_its_part() -> None:
    drawn = bar("k", "Titel", [(1, SOLID), (1, HATCHED)], 2)
    hatched = drawn.segments[1]
    left, right = float(hatched.x), float(hatched.x) + float(hatched.width)
    places = [float(x) for x in re.findall(r"[ML]([\d.]+) ", hatched.path)]
    assert places
    assert all(left <= x <= right for x in places)


def test_every_status_has_a_pattern_of_its_own() -> None:
    patterns = {(each.fill, each.strokes) for each in STATUS_PATTERNS.values()}
    assert len(patterns) == len(STATUS_PATTERNS)


def test_the_accent_is_that_of_the_stylesheet() -> None:
    assert f"--accent: {pictures.ACCENT};" in TOKENS.read_text(encoding="utf-8")
