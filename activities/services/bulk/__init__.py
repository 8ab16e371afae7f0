"""One field of many activities changed at once: shown first, then all of it or nothing."""

from activities.services.bulk.fields import DeadlineChange, OwnerChange, UnitChange
from activities.services.bulk.lines import Change, Line
from activities.services.bulk.running import RefusedError, apply, chosen, preview
from activities.services.bulk.statuses import StatusChange

__all__ = [
    "Change",
    "DeadlineChange",
    "Line",
    "OwnerChange",
    "RefusedError",
    "StatusChange",
    "UnitChange",
    "apply",
    "chosen",
    "preview",
]
