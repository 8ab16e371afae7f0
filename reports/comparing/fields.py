"""What differs between two forms of the same part, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from reports.comparing.labels import NAMING, field_label
from reports.comparing.walking import field_names
from reports.comparing.words import marked_html, marked_text
from reports.content.amounts import difference
from reports.content.parts import Amount, Document, Node

RICH = {"body", "effect"}
# Said elsewhere: what names the document, and what the program counts or spells out from the rest.
_SILENT = {
    "key", "title", "genre", "subject", "year", "running", "publisher", "facts", "contents",
    "kind", "schema", "counting_sentence", "asterisk_sentence", "cut_off_sentence",
}  # fmt: skip
_SHADOWS = {
    "key", "status_class", "contract_end", "cut_off", "kinds", "kind_names", "keys",
    "also_keys", "post_keys", "activity_key", "goal_key", "drawn", "first",
}  # fmt: skip
_DERIVED = {
    "Activities": {"lead"},
    "Budget": {"count"},
    "Comparison": {"lead"},
    "MoneyPart": {"lead"},
}


@dataclass(frozen=True)
class TextChange:
    """A text before and after; ``marked`` is HTML with the words that came and went."""

    name: str
    label: str
    old: str
    new: str
    marked: SafeString

    @property
    def rich(self) -> bool:
        """Whether ``marked`` has paragraphs of its own."""
        return self.name in RICH


@dataclass(frozen=True)
class AmountChange:
    """A sum of money before and after, and by how much it grew; nothing counts as zero."""

    name: str
    label: str
    old: Amount | None
    new: Amount | None
    difference: Amount


Change = TextChange | AmountChange


@dataclass(frozen=True)
class Setting:
    """A node and the one that it stands in, which names the columns of its amounts."""

    node: Node
    parent: Node | None

    def columns(self, name: str) -> tuple[str, ...]:
        """Give what the amounts of the field ``name`` are called."""
        titles: tuple[str, ...] = getattr(self.parent, "keys" if name == "shared" else "kinds", ())
        return titles


def changes(old: Setting, new: Setting) -> tuple[Change, ...]:
    """Give what differs between two nodes of the same class, their children left out."""
    found: list[Change] = []
    for name in _told(new.node):
        before, after = getattr(old.node, name), getattr(new.node, name)
        if (before == after and not isinstance(before, tuple)) or _repeats(old, new, name):
            continue
        if _holds(before, Amount) or _holds(after, Amount):
            found += _amounts(name, _cells(old, name), _cells(new, name))
        elif not (_holds(before, Node) or _holds(after, Node)):
            found += _texts(name, _said(before), _said(after))
    return tuple(found)


def whole(setting: Setting, *, added: bool) -> tuple[Change, ...]:
    """Give all that a node which came, or went, says besides its name."""
    found: list[Change] = []
    for name in _told(setting.node):
        value = getattr(setting.node, name)
        if name in NAMING or _holds(value, Node) or value in (None, False):
            continue
        if _holds(value, Amount):
            cells = _cells(setting, name)
            found += _amounts(name, *(({}, cells) if added else (cells, {})))
        else:
            found += _texts(name, *(("", _said(value)) if added else (_said(value), "")))
    return tuple(found)


def _told(node: Node) -> Iterator[str]:
    silent = _SILENT if isinstance(node, Document) else _SHADOWS
    silent = silent | _DERIVED.get(type(node).__name__, set())
    return (name for name in field_names(type(node)) if name not in silent)


def _repeats(old: Setting, new: Setting, name: str) -> bool:
    """Whether the field only repeats what another part is called, and that part is the same."""
    before, after = (getattr(each.node, f"{name}_key", "") for each in (old, new))
    return bool(before) and before == after


def _holds(value: Any, wanted: type) -> bool:
    if isinstance(value, tuple):
        return any(isinstance(each, wanted) for each in value)
    return isinstance(value, wanted)


def _cells(setting: Setting, name: str) -> dict[str, Amount | None]:
    value = getattr(setting.node, name)
    if not isinstance(value, tuple):
        return {field_label(name): value}
    return dict(zip(setting.columns(name), value, strict=True))


def _amounts(
    name: str, old: dict[str, Amount | None], new: dict[str, Amount | None]
) -> Iterator[AmountChange]:
    """The cells that differ; columns are known by what they are called, not by place."""
    for label in dict.fromkeys([*old, *new]):
        before, after = old.get(label), new.get(label)
        if (before and before.exact) != (after and after.exact):
            grown = difference(kronor(after) - kronor(before))
            assert grown is not None
            yield AmountChange(name, label, before, after, grown)


def kronor(amount: Amount | None) -> Decimal:
    """Give ``amount`` as a number, nothing as zero."""
    return Decimal(amount.exact) if amount else Decimal(0)


def _texts(name: str, old: str, new: str) -> Iterator[TextChange]:
    if old != new:
        marked = marked_html(old, new) if name in RICH else marked_text(old, new)
        yield TextChange(name, field_label(name), old, new, marked)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return "\n".join(map(_said, value)) if isinstance(value, tuple) else str(value)
