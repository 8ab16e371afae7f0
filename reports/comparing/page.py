"""A comparison as the page and the PDF tell it."""

from __future__ import annotations

from dataclasses import dataclass

from reports.comparing.comparison import Comparison, Difference, compare
from reports.comparing.fields import AmountChange, Change
from reports.comparing.labels import noun_of, title_of
from reports.comparing.sides import Side
from reports.comparing.summary import ALIKE, VERBS, summary
from reports.comparing.walking import Part

OTHER_ORDER = "Står på en annan plats i ordningen."


@dataclass(frozen=True)
class Line:
    """A part that differs: what it is, what it is called and how it differs, in words.

    ``where`` tells from where to where it moved; ``amounts`` are a table, ``texts`` stand below.
    """

    noun: str
    title: str
    how: str
    verb: str
    where: str
    texts: tuple[Change, ...]
    amounts: tuple[AmountChange, ...]


@dataclass(frozen=True)
class ToldChapter:
    """A chapter with what differs in it, and in words how much is as it was."""

    title: str
    lines: tuple[Line, ...]
    unchanged: str


@dataclass(frozen=True)
class ComparisonPage:
    """All that is shown; ``alike`` names the chapters without differences."""

    title: str
    running: str
    publisher: str
    old_title: str
    new_title: str
    lead: str
    chapters: tuple[ToldChapter, ...]
    alike: tuple[str, ...]


def page_of(old: Side, new: Side) -> ComparisonPage:
    """Compare ``old`` with ``new`` and tell it.

    Raises:
        DifferentKindsError: one is an objektplan and the other an uppföljning.
    """
    found = compare(old.content, new.content)
    return ComparisonPage(
        title=f"Jämförelse: {new.content.title}",
        running=f"Jämförelse, {new.content.running}",
        publisher=new.content.publisher,
        old_title=_named(old),
        new_title=_named(new),
        lead=_lead(old, new, found),
        chapters=tuple(
            ToldChapter(each.title, tuple(map(_line, each.differences)), _unchanged(each.unchanged))
            for each in found.chapters
            if each.differences
        ),
        alike=tuple(each.title for each in found.chapters if not each.differences),
    )


def _named(side: Side) -> str:
    return f"{side.content.title}, {side.name}"


def _lead(old: Side, new: Side, found: Comparison) -> str:
    said = summary(found)
    if said == ALIKE:
        return ALIKE
    first = new.name.partition(" (")[0]
    return f"{first[0].upper()}{first[1:]} skiljer sig från {old.name.partition(' (')[0]}: {said}."


def _line(each: Difference) -> Line:
    noun = noun_of(each.kind)
    one, neuter, _ = VERBS[each.how]
    return Line(
        noun=noun.one[0].upper() + noun.one[1:],
        title=each.title,
        how=each.how,
        verb=neuter if noun.neuter else one,
        where=_where(each),
        texts=tuple(change for change in each.fields if not isinstance(change, AmountChange)),
        amounts=tuple(change for change in each.fields if isinstance(change, AmountChange)),
    )


def _where(each: Difference) -> str:
    if each.how != "moved" or each.old is None or each.new is None:
        return ""
    before, after = _home(each.old), _home(each.new)
    return OTHER_ORDER if before == after else f"Från ”{before}” till ”{after}”."


def _home(part: Part) -> str:
    return title_of(part.parent.node) if part.parent else ""


def _unchanged(number: int) -> str:
    if not number:
        return ""
    return "1 del är oförändrad." if number == 1 else f"{number} delar är oförändrade."
