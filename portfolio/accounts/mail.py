"""Mails that are sent beside the request that caused them."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from smtplib import SMTPException

from django.core.mail import EmailMessage

logger = logging.getLogger(__name__)
_postman = ThreadPoolExecutor(max_workers=1, thread_name_prefix="post")


def post(message: EmailMessage) -> Future[None]:
    """Send a message soon; a mail server that fails is told of in the log."""
    return _postman.submit(_send, message)


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (SMTPException, OSError):
        logger.exception("Ett brev kunde inte skickas: %s", message.subject)
