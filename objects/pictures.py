"""Bars drawn as SVG, once for screen and print; each part differs in pattern as well as colour."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 108
HEIGHT = 13
ACCENT = "#0b5a6f"
TINT = "#d5e6ea"
PAPER = "#ffffff"
STEP = 5


@dataclass(frozen=True)
class Pattern:
    """How a part of a bar is filled: a colour, and strokes drawn over it."""

    name: str
    fill: str
    strokes: str = ""
    pen: str = "1"
    cap: str = "butt"


SOLID = Pattern("solid", ACCENT)
HATCHED = Pattern("hatched", TINT, "hatch")
EMPTY = Pattern("empty", PAPER)
DOTTED = Pattern("dotted", PAPER, "dots", pen="2", cap="round")
LINED = Pattern("lined", TINT, "lines")
CROSSED = Pattern("crossed", PAPER, "hatch")
PALE = Pattern("pale", TINT)

STATUS_PATTERNS = {
    "genomfort": SOLID,
    "pagar": HATCHED,
    "kvarstar": EMPTY,
    "pausat": DOTTED,
    "kontinuerligt": LINED,
    "ej_relevant": PALE,
    "ej_bedomt": CROSSED,
}
KIND_PATTERNS = (SOLID, HATCHED, DOTTED, LINED)
# What is told as one sum, of no kind.
UNSPLIT_PATTERN = CROSSED


@dataclass(frozen=True)
class Segment:
    """A part of a bar, in the units of its view box."""

    x: str
    width: str
    height: str
    fill: str
    line: str
    path: str
    pen: str
    cap: str


@dataclass(frozen=True)
class Bar:
    """A bar with the sentence that tells what it shows; ``key`` is unique in its document."""

    key: str
    title: str
    segments: tuple[Segment, ...]
    width: int = WIDTH
    height: int = HEIGHT


def bar(key: str, title: str, parts: Sequence[tuple[float, Pattern]], whole: float) -> Bar:
    """Draw ``parts`` from the left, ``whole`` of them filling the width."""
    segments = []
    x = 0.5
    for size, pattern in parts:
        width = (WIDTH - 1) * size / whole if whole else 0
        if width > 0:
            segments.append(_segment(x, width, pattern))
            x += width
    return Bar(key=key, title=title, segments=tuple(segments))


def _segment(x: float, width: float, pattern: Pattern) -> Segment:
    return Segment(
        x=_number(x),
        width=_number(width),
        height=_number(HEIGHT - 1),
        fill=pattern.fill,
        line=ACCENT,
        path=_strokes(pattern.strokes, x, width),
        pen=pattern.pen,
        cap=pattern.cap,
    )


def _strokes(kind: str, x: float, width: float) -> str:
    if kind == "hatch":
        return _hatch(x, width)
    if kind == "lines":
        return "".join(f"M{_number(x)} {y}h{_number(width)}" for y in (4, 7, 10))
    if kind == "dots":
        return "".join(
            f"M{_number(x + offset)} {y}h0"
            for offset in _steps(STEP / 2, width - 1)
            for y in (3.5, HEIGHT - 3.5)
        )
    return ""


def _hatch(x: float, width: float) -> str:
    """Diagonals from lower left to upper right, cut off at the sides of the segment."""
    low, high = HEIGHT - 0.5, 0.5
    rise = low - high
    lines = []
    for start in _steps(STEP - rise, width):
        left, right = max(start, 0.0), min(start + rise, width)
        if right > left:
            lines.append(
                f"M{_number(x + left)} {_number(low - (left - start))}"
                f"L{_number(x + right)} {_number(low - (right - start))}"
            )
    return "".join(lines)


def _steps(first: float, last: float) -> list[float]:
    return [first + STEP * n for n in range(max(0, int((last - first) / STEP) + 1))]


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
