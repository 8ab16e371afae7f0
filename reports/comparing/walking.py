"""A document as a flat list of its parts, each with what it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property

from reports.content.parts import Document, Node

# What the program counts or repeats from the rest: a change there is told where it was made.
DERIVED = {"ContentsEntry", "Version", "Mention", "Overview", "AllocatedPart"}
_FIELD_NAMES: dict[type[Node], tuple[str, ...]] = {}


@dataclass(frozen=True, eq=False)
class Part:
    """A node and where it stands.

    ``place`` counts from 0 among the parts of the same parent; ``field`` is that of the parent.
    """

    node: Node
    parent: Part | None
    field: str
    place: int

    @cached_property
    def kind(self) -> str:
        """The name of the node's class."""
        return type(self.node).__name__

    @cached_property
    def top(self) -> Part:
        """The outermost part that this one stands in, the document itself left out."""
        if self.parent is None or self.parent.parent is None:
            return self
        return self.parent.top


def parts_of(document: Document) -> tuple[Part, ...]:
    """Give ``document`` and all its parts in reading order, without what is derived."""
    return tuple(_walk(Part(document, None, "", 0)))


def _walk(part: Part) -> Iterator[Part]:
    yield part
    for place, (name, node) in enumerate(_children(part.node)):
        yield from _walk(Part(node, part, name, place))


def _children(node: Node) -> Iterator[tuple[str, Node]]:
    for name in field_names(type(node)):
        value = getattr(node, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Node) and type(each).__name__ not in DERIVED:
                yield name, each


def field_names(kind: type[Node]) -> tuple[str, ...]:
    """Give the names of the fields of nodes of ``kind``, in order."""
    if kind not in _FIELD_NAMES:
        _FIELD_NAMES[kind] = tuple(field.name for field in fields(kind))
    return _FIELD_NAMES[kind]
