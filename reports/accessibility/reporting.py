"""Taking care of what readers tell of faults in accessibility."""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from objects.models import User
from reports.models import AccessibilityReport

logger = logging.getLogger(__name__)
# In an hour, from everyone together: a flood must not fill the database or the mailbox.
MOST = 60


class TooManyReportsError(Exception):
    """More has come in during the last hour than anyone can read."""


@transaction.atomic
def report_fault(*, page: str, text: str, email: str = "") -> AccessibilityReport:
    """Keep a report from anyone, and send it on to the address of the settings, if there is one.

    Raises:
        TooManyReportsError: too many reports have come in; this one is not kept.
    """
    since = timezone.now() - timedelta(hours=1)
    if AccessibilityReport.objects.filter(sent_at__gte=since).count() >= MOST:
        raise TooManyReportsError
    report = AccessibilityReport.objects.create(page=page, text=text, email=email)
    if settings.ACCESSIBILITY_EMAIL:
        transaction.on_commit(lambda: _send(report))
    return report


@transaction.atomic
def mark_handled(*, report: AccessibilityReport, handled: bool, user: User) -> AccessibilityReport:
    """Mark ``report`` as taken care of by ``user``, or as not; a mark that stands is kept.

    Raises:
        PermissionDenied: the user does not administer.
    """
    if not user.is_administrator:
        raise PermissionDenied("Bara administratörer tar hand om rapporterade brister.")
    if handled != (report.handled_at is not None):
        report.handled_at = timezone.now() if handled else None
        report.handled_by = user if handled else None
        report.save(update_fields=["handled_at", "handled_by"])
    return report


def _send(report: AccessibilityReport) -> None:
    who = report.email or "ingen adress lämnad"
    message = EmailMessage(
        subject="Rapporterad brist i tillgänglighet",
        body=f"Sida: {report.page or 'inte angiven'}\nFrån: {who}\n\n{report.text}\n",
        to=[settings.ACCESSIBILITY_EMAIL],
        reply_to=[report.email] if report.email else None,
    )
    try:
        message.send()
    except (SMTPException, OSError, ValueError):
        # It is kept, and the reader has done their part.
        logger.exception("Accessibility report %s could not be sent", report.pk)
