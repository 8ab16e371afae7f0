"""Everything that must hold before a version is issued; all that does not is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from objects.models import PlanVersion
from reports.content.parts import Document
from reports.models import Decision, Publication
from reports.publishing.essence import essence_of
from reports.publishing.hinders import AddressTakenError, Hinder
from reports.publishing.stages import (
    DECIDED,
    LABEL,
    STEPS,
    fits,
    order_of,
    proposed_label,
    stages_after,
)
from reports.publishing.standing import (
    RequestStanding,
    decided_on,
    essence_of_publication,
    essence_of_request,
    request_standing,
    standing_decisions,
)
from reports.publishing.subjects import Subject


@dataclass(frozen=True)
class Ground:
    """What a version to be issued stands on."""

    subject: Subject
    stage: PlanVersion.Stage
    label: str
    issued: tuple[Publication, ...]
    request: RequestStanding | None
    before: Publication | None
    decisions: tuple[Decision, ...]
    taken_by: Publication | None = None
    """A version of another document with the address that this one would get."""

    @property
    def latest(self) -> Publication | None:
        """The version that the new one supersedes."""
        return self.issued[0] if self.issued else None


def read_ground(subject: Subject, stage: PlanVersion.Stage, label: str) -> Ground:
    """Read what has been issued, approved and decided (at most six queries)."""
    issued = tuple(subject.publications)
    before = decided_on(issued)
    decisions = standing_decisions(before) if before and stage in DECIDED else ()
    asked, taken = request_standing(subject), None if issued else _taken_by(subject)
    return Ground(subject, stage, label, issued, asked, before, decisions, taken)


def _taken_by(subject: Subject) -> Publication | None:
    named, period = subject.slugs
    same = Publication.objects.filter(kind=subject.kind, subject=named, period=period)
    return same.without_files().first()


def missing_for(ground: Ground, content: Document) -> tuple[Hinder, ...]:
    """Give all that stands in the way of issuing ``content`` on ``ground``."""
    return (
        *_about_the_address(ground),
        *_about_the_label(ground),
        *_about_approval(ground, content),
        *_about_decisions(ground, content),
        *ground.subject.hinders(ground.stage),
    )


def missing_for_request(ground: Ground, content: Document) -> tuple[Hinder, ...]:
    """Give all that stands in the way of asking for approval of ``content`` on ``ground``."""
    return (
        *_about_asking(ground),
        *_about_asking_again(ground, content),
        *_about_the_address(ground),
        *_about_the_label(ground),
        *ground.subject.hinders(ground.stage),
    )


def _about_asking(ground: Ground) -> Iterator[Hinder]:
    if not STEPS[ground.stage].needs_approval:
        yield Hinder(f"I skedet {ground.stage.label} begärs inget godkännande.")
    if any(one.label == ground.label for one in ground.issued):
        yield Hinder(f"Version {ground.label} är redan utgiven.", "Välj en annan beteckning.")


def _about_asking_again(ground: Ground, content: Document) -> Iterator[Hinder]:
    """Keep the answers to a request when nothing has changed since it was made."""
    asked = ground.request
    if asked is None or asked.sent_back or not is_asked_for(asked, ground):
        return
    if essence_of_request(asked.request) == essence_of(content):
        kept = " Svaren som har kommit står kvar." if asked.answers else ""
        yield Hinder(
            f"Godkännande av version {ground.label} är redan begärt, och inget har ändrats sedan"
            f" dess.{kept}",
            "Begär igen när du har ändrat något.",
        )


def is_asked_for(asked: RequestStanding, ground: Ground) -> bool:
    """Tell whether approval was asked for the version to be issued."""
    return asked.request.label == ground.label and asked.request.stage == ground.stage


def _about_the_address(ground: Ground) -> Iterator[Hinder]:
    """Addresses last: none is given to another document, and each names something."""
    if not all(ground.subject.slugs):
        yield Hinder(
            f"{ground.subject.name} kan inte få någon adress.",
            "Ge den en kod med någon bokstav eller siffra.",
        )
    if taken := ground.taken_by:
        yield from AddressTakenError(ground.subject.name, taken.title, taken.address).hinders


def _about_the_label(ground: Ground) -> Iterator[Hinder]:
    if not LABEL.fullmatch(ground.label):
        yield Hinder(f"”{ground.label}” är ingen versionsbeteckning.", "Skriv till exempel 0.8.")
        return
    stages = [one.stage for one in ground.issued]
    if ground.stage not in stages_after(stages):
        yield Hinder(f"Skedet {ground.stage.label} kan inte följa nu.", "Välj ett annat skede.")
    if not fits(ground.stage, ground.label):
        yield Hinder(
            f"Version {ground.label} passar inte skedet {ground.stage.label}.",
            "Utkast heter 0.1–0.7, preliminära 0.8, slutgiltiga 0.9 och beslutade 1.0, 2.0 "
            "och så vidare.",
        )
    proposed = proposed_label(ground.stage, [one.label for one in ground.issued])
    if order_of(ground.label)[0] != order_of(proposed)[0]:
        yield Hinder(
            f"Version {ground.label} följer inte på dem som är utgivna.",
            f"Nästa {ground.stage.label} version heter {proposed}.",
        )
    latest = max((order_of(one.label) for one in ground.issued), default=())
    if order_of(ground.label) < latest:
        label = next(one.label for one in ground.issued if order_of(one.label) == latest)
        yield Hinder(f"Version {ground.label} kommer före version {label}, som redan är utgiven.")


def _about_approval(ground: Ground, content: Document) -> Iterator[Hinder]:
    if not STEPS[ground.stage].needs_approval:
        return
    asked = ground.request
    if asked is None or not is_asked_for(asked, ground):
        yield Hinder(
            f"Version {ground.label} är inte godkänd.", "Begär godkännande innan den ges ut."
        )
    elif asked.sent_back:
        yield Hinder(
            "Begäran om godkännande har återsänts.", "Rätta det som anmärkts och begär igen."
        )
    elif asked.missing:
        who = " och ".join(side.label for side in asked.missing)
        yield Hinder(f"Godkännande saknas från {who}.")
    elif essence_of_request(asked.request) != essence_of(content):
        yield Hinder(
            "Innehållet har ändrats sedan det godkändes.",
            "Begär godkännande av det som står nu.",
        )


def _about_decisions(ground: Ground, content: Document) -> Iterator[Hinder]:
    if not STEPS[ground.stage].needs_decision:
        return
    if ground.before is None:
        yield Hinder(
            "Det finns ingen version för nämnden att besluta om.",
            "Ge ut en preliminär eller slutgiltig version först.",
        )
    elif not ground.decisions:
        yield Hinder(
            f"Inget beslut om version {ground.before.label} är antecknat.",
            "Anteckna nämndens beslut först.",
        )
    elif _altered(ground, content):
        yield Hinder(
            f"Innehållet skiljer sig från version {ground.before.label}, som nämnden beslutade om.",
            "Återställ det, eller anteckna att nämnden beslutade med ändringar.",
        )


def _altered(ground: Ground, content: Document) -> bool:
    assert ground.before is not None
    if any(one.with_changes for one in ground.decisions):
        return False
    return essence_of_publication(ground.before) != essence_of(content)
