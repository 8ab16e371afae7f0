"""Remarks on the goals: that there are any, and the four that the audit asks for."""

from collections.abc import Iterator

from reports.review.material import Material
from reports.review.places import section_place
from reports.review.plain import plain
from reports.review.remarks import Finding
from reports.review.smart import smart_findings
from reports.review.texts import Kind


def goal_findings(material: Material) -> Iterator[Finding]:
    """What the goals lack, each goal in its turn."""
    told = [one.body for one in material.sections if one.unit_id or one.kind == Kind.GOALS]
    if not material.goals and not any(map(plain, told)):
        yield Finding(
            "mal-saknas",
            section_place(Kind.GOALS),
            "Planen har inga mål, varken som mål eller i löpande text.",
            "Lägg till det som objektet ska nå.",
        )
    yield from smart_findings(material)
