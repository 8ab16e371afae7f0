"""Text that the packaged fonts can write, so that a PDF looks the same on every machine."""

import io
import re
import unicodedata
from functools import cache

from fontTools.ttLib import TTFont

from reports.rendering.cuts import CUTS, font_cut

STAND_IN = "\N{WHITE SQUARE}"
BLANKS = "\t\n\r"
# The renderer takes these from an emoji font even when the text's own font has them.
EMOJI_BY_DEFAULT = "\N{HOT BEVERAGE}"
# Controls, joiners, variation selectors and marks on a letter that is itself replaced.
UNSEEN = {"Cc", "Cf", "Mn", "Me"}
SPACES = {"Zs", "Zl", "Zp"}
# An address is followed, not read: it must lead to the same place as on the page.
LINK = re.compile(r"(<a [^>]*>)")


def writable(html: str) -> str:
    """Give ``html`` with each letter that a packaged font lacks replaced by a white square.

    Spaces become plain, and what has no shape of its own is left out. Addresses of links stay.
    """
    table = {ord(letter): _substitute(letter) for letter in set(html) - _letters()}
    if not table:
        return html
    pieces = LINK.split(html)
    pieces[::2] = [text.translate(table) for text in pieces[::2]]
    return "".join(pieces)


def _substitute(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in UNSEEN:
        return ""
    return " " if category in SPACES else STAND_IN


@cache
def _letters() -> frozenset[str]:
    """Give what every cut can write."""
    cuts = (TTFont(io.BytesIO(font_cut(name)), lazy=True).getBestCmap() for name in CUTS)
    common = set.intersection(*(set(map(chr, cut)) for cut in cuts))
    return frozenset(common - set(EMOJI_BY_DEFAULT) | set(BLANKS))
