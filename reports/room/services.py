"""What a reader's visit leaves behind: their own notes."""

from __future__ import annotations

from django.db import transaction

from objects.models import User
from reports.models import PrivateNote, Publication
from reports.reading import require_visible


@transaction.atomic
def save_note(*, user: User, publication: Publication, key: str, place: str, text: str) -> None:
    """Write down, or change, the user's own note on the part ``key``, which is called ``place``.

    No history is kept: nobody but the reader is to know what a note said, or that it was there.

    Raises:
        PermissionDenied: the user may not read the version, and has no note there already.
    """
    own = PrivateNote.objects.filter(reader=user, publication=publication, key=key)
    if not own.exists():
        require_visible(user, publication)
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
