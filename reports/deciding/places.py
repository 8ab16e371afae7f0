"""The parts of stored content that a remark can speak of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

LONGEST = 300
MOST = 400


def places_of(content: str) -> list[tuple[str, str]]:
    """Give the parts of ``content`` that have a heading, (key, title), in the document's order."""
    data = json.loads(content)
    found = {one["key"]: _line(one["title"]) for one in data.pop("contents", ())}
    for key, title in _headed(data):
        if key != data.get("key"):
            found.setdefault(key, title)
    return list(found.items())[:MOST]


def _headed(data: Any) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        title = data.get("title")
        if isinstance(data.get("key"), str) and isinstance(title, str) and title:
            yield data["key"], _line(" ".join(filter(None, (data.get("number"), title))))
        for value in data.values():
            yield from _headed(value)
    elif isinstance(data, list):
        for value in data:
            yield from _headed(value)


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
