"""How an activity stands: done, late, paused, without anyone who answers for it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from activities.models import Activity, StatusChoice
from objects.fuzzy import Precision
from reports.content.words import listed, number_word

_OVER = {StatusChoice.Class.DONE, StatusChoice.Class.NOT_RELEVANT}


def is_over(activity: Activity) -> bool:
    """Whether nothing more is to be done."""
    return activity.status is not None and activity.status.status_class in _OVER


def has_passed(activity: Activity, today: date) -> bool:
    """Whether the deadline has passed without the activity being done."""
    deadline = activity.deadline or activity.planned_deadline
    if deadline is None or deadline.precision is Precision.CONTINUOUS or is_over(activity):
        return False
    return deadline.end is not None and deadline.end < today


def standstill(activity: Activity, today: date) -> str:
    """Why the activity leads nowhere for now, in a word; empty when it does lead on or is done."""
    if is_over(activity):
        return ""
    if activity.status and activity.status.status_class == StatusChoice.Class.PAUSED:
        return "pausad"
    if activity.moved or has_passed(activity, today):
        return "sen"
    return "" if activity.owner_id else "utan ansvarig"


def counted_reasons(reasons: Iterable[str]) -> str:
    """Count the reasons: "två utan ansvarig och en pausad"."""
    counts = Counter(reasons).most_common()
    plural = {"pausad": "pausade", "sen": "sena"}
    return listed(
        [
            f"{number_word(number)} {reason if number == 1 else plural.get(reason, reason)}"
            for reason, number in counts
        ]
    )
