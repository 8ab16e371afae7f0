"""How far a document has come, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from reports.models import Approval, Decision, Publication
from reports.publishing.stages import DECIDED, Stage, proposed_label
from reports.publishing.standing import (
    RequestStanding,
    decided_on,
    request_standing,
    standing_decisions,
)
from reports.publishing.subjects import Subject


class Who(Enum):
    """Those who take the steps."""

    LEADER = "objektledaren"
    OWNERS = "objektägarna"
    SECRETARY = "nämndsekreteraren"


@dataclass(frozen=True)
class Turn:
    """Whose turn it is to do ``what``; ``sides`` are those that have not answered.

    ``presses`` tells that others wait for it.
    """

    who: tuple[Who, ...]
    what: str
    presses: bool = True
    sides: tuple[Approval.Side, ...] = ()


@dataclass(frozen=True)
class Way:
    """Where one document stands: ``issued`` latest first, and what goes on since then.

    ``before`` is the version that the nämnder decide on, ``decisions`` what they have decided.
    """

    subject: Subject
    issued: tuple[Publication, ...]
    asked: RequestStanding | None
    before: Publication | None
    decisions: tuple[Decision, ...]

    def label(self, stage: Stage) -> str:
        """Give the label that a version of ``stage`` would get."""
        return proposed_label(stage, [one.label for one in self.issued])

    @property
    def last(self) -> Stage:
        """The stage that the way leads to: decided, or revised when there is a decided one."""
        decided = any(one.stage in DECIDED for one in self.issued)
        return Stage.REVISED if decided else Stage.DECIDED

    @property
    def rests(self) -> bool:
        """Whether the latest version is a decided one, and nothing goes on."""
        return bool(self.issued) and self.issued[0].stage in DECIDED and self.asked is None

    @property
    def turn(self) -> Turn:
        """Whose turn it is."""
        return (
            self._turn_of_the_request()
            or self._turn_of_the_committees()
            or self._turn_of_the_plan()
        )

    def _turn_of_the_request(self) -> Turn | None:
        if self.asked is None:
            return None
        label = self.asked.request.label
        if self.asked.sent_back:
            return Turn((Who.LEADER,), "Rätta efter anmärkningarna och begär godkännande igen.")
        if self.asked.missing:
            what = f"Läs förslaget till version {label} och godkänn det, eller skicka tillbaka det."
            return Turn((Who.OWNERS,), what, sides=self.asked.missing)
        return Turn((Who.LEADER,), f"Ge ut version {label}, som är godkänd.")

    def _turn_of_the_committees(self) -> Turn | None:
        if any(one.with_changes for one in self.decisions):
            what = (
                "För in de ändringar som nämnden beslutade."
                f" Sedan ger nämndsekreteraren ut version {self.label(self.last)}."
            )
            return Turn((Who.LEADER, Who.SECRETARY), what)
        if self.decisions:
            what = f"Ge ut version {self.label(self.last)} när alla nämnder har beslutat."
            return Turn((Who.SECRETARY,), what)
        if self.before and self.before.stage == Stage.FINAL:
            return Turn((Who.SECRETARY,), f"Anteckna beslutet om version {self.before.label}.")
        return None

    def _turn_of_the_plan(self) -> Turn:
        if self.rests:
            what = (
                f"Version {self.issued[0].label} gäller."
                f" En revidering blir version {self.label(self.last)}."
            )
        else:
            done = self.before is not None
            stage = Stage.FINAL if done else Stage.PRELIMINARY
            what = (
                f"Begär godkännande av {stage.label} version {self.label(stage)} när den är klar."
            )
        return Turn((Who.LEADER,), what, presses=False)


def read_way(subject: Subject) -> Way:
    """Read where ``subject`` stands (at most five queries)."""
    issued = tuple(subject.publications)
    before = decided_on(issued)
    decisions = standing_decisions(before) if before else ()
    return Way(subject, issued, open_request(request_standing(subject), issued), before, decisions)


def open_request(
    standing: RequestStanding | None, issued: Iterable[Publication]
) -> RequestStanding | None:
    """Give ``standing``, unless its version has been issued: then it is done."""
    if standing is None or any(one.label == standing.request.label for one in issued):
        return None
    return standing
