"""The draft as a whole: its sections, each marked as written by the program, and its rows."""

from __future__ import annotations

from dataclasses import dataclass

from objects.drafting import draft
from objects.models import ObjectPlan, PeriodDeviation, PlanSection
from objects.periods import Period
from objects.recording import Stamp, Writes, write
from portfolio.renewal.copying import copy_of
from portfolio.renewal.draft import deviations
from portfolio.renewal.draft.background import background
from portfolio.renewal.draft.fulfilment import fulfilment
from portfolio.renewal.draft.outcome import Outcome
from portfolio.renewal.draft.phrases import days
from portfolio.renewal.draft.reasons import reasons

Kind = PlanSection.Kind


@dataclass(frozen=True)
class Draft:
    """What the program can say of the period before; ``sections`` without those it cannot write."""

    sections: tuple[tuple[Kind, str], ...]
    late: tuple[deviations.Deviation, ...]
    over_budget: tuple[deviations.Deviation, ...]


def write_draft(outcome: Outcome, new: Period, carried: int) -> Draft:
    """Write the draft; ``carried`` activities go on in the period ``new``."""
    late, over = deviations.late(outcome), deviations.over_budget(outcome)
    bodies = {
        Kind.BACKGROUND: background(outcome),
        Kind.FULFILMENT: fulfilment(outcome, new, carried),
        Kind.REASONS: reasons(outcome, late, over),
    }
    source = _source(outcome)
    sections = ((kind, draft(body, source)) for kind, body in bodies.items() if body)
    return Draft(tuple(sections), late, over)


def save_draft(draft: Draft, plan: ObjectPlan, stamp: Stamp) -> None:
    """Give ``plan`` the draft's sections and rows."""
    sections = [PlanSection(plan=plan, kind=kind, body=body) for kind, body in draft.sections]
    write(PlanSection, Writes(new=sections), [], stamp)
    told = deviations.rows((*draft.late, *draft.over_budget))
    write(PeriodDeviation, Writes(new=[copy_of(row, plan=plan) for row in told]), [], stamp)


def _source(outcome: Outcome) -> str:
    """Say what the draft was written from."""
    if not outcome.cut_offs:
        return "ur förra årets plan och budget"
    many = "uppföljningarna" if len(outcome.cut_offs) > 1 else "uppföljningen"
    return f"ur {many} per {days(outcome.cut_offs)}"
