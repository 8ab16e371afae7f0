"""The stages of a document, what each asks for, and the labels that they are given.

Seed of the rule: the version table of an objektplan runs 0.1 utkast, 0.8 preliminär, 0.9
slutgiltig, 1.0 beslutad, 2.0 reviderad; the same steps lead from each decided version to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from objects.models import PlanVersion
from objects.permissions import Action

Stage = PlanVersion.Stage
_NUMBER = "(0|[1-9][0-9]{0,2})"
LABEL = re.compile(rf"{_NUMBER}\.{_NUMBER}(?:\.([1-9][0-9]{{0,2}}))?")
DECIDED = (Stage.DECIDED, Stage.REVISED)
DECIDED_ON = (Stage.PRELIMINARY, Stage.FINAL)


@dataclass(frozen=True)
class Step:
    """What it takes to issue a version of some stage, and who may; ``tenth`` begins its labels."""

    action: Action
    tenth: int
    needs_approval: bool = False
    needs_decision: bool = False


STEPS = {
    Stage.DRAFT: Step(Action.PUBLISH, 1),
    Stage.PRELIMINARY: Step(Action.PUBLISH, 8, needs_approval=True),
    Stage.FINAL: Step(Action.PUBLISH, 9, needs_approval=True),
    Stage.DECIDED: Step(Action.RECORD_DECISION, 0, needs_decision=True),
    Stage.REVISED: Step(Action.RECORD_DECISION, 0, needs_decision=True),
}


def order_of(label: str) -> tuple[int, ...]:
    """Give ``label`` as numbers to be sorted by; one that is no label comes first."""
    found = LABEL.fullmatch(label)
    return tuple(int(number or 0) for number in found.groups()) if found else ()


def stages_after(issued: Iterable[str]) -> tuple[PlanVersion.Stage, ...]:
    """Give the stages that may come next, after versions of the stages ``issued``, latest first.

    What has come before the nämnder is not taken back to an earlier stage; a decided version
    begins a new round.
    """
    stages = list(issued)
    last = Stage.REVISED if any(one in DECIDED for one in stages) else Stage.DECIDED
    way = (Stage.DRAFT, Stage.PRELIMINARY, Stage.FINAL, last)
    reached = [way.index(Stage(one)) for one in takewhile(lambda one: one not in DECIDED, stages)]
    return way[max(reached, default=0) :]


def fits(stage: PlanVersion.Stage, label: str) -> bool:
    """Tell whether ``label`` is one for a version of ``stage``: 0.8 preliminary, 1.0 decided."""
    if not LABEL.fullmatch(label):
        return False
    _, tenth, below = order_of(label)
    if stage is Stage.DRAFT:
        return 0 < tenth < STEPS[Stage.PRELIMINARY].tenth
    return tenth == STEPS[stage].tenth and not (stage in DECIDED and below)


def proposed_label(stage: PlanVersion.Stage, labels: Iterable[str]) -> str:
    """Give the label that a version of ``stage`` gets after those with ``labels``."""
    used = sorted(filter(None, map(order_of, labels)))
    base = max((major for major, *_ in used if (major, 0, 0) in used), default=0)
    if stage in DECIDED:
        return f"{base + 1}.0"
    tenth = STEPS[stage].tenth
    if stage is Stage.DRAFT:
        drafts = [minor for major, minor, _ in used if major == base and 0 < minor < 8]
        after = max(drafts, default=0) + 1
        return f"{base}.{after}" if after < 8 else _sub_label(base, 7, used)
    return f"{base}.{tenth}" if (base, tenth, 0) not in used else _sub_label(base, tenth, used)


def _sub_label(base: int, tenth: int, used: list[tuple[int, ...]]) -> str:
    last = max((one[2] for one in used if one[:2] == (base, tenth)), default=0)
    return f"{base}.{tenth}.{last + 1}"
