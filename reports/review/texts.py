"""Remarks on the written parts: what is empty, still a draft, or speaks of another year."""

import re
from collections.abc import Iterator

from objects.drafting import is_draft
from objects.models import PlanSection
from reports.review.material import Material
from reports.review.places import goal_place, influence_place, section_place, unit_place
from reports.review.plain import plain
from reports.review.remarks import Chapter, Finding, Place

Kind = PlanSection.Kind
# What the document says is missing when it is empty. The period is written by the program.
NEEDED = (Kind.PURPOSE, Kind.BACKGROUND, Kind.FULFILMENT, Kind.CONDITIONS, Kind.FINANCING)
# These tell of earlier years, as they should.
LOOKING_BACK = {Kind.BACKGROUND, Kind.FULFILMENT, Kind.REASONS, Kind.DIFFERENCE}
YEARS_BACK = 5
# A year that stands alone: no statute ("2010:800"), registry number or span of years.
_YEAR = re.compile(r"(?<![\w:/.–-])(20\d\d)(?![\w/]|[:–-]\d)")
# Words that say that the text looks back on purpose.
_BACKWARDS = re.compile(
    r"\b(?:sedan|från|före|efter|än|mot|jämfört|tidigare|förra"
    r"|(?:prognos|utfall|antag|anto|beslut|fastställ|etabler|starta)\w*)$",
    re.IGNORECASE,
)


def text_findings(material: Material) -> Iterator[Finding]:
    """What the written parts lack, in the order of the document."""
    yield from _empty(material)
    yield from _drafted(material)
    yield from _unexplained(material)
    yield from _of_another_year(material)


def _empty(material: Material) -> Iterator[Finding]:
    needed = [*NEEDED, *([Kind.REASONS] if material.deviations else [])]
    for kind in needed:
        if not plain(material.body(kind)):
            yield _nothing_written(section_place(kind))
    with_goals = {goal.unit_id for goal in material.goals}
    for section in material.sections:
        if section.unit and section.unit_id not in with_goals and not plain(section.body):
            yield _nothing_written(unit_place(section.unit))


def _nothing_written(place: Place) -> Finding:
    text = "Avsnittet är tomt; i dokumentet står att texten saknas."
    return Finding("avsnitt-tomt", place, text, "Skriv texten.")


def _drafted(material: Material) -> Iterator[Finding]:
    for section in material.sections:
        if is_draft(section.body):
            place = unit_place(section.unit) if section.unit else section_place(Kind(section.kind))
            text = "Texten är ett utkast som programmet har skrivit, och den är märkt så."
            mend = "Läs igenom den, ändra det som behövs och ta bort märkningen."
            yield Finding("utkast-kvar", place, text, mend)


def _unexplained(material: Material) -> Iterator[Finding]:
    for deviation in material.deviations:
        if deviation.reason.strip() or plain(material.body(Kind.REASONS)):
            continue
        key = f"avvikelse/{deviation.kind}/{deviation.title}"
        ref = f"avvikelse/{deviation.pk}"
        yield Finding(
            "avvikelse-utan-orsak",
            Place(key, Chapter.INTRODUCTION, f"Avvikelsen {deviation.title}", ref),
            f"Initiativet står som {deviation.get_kind_display()}, men inte varför.",
            "Skriv orsaken.",
        )


def _of_another_year(material: Material) -> Iterator[Finding]:
    year = material.plan.year
    for place, text in _looking_ahead(material):
        for match in _YEAR.finditer(text):
            if year - YEARS_BACK <= int(match[1]) < year and not _looks_back(text, match):
                yield Finding(
                    "aldre-ar",
                    place,
                    f"Texten talar om {match[1]} (”{_around(text, match)}”), men planen gäller "
                    f"{year}.",
                    "Kontrollera att det fortfarande stämmer, och ändra annars årtalet.",
                )
                break


def _looks_back(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].split()[-3:]
    return any(_BACKWARDS.search(word.strip(" ,.:;(")) for word in before)


def _around(text: str, match: re.Match[str]) -> str:
    """The year with a few words on either side, as they stand."""
    before = text[: match.start()].split()[-4:]
    after = text[match.end() :].split(" ")[:4]
    return " ".join([*before, match[1] + " ".join(after)])


def _looking_ahead(material: Material) -> Iterator[tuple[Place, str]]:
    """The texts that tell of the plan's own period, as plain words."""
    for section in material.sections:
        kind = Kind(section.kind)
        if section.unit:
            yield unit_place(section.unit), plain(section.body)
        elif kind not in LOOKING_BACK:
            yield section_place(kind), plain(section.body)
    for influence in material.influences:
        parts = (*(one.body for one in influence.directions.all()), influence.effect)
        yield influence_place(influence), plain(" ".join(parts))
    for goal in material.goals:
        yield goal_place(goal), f"{goal.title} {goal.description}"
