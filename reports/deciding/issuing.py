"""Issuing a version, and telling whose turn it is then."""

from __future__ import annotations

from objects.models import User
from reports.deciding.telling import News, tell_turn
from reports.models import Publication
from reports.publishing.publishing import Wish, name_of, publish
from reports.publishing.storing import all_or_nothing


@all_or_nothing()
def issue(wish: Wish, *, user: User | None, site: str = "") -> Publication:
    """Issue a version, as ``publish`` does, and write to those whose turn it is then.

    ``site`` is what the addresses in the letters begin with.

    Raises:
        PermissionDenied: the user may not issue a version of that stage.
        PublishingError: something stands in the way; ``hinders`` tell all of it.
    """
    made = publish(wish, user=user)
    what = f"{name_of(user)} har gett ut version {made.label} ({made.get_stage_display()})."
    tell_turn(wish.subject, News(f"{what}\n{site}{made.address}", user, site))
    return made
