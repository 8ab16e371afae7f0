"""Ways from one part of a document to another."""

from __future__ import annotations

from django import template

from reports.content.parts import Node

register = template.Library()


@register.filter
def way(part: Node, ways: dict[str, str] | str) -> str:
    """Give the anchor that ``ways`` lead to from ``part``; empty when there is no way."""
    return ways.get(part.anchor, "") if isinstance(ways, dict) else ""
