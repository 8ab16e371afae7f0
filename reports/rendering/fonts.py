"""The fonts of the self-contained file: only the letters that the document uses."""

import io
from functools import lru_cache
from urllib.parse import quote

from fontTools import subset
from fontTools.ttLib import TTFont

from reports.rendering.assets import BASE, packaged_file
from reports.rendering.cuts import ITALIC, ROMAN
from reports.rendering.styles import data_address

FACES = {"normal": ROMAN, "italic": ITALIC}
# Letters that stylesheets add, and those that a reader may come to type into the page's search.
ALWAYS = "".join(map(chr, range(32, 127))) + "åäöÅÄÖéÉüÜ–—−•*§\u00a0"


def embedded_faces(text: str) -> str:
    """Give ``@font-face`` rules with the fonts written into them, cut down to ``text``.

    The same text gives the same bytes.
    """
    letters = "".join(sorted(set(text + ALWAYS)))
    return "\n".join(_face(style, name, letters) for style, name in FACES.items())


def _face(style: str, name: str, letters: str) -> str:
    address = data_address(_cut(name, letters), "font/woff2")
    return (
        f'@font-face {{ font-family: "Source Sans 3"; font-style: {style}; '
        f'font-weight: 200 900; src: url("{address}") format("woff2"); }}'
    )


@lru_cache(maxsize=16)
def _cut(name: str, letters: str) -> bytes:
    body, _ = packaged_file(f"{BASE}fonts/{quote(name)}")
    options = subset.Options(flavor="woff2", layout_features=["kern", "mark", "ccmp", "locl"])
    font = TTFont(io.BytesIO(body), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(font)
    font.flavor = "woff2"
    cut = io.BytesIO()
    font.save(cut)
    return cut.getvalue()
