"""Drafts "Orsaker till avvikelser": where reasons were reported, and where they are missing."""

from __future__ import annotations

from collections.abc import Sequence

from activities.models import StatusChoice
from portfolio.renewal.draft.deviations import Deviation
from portfolio.renewal.draft.outcome import Outcome
from portfolio.renewal.draft.phrases import bullets, paragraph, sentence
from reports.content.words import number_word


def reasons(outcome: Outcome, late: Sequence[Deviation], over: Sequence[Deviation]) -> str:
    """Tell for how many deviations a reason was reported, which lack one, and what is paused.

    The reasons themselves stand beside each deviation. Empty when nothing deviates.
    """
    deviations = [*late, *over]
    without = [one.title for one in deviations if not one.cause]
    some_have = len(without) < len(deviations)
    paused = _paused(outcome)
    return (
        paragraph(_told(len(deviations), len(without)), _commented(deviations))
        + (paragraph("Skäl saknas för:") + bullets(without)) * bool(without and some_have)
        + (paragraph("Pausat utan att vara försenat:") + bullets(paused)) * bool(paused)
    )


def _told(deviations: int, without: int) -> str:
    if not deviations:
        return ""
    told = deviations - without
    if deviations == 1:
        return "Skälet står vid avvikelsen ovan." if told else "Skälet har inte rapporterats."
    if not without:
        return f"Skälen till de {number_word(deviations)} avvikelserna står vid var och en ovan."
    if not told:
        return (
            f"Skäl har inte rapporterats till någon av de {number_word(deviations)} avvikelserna."
        )
    return (
        f"Skäl har rapporterats till {number_word(told)} av de {number_word(deviations)} "
        "avvikelserna och står vid var och en ovan."
    )


def _commented(deviations: Sequence[Deviation]) -> str:
    """A comment may hold a reason, which only a reader can tell."""
    if not any(one.comment for one in deviations):
        return ""
    where = "avvikelsen" if len(deviations) == 1 else "dem"
    return f"Det som sades vid uppföljningen står vid {where} ovan."


def _paused(outcome: Outcome) -> list[str]:
    return [
        f"{one.activity.title.strip().removesuffix('.')}. {sentence(one.comment)}"
        for one in outcome.told
        if one.status_class == StatusChoice.Class.PAUSED and one.comment and not one.is_late
    ]
