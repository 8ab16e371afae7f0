"""What a remark is: where it belongs, what it says, how heavy it weighs and what would mend it."""

from dataclasses import dataclass
from enum import Enum

from reports.content.parts import Node


class Severity(Enum):
    """How heavy a remark weighs; the value stands in addresses."""

    HINDER = "hinder"
    SHOULD = "bor-ses-over"
    COULD = "kan-forbattras"

    @property
    def label(self) -> str:
        """The severity as shown."""
        return {
            Severity.HINDER: "Hinder",
            Severity.SHOULD: "Bör ses över",
            Severity.COULD: "Kan förbättras",
        }[self]


class Chapter(Enum):
    """Where in the document a remark belongs, in its order; the value is shown."""

    VERSIONS = "Versioner"
    INTRODUCTION = "Inledning"
    CONDITIONS = "Förutsättningar och inriktning"
    GOALS = "Långsiktiga mål"
    COMPONENTS = "Komponenter"
    ACTIVITIES = "Aktiviteter"
    BUDGET = "Budget och finansiering"


@dataclass(frozen=True)
class Place(Node):
    """A part of the plan, named as a reader would; its key is that of the document's node.

    ``ref`` is "kind/id" where the part has a form of its own, "kind/ny" (or "kind/ny?under=id")
    where something should be added, and ``address`` that of a page of its own, as activities
    have; ``leads_to`` is what the link there says.
    """

    chapter: Chapter
    label: str
    ref: str = ""
    address: str = ""
    leads_to: str = "Aktivitetens sida"


@dataclass(frozen=True)
class Finding:
    """What a rule found: its code, the place, what is wrong and why, and what would mend it."""

    code: str
    place: Place
    text: str
    mend: str


@dataclass(frozen=True)
class Remark:
    """A finding, weighed for the stage that the plan is reviewed for; ``title`` is a few words."""

    code: str
    title: str
    severity: Severity
    place: Place
    text: str
    mend: str

    @property
    def anchor(self) -> str:
        """The id in the document of the part that the remark speaks of."""
        return self.place.anchor

    @property
    def ref(self) -> str:
        """The part's form as "kind/id", empty where it has none."""
        return self.place.ref
