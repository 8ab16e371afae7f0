"""What happens when the database does not take a version in: all is undone, and it is said why."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError, transaction

from reports.models import Publication
from reports.publishing.hinders import (
    AddressTakenError,
    LabelUsedError,
    PublishingError,
    StoringError,
)
from reports.publishing.subjects import Subject, key_of

logger = logging.getLogger(__name__)


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Save all that is done inside when it ends, also the saving itself, or nothing of it.

    Raises:
        StoringError: the database could not, as when its disk is full.
    """
    try:
        with transaction.atomic():
            yield
    except OperationalError as error:
        logger.exception("A version could not be stored")
        raise StoringError from error
    except IntegrityError as error:
        logger.exception("The database refused a version")
        raise StoringError(_rule(error)) from error


def store(made: Publication, subject: Subject) -> None:
    """Add ``made``, a version of ``subject``.

    Raises:
        LabelUsedError: the version has been issued since it was looked for.
        AddressTakenError: another document has taken its address since then.
        IntegrityError: the database refuses it for another reason.
    """
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        clash = _clash(made, subject)
        if clash is None:
            raise
        raise clash from error


def _clash(made: Publication, subject: Subject) -> PublishingError | None:
    named = ("kind", "subject", "period", "label", "edition_code")
    same = Publication.objects.filter(**{name: getattr(made, name) for name in named})
    found = same.without_files().first()
    if found is None:
        return None
    if key_of(found) != subject.key:
        return AddressTakenError(subject.name, found.title, found.address)
    return LabelUsedError(found.label, found.address)


def _rule(error: IntegrityError) -> str:
    """Give the line that names the rule, without the values that follow on PostgreSQL."""
    return str(error).partition("\n")[0].strip()
