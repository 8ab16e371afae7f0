"""Formatted text as plain words."""

import re
from html import unescape

_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """The words of sanitised ``html`` on one line."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())
