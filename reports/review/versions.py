"""Remarks on the version table."""

from collections.abc import Iterator
from itertools import pairwise

from objects.models import PlanVersion
from reports.content.dates import swedish_date
from reports.review.material import Material
from reports.review.places import version_place
from reports.review.remarks import Chapter, Finding, Place


def version_findings(material: Material) -> Iterator[Finding]:
    """A table that is empty, out of order, or passes over a version. A draft needs no date."""
    if not material.versions:
        yield Finding(
            "version-saknas",
            Place("versioner", Chapter.VERSIONS, "Versionstabellen", "version/ny"),
            "Planen har ingen version, så läsaren ser inte hur långt den har kommit.",
            "Lägg till den version som planen är på väg mot.",
        )
    dated = [version for version in material.versions if version.dated]
    for earlier, later in pairwise(dated):
        yield from _out_of_order(earlier, later)
    last = material.versions.index(dated[-1]) if dated else 0
    for version in material.versions[:last]:
        if not version.dated and version.stage != PlanVersion.Stage.DRAFT:
            yield Finding(
                "version-utan-datum",
                version_place(version),
                f"Versionen har inget datum, fast {dated[-1].label} som kommer efter den har ett.",
                "Skriv datumet, eller ta bort versionen om den aldrig blev av.",
            )


def _out_of_order(earlier: PlanVersion, later: PlanVersion) -> Iterator[Finding]:
    assert earlier.dated
    assert later.dated
    if later.dated < earlier.dated:
        yield Finding(
            "version-i-fel-ordning",
            version_place(later),
            f"Versionen har datumet {swedish_date(later.dated)}, före {earlier.label} som är från "
            f"den {swedish_date(earlier.dated)}.",
            "Rätta det datum som är fel.",
        )
