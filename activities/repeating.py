"""What "oförändrat" says of an activity: the last thing that was known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from activities.models import Activity, Placement
from activities.reported import Known, Statement


def repeated(
    known: Known,
    activity: Activity,
    placements: Sequence[Placement],
    placement: Placement | None = None,
) -> Mapping[Placement | None, Statement]:
    """Give what to say where a status is missing, in all ``placements`` or in ``placement`` only.

    The key None stands for all places at once: so it is where no place was told of by itself, now
    or the last time. A statement without a status means that nothing was known.
    """
    asked = [placement] if placement else placements
    if known.here.answers(asked):
        return {}
    if placement is None and not known.here.places and not known.before.places:
        return {None: _statement(known, activity, None)}
    return {one: _statement(known, activity, one) for one in known.here.missing(asked)}


def _statement(known: Known, activity: Activity, placement: Placement | None) -> Statement:
    last = known.before.at(placement)
    written = known.here.at(placement)
    deadline = known.deadline(activity, placement)
    if last is not None:
        status, comment = last.status, last.comment
    else:
        status, comment = (None if known.here or known.before else activity.status), ""
    carried = comment if status and status.requires_comment else ""
    return Statement(status, (written.comment if written else "") or carried, deadline)
