"""When a follow-up was closed and opened again, and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from activities.models import FollowUp


@dataclass(frozen=True)
class Closing:
    """A follow-up is closed; since when and by whom, where the history knows (else None, "")."""

    since: datetime | None
    by: str


def closing_of(follow_up: FollowUp) -> Closing | None:
    """Tell when ``follow_up`` was closed; None while it is open (one query when it is closed)."""
    if follow_up.is_open:
        return None
    history: Any = FollowUp.history
    records = history.filter(id=follow_up.pk).select_related("history_user")
    closed = _first_of_the_last(records.order_by("-history_id"))
    if closed is None:
        return Closing(None, "")
    return Closing(closed.history_date, str(closed.history_user or ""))


def _first_of_the_last(newest_first: Iterable[Any]) -> Any:
    """The change that closed it: the earliest after which it was never open."""
    found = None
    for record in newest_first:
        if record.is_open:
            return found
        found = record
    return found


def was_open(follow_up: FollowUp) -> bool:
    """Tell whether it has ever taken reports: then to open it is to open it again (one query)."""
    history: Any = FollowUp.history
    return bool(history.filter(id=follow_up.pk, is_open=True).exists())
