"""Remarks on governing documents: what they ask for, and what that means for the object."""

from collections.abc import Iterator

from objects.models import Influence
from reports.review.material import Material
from reports.review.places import influence_place, section_place
from reports.review.plain import plain
from reports.review.remarks import Finding
from reports.review.texts import Kind


def governing_findings(material: Material) -> Iterator[Finding]:
    """The rows that say too little, or that there are none."""
    if not material.influences:
        yield Finding(
            "styrande-saknas",
            section_place(Kind.CONDITIONS, ref="styrande/ny"),
            "Planen nämner inga styrande dokument, så det syns inte vad målen bygger på.",
            "Lägg till de dokument som styr objektet.",
        )
    for influence in material.influences:
        yield from _lacking(influence)


def _lacking(influence: Influence) -> Iterator[Finding]:
    place = influence_place(influence)
    has_effect = bool(plain(influence.effect))
    has_direction = any(plain(one.body) for one in influence.directions.all())
    if not has_effect and not has_direction:
        yield Finding(
            "styrande-tomt",
            place,
            "Dokumentet står i planen utan mål, inriktning eller påverkan.",
            "Skriv vad det kräver och vad det betyder för objektet, eller ta bort det.",
        )
    elif not has_effect:
        yield Finding(
            "styrande-utan-paverkan",
            place,
            "Det står vad dokumentet vill men inte vad det betyder för objektet.",
            "Skriv hur det påverkar objektet.",
        )
    elif not has_direction:
        yield Finding(
            "styrande-utan-inriktning",
            influence_place(influence, ref=f"inriktning/ny?under={influence.pk}"),
            "Det står hur dokumentet påverkar objektet men inte vilket mål som ligger bakom.",
            "Skriv dokumentets mål eller inriktning.",
        )
