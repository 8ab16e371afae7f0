"""Versions on their way and issued, as small as a test needs them."""

from datetime import UTC, date, datetime
from typing import Any

from activities.models import FollowUp
from objects.models import ObjectPlan, PlanVersion, Unit
from reports.content.encoding import to_json
from reports.content.parts import SCHEMA
from reports.models import Approval, ApprovalRequest, Decision, Publication
from reports.publishing.essence import digest, essence_of
from reports.publishing.rendering import page_of
from reports.publishing.subjects import Subject, subject_of

ISSUED = datetime(2021, 9, 29, 8, 30, tzinfo=UTC)
Stage = PlanVersion.Stage


def make_publication(row: ObjectPlan | FollowUp, label: str = "0.1", **fields: Any) -> Publication:
    """An issued version of ``row`` as it stands, with a PDF in name only."""
    subject = subject_of(row)
    edition: Unit | None = fields.pop("edition", None)
    content = subject.build(edition, appendix=fields.pop("appendix", False))
    slug, period = subject.slugs
    files: dict[str, str | bytes] = {
        "content": to_json(content),
        "html": page_of(content),
        "pdf": b"%PDF-1.7 " + label.encode(),
    }
    hashes = {f"{name}_sha256": digest(body) for name, body in files.items()}
    least = {
        "kind": subject.kind,
        "subject": slug,
        "period": period,
        "label": label,
        "stage": Stage.DRAFT,
        "title": content.title,
        "schema": SCHEMA,
        "cover": b"\x89PNG",
        "edition": edition,
        "edition_code": edition.code.lower() if edition else "",
        "published_at": ISSUED,
        "published_by_name": "Objektledare",
    }
    return Publication.objects.create(**least | subject.link | files | hashes | fields)


def make_request(row: ObjectPlan | FollowUp, label: str = "0.8", **fields: Any) -> ApprovalRequest:
    """A wish to have ``row`` approved as it stands."""
    subject = subject_of(row)
    content = subject.build(appendix=fields.pop("appendix", False))
    least = {
        "kind": subject.kind,
        "label": label,
        "stage": Stage.PRELIMINARY,
        "content": to_json(content),
        "essence_sha256": essence_of(content),
        "asked_by_name": "Objektledare",
        "asked_at": ISSUED,
    }
    return ApprovalRequest.objects.create(**least | subject.link | fields)


def answer(request: ApprovalRequest, side: str, **fields: Any) -> Approval:
    """An approval, unless told otherwise."""
    least = {
        "answer": Approval.Answer.APPROVED,
        "answered_by_name": f"Objektägare {side}",
        "answered_at": ISSUED,
    }
    return Approval.objects.create(request=request, side=side, **least | fields)


def approve(row: ObjectPlan | FollowUp, label: str = "0.8", **fields: Any) -> None:
    """Have ``row`` approved by all who are asked."""
    subject: Subject = subject_of(row)
    request = make_request(row, label, **fields)
    for side in subject.sides:
        answer(request, side)


def decide(publication: Publication, committee: Unit, **fields: Any) -> Decision:
    """A nämnd's decision on an issued version."""
    least = {
        "committee_name": committee.name,
        "meeting": date(2021, 12, 15),
        "paragraph": "120",
        "registry_number": "BOU 2021/012",
        "recorded_at": ISSUED,
    }
    return Decision.objects.create(publication=publication, committee=committee, **least | fields)
