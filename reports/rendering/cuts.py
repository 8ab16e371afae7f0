"""Fixed weights cut from the packaged variable fonts, for the PDF.

A variable font would be cut by the renderer in every document, which costs a fifth of its time and
stamps the hour into the file, so that the same content would not give the same bytes.
"""

import hashlib
import io
import os
import tempfile
from functools import cache
from pathlib import Path

import fontpkg_source_sans_3
from django.conf import settings
from fontTools import subset
from fontTools import version as tool_version
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(fontpkg_source_sans_3.__file__).resolve().parent / "files"
ROMAN = "SourceSans3[wght].ttf"
ITALIC = "SourceSans3-Italic[wght].ttf"
CUTS = {
    "light.ttf": (ROMAN, 300, "normal"),
    "regular.ttf": (ROMAN, 400, "normal"),
    "semibold.ttf": (ROMAN, 600, "normal"),
    "italic.ttf": (ITALIC, 400, "italic"),
}
# Latin, Greek and Cyrillic with their punctuation, currencies, arrows and marks.
LETTERS = (
    *range(0x20, 0x530),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2070),
    *range(0x20A0, 0x20C0),
    *range(0x2190, 0x2270),
    *range(0x25A0, 0x2720),
)
FEATURES = ["kern", "mark", "ccmp", "locl", "liga"]


@cache
def font_cut(name: str) -> bytes:
    """Give the cut ``name`` (a key of ``CUTS``) as a TrueType file, made once an installation.

    Raises:
        KeyError: there is no such cut.
    """
    source, weight, _ = CUTS[name]
    font = (FONTS / source).read_bytes()
    path = _kept(font, weight)
    if path.is_file():
        return path.read_bytes()
    cut = _cut(font, weight)
    _keep(path, cut)
    return cut


def faces(address: str) -> str:
    """Give the ``@font-face`` rules of all cuts, which lie under ``address``."""
    return "\n".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-style: {style}; '
        f'font-weight: {weight}; src: url("{address}{name}") format("truetype"); }}'
        for name, (_, weight, style) in CUTS.items()
    )


def _cut(source: bytes, weight: int) -> bytes:
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(layout_features=FEATURES, notdef_outline=True))
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    instantiateVariableFont(font, {"wght": weight}, inplace=True, static=True)
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def _kept(font: bytes, weight: int) -> Path:
    """Give the place of a cut; another font, tool or set of letters leads to another place."""
    recipe = f"{tool_version} {weight} {LETTERS} {FEATURES}".encode()
    digest = hashlib.sha256(font + recipe).hexdigest()[:32]
    return Path(settings.DATA_DIR) / "fonts" / f"{digest}.ttf"


def _keep(path: Path, cut: bytes) -> None:
    """Write the cut whole or not at all; where nothing may be written the process keeps it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(cut)
        os.replace(file.name, path)  # noqa: PTH105
    except OSError:
        return
