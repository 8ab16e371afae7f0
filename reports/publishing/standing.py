"""Where a document stands on its way: what has been approved and decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reports.models import Approval, ApprovalRequest, Decision, Publication
from reports.publishing.essence import essence_of_json
from reports.publishing.stages import DECIDED, DECIDED_ON, Stage
from reports.publishing.subjects import Subject

Answer = Approval.Answer


@dataclass(frozen=True)
class RequestStanding:
    """A request and how it has been answered; ``missing`` are the sides that have not answered."""

    request: ApprovalRequest
    answers: tuple[Approval, ...]
    missing: tuple[Approval.Side, ...]

    @property
    def sent_back(self) -> bool:
        """Whether some side wants changes."""
        return any(one.answer == Answer.SENT_BACK for one in self.answers)

    @property
    def approved(self) -> bool:
        """Whether all sides that are asked have approved."""
        return not self.missing and not self.sent_back

    @property
    def waiting(self) -> bool:
        """Whether it is still to be answered."""
        return bool(self.missing) and not self.sent_back


def request_standing(subject: Subject) -> RequestStanding | None:
    """Give the latest request for approval and its answers (two queries), None if there is none.

    A request whose version has been issued since is done, and no longer counts.
    """
    request = subject.requests.prefetch_related("answers__remarks").first()
    if request is None:
        return None
    answers = tuple(request.answers.all())
    answered = {one.side for one in answers}
    missing = tuple(side for side in subject.sides if side.value not in answered)
    return RequestStanding(request, answers, missing)


def decided_on(publications: Iterable[Publication]) -> Publication | None:
    """Give the version that the nämnder decide on: the latest one put before them.

    ``publications`` are those of one subject, latest first; a version that came before the latest
    decided one has had its decision.
    """
    for one in publications:
        if one.stage in DECIDED:
            return None
        if one.stage in DECIDED_ON:
            return one
    return None


def standing_decisions(publication: Publication) -> tuple[Decision, ...]:
    """Give what the nämnder have decided on ``publication``, corrections in place (one query)."""
    return tuple(publication.decisions.standing().order_by("meeting", "committee_name", "pk"))


def essence_of_publication(publication: Publication) -> str:
    """Give the hash of what an issued version says."""
    return essence_of_json(publication.content)


def essence_of_request(request: ApprovalRequest) -> str:
    """Give the hash of what approval was asked for.

    It is the one that was stored, unless the form of the content has changed since.
    """
    return essence_of_json(request.content)


def is_decided(stage: str) -> bool:
    """Tell whether a version of ``stage`` has been decided by a nämnd."""
    return Stage(stage) in DECIDED
