"""Marks in a document's HTML: a link from each remarked part to what is said of it."""

import re
from collections.abc import Mapping
from typing import Protocol

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

# The document's own templates write its ids; texts from users can hold none (objects.richtext).
_PART = re.compile(r'<(?P<tag>[a-z0-9]+)\b[^>]*? id="(?P<id>[^"]+)"[^>]*>')
# A mark beside the number of a row would be read as one more number: it stands in the next cell.
_CELL = re.compile(r'\s*(?:<td class="row-number">[^<]*</td>\s*)?<t[dh]\b[^>]*>')


class Marked(Protocol):
    """What a mark leads to."""

    @property
    def number(self) -> int: ...
    @property
    def id(self) -> str: ...


def anchors_of(html: str) -> list[str]:
    """The ids of the document in their order."""
    return [match["id"] for match in _PART.finditer(html)]


def marked(html: str, spots: Mapping[str, Marked]) -> SafeString:
    """Put a mark first in each part of ``html`` whose id is in ``spots``.

    In a row of a table it stands first in the first cell that holds more than the row's number.
    """
    pieces, last = [], 0
    for match in _PART.finditer(html):
        spot = spots.get(match["id"])
        if spot is not None:
            cell = _CELL.match(html, match.end()) if match["tag"] == "tr" else None
            end = cell.end() if cell else match.end()
            pieces += [html[last:end], render_to_string("reports/review/mark.html", {"spot": spot})]
            last = end
    # The document comes rendered and escaped; the marks are rendered by a template.
    return mark_safe("".join([*pieces, html[last:]]))  # noqa: S308
