"""Reminding people by e-mail of what they have not reported yet."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMessage, get_connection

from activities.models import FollowUp, Reminder
from activities.permissions import require_lead
from activities.services.reporting import ClosedError

if TYPE_CHECKING:
    from objects.models import User

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    """What is sent to one person, as plain text."""

    recipient: User
    text: str


@dataclass(frozen=True)
class Delivery:
    """What became of the letters. Nobody who is deactivated or has no address is written to."""

    sent: tuple[User, ...]
    failed: tuple[User, ...]
    unreachable: tuple[User, ...]


def can_be_reached(user: User) -> bool:
    """Tell whether ``user`` is active and has an address."""
    return user.is_active and bool(user.email)


def send_reminders(
    *, follow_up: FollowUp, user: User, subject: str, letters: Sequence[Letter]
) -> Delivery:
    """Send the letters one by one, and note each that was sent; answers go to ``user``.

    One that cannot be sent keeps none of the others back. It is no transaction: what was sent
    cannot be taken back.

    Raises:
        PermissionDenied: the user may not lead the follow-up.
        ClosedError: the follow-up takes no reports.
    """
    require_lead(user, follow_up)
    follow_up.refresh_from_db()
    if not follow_up.is_open:
        raise ClosedError(follow_up)
    sent: list[User] = []
    failed: list[User] = []
    connection: Any = get_connection()
    for letter in letters:
        if can_be_reached(letter.recipient):
            done = _send(connection, subject, letter, user)
            (sent if done else failed).append(letter.recipient)
            if done:
                _note(follow_up, user, letter)
    connection.close()
    unreachable = (one.recipient for one in letters if not can_be_reached(one.recipient))
    return Delivery(tuple(sent), tuple(failed), tuple(unreachable))


def _send(connection: Any, subject: str, letter: Letter, user: User) -> bool:
    message = EmailMessage(
        subject=" ".join(subject.split()),
        body=letter.text,
        to=[letter.recipient.email],
        reply_to=[user.email] if user.email else None,
        connection=connection,
    )
    try:
        message.send()
    except (SMTPException, OSError, ValueError):
        # The address may be wrong, or the server: the rest is tried on a connection of its own.
        logger.exception("A reminder could not be sent to user %s", letter.recipient.pk)
        _hang_up(connection)
        return False
    return True


def _hang_up(connection: Any) -> None:
    try:
        connection.close()
    except (SMTPException, OSError):
        logger.info("The connection to the mail server was gone already")


def _note(follow_up: FollowUp, user: User, letter: Letter) -> None:
    Reminder.objects.create(
        follow_up=follow_up, recipient=letter.recipient, sent_by=user, text=letter.text
    )
