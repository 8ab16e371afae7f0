"""What a reader's visit leaves behind: that a version was opened, and their own notes."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from objects.models import User
from reports.models import PrivateNote, Publication, Reading


@transaction.atomic
def note_reading(*, user: User, publication: Publication) -> None:
    """Note that ``user`` has opened ``publication``; it is the reader's own and has no history.

    Raises:
        PermissionDenied: the user may not read it.
    """
    _require_visible(user, publication)
    Reading.objects.update_or_create(reader=user, publication=publication)


@transaction.atomic
def save_note(*, user: User, publication: Publication, key: str, place: str, text: str) -> None:
    """Write down, or change, the user's own note on the part ``key``, which is called ``place``.

    No history is kept: nobody but the reader is to know what a note said, or that it was there.

    Raises:
        PermissionDenied: the user may not read the version, and has no note there already.
    """
    own = PrivateNote.objects.filter(reader=user, publication=publication, key=key)
    if not own.exists():
        _require_visible(user, publication)
    PrivateNote.objects.update_or_create(
        reader=user,
        publication=publication,
        key=key,
        defaults={"text": text},
        create_defaults={"text": text, "place": place[:300]},
    )


@transaction.atomic
def remove_note(*, user: User, publication: Publication, key: str) -> None:
    """Remove the user's own note on the part ``key``, without a trace; none there is no fault."""
    PrivateNote.objects.filter(reader=user, publication=publication, key=key).delete()


def _require_visible(user: User, publication: Publication) -> None:
    if not Publication.objects.visible_to(user).filter(pk=publication.pk).exists():
        raise PermissionDenied("Du får inte läsa den här versionen.")
