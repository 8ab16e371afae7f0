"""Whether a version has the appendix on how shared costs fall.

Whoever asks for approval or issues a draft chooses it. What was approved or decided on settles it
for the version that follows, which says the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from reports.content.decoding import UnreadableContentError, data_of
from reports.publishing.hinders import Hinder
from reports.publishing.requirements import Ground, is_asked_for
from reports.publishing.stages import STEPS


def has_appendix(text: str) -> bool:
    """Tell whether stored content has the appendix; what cannot be read has none."""
    try:
        return bool(data_of(text).get("allocation"))
    except UnreadableContentError:
        return False


def gets_appendix(ground: Ground, wished: bool) -> bool:
    """Tell whether the version to be issued gets the appendix, which ``wished`` says where free."""
    settled = _settled(ground)
    return wished if settled is None else settled


def about_the_appendix(ground: Ground, wished: bool) -> Iterator[Hinder]:
    """Give what stands in the way of an appendix that nobody has approved."""
    if wished and _settled(ground) is False:
        yield Hinder(
            "Det som godkändes har inte bilagan Så fördelas kostnaderna.",
            "Ge ut versionen utan bilagan, eller begär godkännande med den.",
        )


def _settled(ground: Ground) -> bool | None:
    step = STEPS[ground.stage]
    if step.needs_approval and ground.request and is_asked_for(ground.request, ground):
        return has_appendix(ground.request.request.content)
    if step.needs_decision and ground.before:
        return has_appendix(ground.before.content)
    return None
