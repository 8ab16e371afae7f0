"""How Word says that a paragraph is an item of a list, and which."""

import re
from dataclasses import dataclass

from objects.richtext.style import Attributes, Styles

_WORD_LIST = re.compile(r"(\S+)\s+level(\d)\s*(\S*)")
# The mark that Word draws before an item of a list: "3." and "b)" count, "·" and "o" do not.
_COUNTED = re.compile(r"\(?(?:(?:\d+\.)*(\d+)|[a-zåäö]{1,2}|[ivxlcdm]+)[.):]", re.IGNORECASE)

# Deeper items stay at the level above.
DEEPEST_LIST = 6


def is_list_mark(styles: Styles) -> bool:
    return styles.get("mso-list") == "ignore"


@dataclass(frozen=True)
class WordItem:
    """Where Word places an item: which list, and how deep (1 is outermost)."""

    listing: str
    level: int


def word_item(tag: str, attributes: Attributes, styles: Styles) -> WordItem | None:
    """Read the place of an item of a list, from Word or from Word on the web."""
    if tag == "p" and (match := _WORD_LIST.match(styles.get("mso-list", ""))):
        return WordItem(match[1] + match[3], _level(match[2]))
    if tag == "li" and (level := _level(attributes.get("data-aria-level", ""))):
        return WordItem("web", level)
    return None


def _level(digits: str) -> int:
    """From 1 to :data:`DEEPEST_LIST`, or 0 for what is no number."""
    if not (digits.isascii() and digits.isdigit()):
        return 0
    return min(max(int(digits[:3]), 1), DEEPEST_LIST)


def is_list_paragraph(attributes: Attributes) -> bool:
    """Tell whether Word sets a paragraph as part of a list, if perhaps without a mark."""
    return attributes.get("class", "").lower().startswith("msolistparagraph")


def count_of(mark: str) -> int:
    """Give the number that the mark of an item stands for (1 for a letter), 0 for a bullet."""
    match = _COUNTED.match(mark.strip())
    if not match:
        return 0
    return int(match[1] or 1)
