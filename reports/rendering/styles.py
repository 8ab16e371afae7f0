"""The stylesheets of a document, in the order in which they apply."""

import base64
import re
from functools import cache
from urllib.parse import urljoin

from reports.rendering.assets import SHEET_BASE, packaged_file

DOCUMENT_SHEETS = (
    "tokens.css",
    "document.css",
    "cover.css",
    "tables.css",
    "activities.css",
    "work.css",
    "pictures.css",
)
PRINT_SHEETS = (*DOCUMENT_SHEETS, "comparing.css", "print.css")
STANDALONE_SHEETS = (*DOCUMENT_SHEETS, "reading.css", "narrow.css", "print.css")

# Later declarations win, so the tokens of paper follow those of the screen.
_TOKEN = re.compile(r"^\s*(--[a-z0-9-]+): ([^;]+);", re.MULTILINE)
_USE = re.compile(r"var\((--[a-z0-9-]+)\)")
_ADDRESS = re.compile(r'url\("([^"]+\.svg)"\)')


def sheet_address(name: str) -> str:
    """Give the address under which the renderer finds the sheet ``name``."""
    return f"{SHEET_BASE}{name}"


def print_css() -> str:
    """Give one stylesheet for paper, with the tokens put in place.

    The renderer would look them up for each element, which costs a tenth of its time.
    """
    css = "\n".join(_read(name) for name in PRINT_SHEETS)
    values = dict(_TOKEN.findall(css))
    return _USE.sub(lambda match: values[match[1]], css)


@cache
def embedded_css() -> str:
    """Give one stylesheet for the self-contained file, its pictures written into it."""
    return "\n".join(_with_pictures(name) for name in STANDALONE_SHEETS)


def data_address(body: bytes, media_type: str) -> str:
    """Give ``body`` as a ``data:`` address."""
    return f"data:{media_type};base64,{base64.b64encode(body).decode('ascii')}"


def _with_pictures(name: str) -> str:
    def embed(match: re.Match[str]) -> str:
        body, media_type = packaged_file(urljoin(sheet_address(name), match[1]))
        return f'url("{data_address(body, media_type)}")'

    return _ADDRESS.sub(embed, _read(name))


def _read(name: str) -> str:
    return packaged_file(sheet_address(name))[0].decode("utf-8")
