"""Letters to those whose turn it is, sent when what was done has been saved."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction

from objects.models import User
from reports.deciding.last_seen import last_seen_by
from reports.deciding.people import people_of
from reports.deciding.since import Since, since_seen
from reports.deciding.way import Way, read_way
from reports.publishing.subjects import Subject

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class News:
    """What happened, by whom, and the beginning of the site's addresses ("https://site.se")."""

    what: str
    by: User | None
    site: str = ""


def tell_turn(subject: Subject, news: News, *, besides: Iterable[User] = ()) -> None:
    """Write to those whose turn it is now, but not to who did it, nor to those ``besides``.

    The letters leave when the transaction has been saved; one that cannot be sent stops nothing.
    """
    way = read_way(subject)
    spared = {one.pk for one in besides} | ({news.by.pk} if news.by else set())
    people = [one for one in people_of(way.turn, way) if one.pk not in spared and one.email]
    seen = last_seen_by(people, way.issued)
    told = since_seen((way, version) for version in seen.values())
    news_to = dict(zip(seen, told, strict=True))
    for person in people:
        letter = EmailMessage(
            subject=f"Din tur: {subject.name}",
            body=_body(way, news, news_to.get(person.pk)),
            to=[person.email],
            reply_to=[news.by.email] if news.by and news.by.email else None,
        )
        transaction.on_commit(partial(_send, letter, person.pk))


def _body(way: Way, news: News, since: Since | None) -> str:
    parts = [f"Det är din tur: {way.turn.what}", news.what]
    if since:
        parts.append(since.line)
    if since and since.address:
        parts.append(f"Här ser du vad som skiljer:\n{news.site}{since.address}")
    here = f"{news.site}{way.subject.way_address}"
    parts.append(f"Här gör du det, och ser hela vägen till beslut:\n{here}\n")
    return "\n\n".join(parts)


def _send(letter: EmailMessage, key: int) -> None:
    try:
        letter.send()
    except (SMTPException, OSError, ValueError):
        logger.exception("A letter could not be sent to user %s", key)
