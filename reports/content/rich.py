"""Formatted text on its way into a document."""

import re

_HEADING = re.compile(r"<(/?)h([1-6])>")
DEEPEST = 6


def settled(html: str, *, below: int) -> str:
    """Give sanitised ``html`` with its headings moved to follow a heading of level ``below``.

    The outermost becomes level ``below + 1`` and none skips a level, as PDF/UA-1 (7.4.2) and WCAG
    ask.
    """
    levels = sorted({int(match[2]) for match in _HEADING.finditer(html)})
    moved = {level: below + 1 + place for place, level in enumerate(levels)}
    current = below

    def move(match: re.Match[str]) -> str:
        nonlocal current
        if not match[1]:
            current = min(moved[int(match[2])], current + 1, DEEPEST)
        return f"<{match[1]}h{current}>"

    return _HEADING.sub(move, html)
