"""That a reader has opened a version, so that they can be told what is new since then."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest

from objects.models import User
from reports.models import Publication, Reading

# What is asked for before anyone has chosen to read it.
_AHEAD = ("Sec-Purpose", "Purpose", "X-Moz")


def note_opened(request: HttpRequest, publication: Publication) -> None:
    """Note that the user of ``request`` opens ``publication``; visitors leave no trace.

    It is noted for the reader alone, who is told of it and nobody else: asking twice, or from a
    cache, changes nothing more.
    """
    ahead = any(name in request.headers for name in _AHEAD)
    if request.method == "GET" and not ahead and isinstance(request.user, User):
        note_reading(user=request.user, publication=publication)


@transaction.atomic
def note_reading(*, user: User, publication: Publication) -> None:
    """Note that ``user`` has opened ``publication``; it is the reader's own and has no history.

    Raises:
        PermissionDenied: the user may not read it.
    """
    require_visible(user, publication)
    Reading.objects.update_or_create(reader=user, publication=publication)


def require_visible(user: User, publication: Publication) -> None:
    """Let ``user`` go on when they may read ``publication``.

    Raises:
        PermissionDenied: they may not.
    """
    if not Publication.objects.visible_to(user).filter(pk=publication.pk).exists():
        raise PermissionDenied("Du får inte läsa den här versionen.")
