"""Every write of the year wheel's own days, and of the secret addresses of its feed."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from django.db import IntegrityError, transaction

from objects.models import User, YearWheelDay
from objects.permissions import Action, require
from objects.recording import Stamp, Writes, write
from objects.writing import StaleError, remove_row, save_row
from portfolio.year_wheel.copying import Copied, copies, fingerprint

TOKEN_BYTES = 32


def save_day(*, user: User | None, day: YearWheelDay, revision: int | None = None) -> None:
    """Add a day, or change the one whose ``revision`` the writer read.

    Raises:
        PermissionDenied: the user may not edit the year wheel.
        StaleError: someone has changed or removed the day meanwhile.
        ValidationError: the day breaks a rule of its model.
    """
    require(user, Action.EDIT_YEAR_WHEEL)
    save_row(day, user=user, revision=revision)


def remove_day(*, user: User | None, day: YearWheelDay, revision: int | None = None) -> None:
    """Remove a day; its history stays.

    Raises:
        PermissionDenied: the user may not edit the year wheel.
        StaleError: someone has changed or removed the day meanwhile.
    """
    require(user, Action.EDIT_YEAR_WHEEL)
    remove_row(day, user=user, revision=revision)


def copy_days(
    *,
    user: User | None,
    year: int,
    to: int,
    chosen: Collection[int] | None = None,
    seen: str | None = None,
) -> int:
    """Copy the days of ``year`` to the year ``to`` and tell how many were made.

    ``chosen`` are the keys of the days to copy (None: all); those that the year already has are
    left out. ``seen`` is the fingerprint of the copies that the user was shown (None: nobody was).

    Raises:
        PermissionDenied: the user may not edit the year wheel.
        StaleError: something else would come of it now than what the user was shown.
    """
    require(user, Action.EDIT_YEAR_WHEEL)
    try:
        with transaction.atomic():
            found = copies(user, year, to)
            if seen is not None and seen != fingerprint(found):
                raise StaleError(None)
            new = [
                _made(one)
                for one in found
                if one.exists is None and (chosen is None or one.original.pk in chosen)
            ]
            write(YearWheelDay, Writes(new=new), [], Stamp(user, f"Kopierad från {year}"))
    except IntegrityError as error:
        # Someone else copied at the same moment.
        raise StaleError(None) from error
    return len(new)


def _made(copied: Copied) -> YearWheelDay:
    return YearWheelDay(
        day=copied.day,
        kind=copied.original.kind,
        title=copied.title,
        note=copied.note,
        unit=copied.original.unit,
        object=copied.original.object,
    )


def renew_address(*, user: User) -> None:
    """Give the user's calendar a new secret address; the one before stops at once."""
    _set_token(user, secrets.token_urlsafe(TOKEN_BYTES), "Ny kalenderadress")


def close_address(*, user: User) -> None:
    """Take away the address of the user's calendar."""
    _set_token(user, None, "Kalenderadressen stängdes av")


@transaction.atomic
def _set_token(user: User, token: str | None, reason: str) -> None:
    """Save the token alone: the rest of the row may be older than what is stored.

    The history tells who and when, but leaves the token out.
    """
    row = User.objects.select_for_update().get(pk=user.pk)
    row.calendar_token = token
    row._history_user = user  # type: ignore[attr-defined]
    row._change_reason = reason  # type: ignore[attr-defined]
    row.save(update_fields=["calendar_token"])
    user.calendar_token = token
