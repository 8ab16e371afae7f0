"""Headings inside texts fit where the text stands."""

from hypothesis import given
from hypothesis import strategies as st

from reports.content.rich import settled


def test_the_outermost_heading_follows_the_one_above() -> None:
    assert settled("<h3>A</h3><p>x</p><h4>B</h4>", below=3) == "<h4>A</h4><p>x</p><h5>B</h5>"
    assert settled("<h4>B</h4>", below=2) == "<h3>B</h3>"


def test_a_text_that_begins_with_a_lower_heading_skips_no_level() -> None:
    assert settled("<h4>B</h4><h3>A</h3>", below=3) == "<h4>B</h4><h4>A</h4>"


@given(st.lists(st.integers(1, 6)), st.integers(2, 4))
def test_no_heading_ever_skips_a_level(levels: list[int], below: int) -> None:
    html = "".join(f"<h{level}>x</h{level}>" for level in levels)
    found = [int(part[0]) for part in settled(html, below=below).split("<h")[1:]]
    steps = [after - before for before, after in zip([below, *found], found, strict=False)]
    assert all(step <= 1 for step in steps)
