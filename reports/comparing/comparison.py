"""Two documents of the same kind, compared part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reports.comparing.fields import Change, Setting, changes, whole
from reports.comparing.labels import chapter_title, title_of
from reports.comparing.pairing import Pairs, moved, pair
from reports.comparing.walking import Part, parts_of
from reports.content.parts import Document

How = Literal["added", "removed", "moved", "changed"]
# Only holds others together under a goal that is told elsewhere.
HOLDERS = {"GoalActivities"}
# Sums that follow from the amounts of the nämnder, told only when those say nothing.
_FOLLOWS = {
    "KindRow": {"budget", "difference", "percent"},
    "UnitBudget": {"total", "percent"},
    "KeyEffect": {"lines", "amount"},
    "Share": {"amount"},
    "SummaryRow": {"own", "shared", "total"},
}


class DifferentKindsError(ValueError):
    """The documents are of different kinds; the message says so to the reader."""

    def __init__(self) -> None:
        super().__init__("Bara dokument av samma slag kan jämföras med varandra.")


@dataclass(frozen=True)
class Difference:
    """A part that differs; ``old`` and ``new`` tell where it stood and stands.

    ``fields`` tell what differs; all that the part says where it came or went.
    """

    how: How
    kind: str
    title: str
    chapter: str
    old: Part | None
    new: Part | None
    fields: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """What differs in one chapter, in reading order, and how many of its parts do not."""

    title: str
    differences: tuple[Difference, ...]
    unchanged: int


@dataclass(frozen=True)
class Comparison:
    """What differs between two documents, chapter by chapter; those that are alike too."""

    old: Document
    new: Document
    chapters: tuple[Chapter, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All that differs, in reading order; what went comes last in its chapter."""
        return tuple(each for chapter in self.chapters for each in chapter.differences)

    @property
    def unchanged(self) -> int:
        """How many parts are the same."""
        return sum(chapter.unchanged for chapter in self.chapters)


def compare(old: Document, new: Document) -> Comparison:
    """Compare ``old`` with ``new``; a comparison of a document with itself has no differences.

    Raises:
        DifferentKindsError: one is an objektplan and the other an uppföljning.
    """
    if type(old) is not type(new):
        raise DifferentKindsError
    before, after = parts_of(old), parts_of(new)
    pairs = pair(before, after)
    paired = set(pairs.values())
    found = [
        *_kept(pairs),
        *_lone("added", (part for part in after if part not in paired)),
        *_lone("removed", (part for part in before if part not in pairs)),
    ]
    order = {part: place for place, part in enumerate((*after, *before))}
    found.sort(key=lambda each: order[_standing(each)])
    return Comparison(old, new, _chapters((*after, *before), _told(found), paired))


def _standing(each: Difference) -> Part:
    part = each.new or each.old
    assert part is not None
    return part


def _kept(pairs: Pairs) -> Iterator[Difference]:
    gone_elsewhere = moved(pairs)
    for before, after in pairs.items():
        if after.kind in HOLDERS:
            continue
        differing = changes(_setting(before), _setting(after))
        how: How = "moved" if after in gone_elsewhere else "changed"
        if differing or how == "moved":
            yield _difference(how, before, after, differing)


def _lone(how: How, parts: Iterable[Part]) -> Iterator[Difference]:
    for part in parts:
        if part.kind not in HOLDERS:
            said = whole(_setting(part), added=how == "added")
            before, after = (None, part) if how == "added" else (part, None)
            yield _difference(how, before, after, said)


def _setting(part: Part) -> Setting:
    return Setting(part.node, part.parent.node if part.parent else None)


def _difference(
    how: How, old: Part | None, new: Part | None, differing: tuple[Change, ...]
) -> Difference:
    part = new or old
    assert part is not None
    return Difference(how, part.kind, title_of(part.node), chapter_of(part), old, new, differing)


def chapter_of(part: Part) -> str:
    """Give the title of the chapter that ``part`` stands in."""
    return chapter_title(part.top.field, part.top.node)


def _told(found: list[Difference]) -> list[Difference]:
    """Leave out sums that only follow from an amount that is told."""
    if not any(each.kind == "UnitBudget" and _own(each) for each in found):
        return found
    rest = (replace(each, fields=_own(each)) for each in found)
    return [each for each in rest if each.fields or each.how != "changed"]


def _own(each: Difference) -> tuple[Change, ...]:
    follows = _FOLLOWS.get(each.kind, set())
    return tuple(change for change in each.fields if change.name not in follows)


def _chapters(
    parts: Iterable[Part], found: Iterable[Difference], paired: set[Part]
) -> tuple[Chapter, ...]:
    by_chapter: dict[str, list[Difference]] = {}
    alike = Counter[str]()
    for part in parts:
        title = chapter_of(part)
        by_chapter.setdefault(title, [])
        alike[title] += part in paired and part.kind not in HOLDERS
    for each in found:
        by_chapter[each.chapter].append(each)
        alike[each.chapter] -= each.new in paired
    return tuple(
        Chapter(title, tuple(differences), alike[title])
        for title, differences in by_chapter.items()
        if differences or alike[title]
    )
