"""The packaged files that a document may use: our stylesheets and pictures, and the fonts."""

import mimetypes
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reports.rendering.cuts import CUTS, FONTS, font_cut

# Never resolved: the name only marks addresses that stand for a packaged file.
BASE = "https://static.invalid/"
SHEET_BASE = f"{BASE}reports/"
CUT_ADDRESS = f"{BASE}cuts/"
ROOTS = {
    "reports": Path(__file__).resolve().parent.parent / "static" / "reports",
    "fonts": FONTS,
}
SUFFIXES = {".css", ".svg", ".ttf"}


class ForeignAddressError(ValueError):
    """The address leads to something else than a packaged file."""


@cache
def packaged_file(address: str) -> tuple[bytes, str]:
    """Give the bytes and the media type of the packaged file that ``address`` stands for.

    Raises:
        ForeignAddressError: it stands for something else, or for no file.
    """
    cut = address.removeprefix(CUT_ADDRESS)
    if cut in CUTS:
        return font_cut(cut), "font/ttf"
    path = _path(address)
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        raise ForeignAddressError(address)
    return path.read_bytes(), mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def _path(address: str) -> Path:
    """Follow links before comparing, so that neither ".." nor a symlink leads out of a root."""
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}/" != BASE or parts.query:
        raise ForeignAddressError(address)
    room, _, name = unquote(parts.path).lstrip("/").partition("/")
    root = ROOTS.get(room)
    if root is None or "\0" in name:
        raise ForeignAddressError(address)
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise ForeignAddressError(address)
    return path
