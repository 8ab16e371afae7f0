"""What has changed since the version that a reader saw last, in one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from reports.comparing.remembered import Hashes, find_out, known
from reports.comparing.sides import proposal_beside
from reports.comparing.summary import ALIKE
from reports.deciding.way import Way
from reports.models import ApprovalRequest, Publication

MOST = 5  # comparisons made for one page or letter; what is left is made for the next one
UNCHANGED = "Inget har ändrats sedan dess."


@dataclass(frozen=True)
class Since:
    """The version ``label`` that was seen last, and what has changed since then.

    ``said`` is empty where nothing is told of that, ``address`` where nothing can be compared.
    """

    label: str
    said: str = ""
    address: str = ""

    @property
    def line(self) -> str:
        """All of it as a sentence or two."""
        return f"Du läste senast version {self.label}. {self.said}".rstrip()


@dataclass(frozen=True)
class _Case:
    """What was seen last beside what the step is about: the proposal, else the latest version."""

    way: Way
    seen: Publication

    @property
    def proposal(self) -> ApprovalRequest | None:
        return self.way.asked.request if self.way.asked else None

    @property
    def is_new(self) -> bool:
        return self.proposal is not None or self.way.issued[0] != self.seen

    @property
    def hashes(self) -> Hashes:
        asked = self.proposal
        new = asked.essence_sha256 if asked else self.way.issued[0].content_sha256
        return self.seen.content_sha256, new

    @property
    def address(self) -> str:
        new = proposal_beside(self.seen) if self.proposal else self.way.issued[0].path
        sides = urlencode({"fran": self.seen.path, "till": new}, safe="/")
        return f"{reverse('reports:compare')}?{sides}"


def since_seen(found: Iterable[tuple[Way, Publication]]) -> list[Since]:
    """Tell of each way what is new to one who saw the version beside it last (two queries)."""
    cases = [_Case(way, seen) for way, seen in found]
    told = _told([case for case in cases if case.is_new])
    return [_since(case, told.get(case.hashes, "")) for case in cases]


def _since(case: _Case, found: str) -> Since:
    """Tell of one; ``found`` is what differs, empty where it is not known."""
    if not case.is_new:
        return Since(case.seen.label)
    if found == ALIKE:
        return Since(case.seen.label, UNCHANGED)
    return Since(case.seen.label, f"Sedan dess: {found}." if found else "", case.address)


def _told(cases: Sequence[_Case]) -> dict[Hashes, str]:
    told = known(case.hashes for case in cases)
    unknown = {case.hashes: case for case in cases if case.hashes not in told}
    return told | _compare(list(unknown.values())[:MOST])


def _compare(cases: Sequence[_Case]) -> dict[Hashes, str]:
    """Find out what has changed in each of ``cases`` (two queries if there are any)."""
    if not cases:
        return {}
    asked = [case.proposal.pk for case in cases if case.proposal]
    issued = {pk for case in cases for pk in (case.seen.pk, case.way.issued[0].pk)}
    versions = dict(Publication.objects.filter(pk__in=issued).values_list("pk", "content"))
    proposals = dict(ApprovalRequest.objects.filter(pk__in=asked).values_list("pk", "content"))
    told = {}
    for case in cases:
        latest = case.way.issued[0].pk
        new = proposals[case.proposal.pk] if case.proposal else versions[latest]
        told[case.hashes] = find_out(case.hashes, versions[case.seen.pk], new)
    return told
