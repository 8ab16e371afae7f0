"""The kinds of parts that can be edited. A new kind is an entry here, a form and a template."""

from typing import Any

from django.http import Http404

from reports.editing.kinds.activities import ActivityKind, DeadlineKind
from reports.editing.kinds.base import NO_SUCH_PART, PartKind
from reports.editing.kinds.components import ComponentKind
from reports.editing.kinds.deviations import DeviationKind
from reports.editing.kinds.differences import DifferenceKind
from reports.editing.kinds.directions import DirectionKind
from reports.editing.kinds.goals import GoalKind
from reports.editing.kinds.governing import InfluenceKind
from reports.editing.kinds.texts import TextKind
from reports.editing.kinds.versions import VersionKind

ALL: tuple[PartKind[Any], ...] = (
    VersionKind(),
    TextKind(),
    DeviationKind(),
    InfluenceKind(),
    DirectionKind(),
    GoalKind(),
    ComponentKind(),
    ActivityKind(),
    DeadlineKind(),
    DifferenceKind(),
)
KINDS = {kind.slug: kind for kind in ALL}


def kind_of(slug: str) -> PartKind[Any]:
    """Give the kind that stands in an address.

    Raises:
        Http404: there is none.
    """
    if slug not in KINDS:
        raise Http404(NO_SUCH_PART)
    return KINDS[slug]
