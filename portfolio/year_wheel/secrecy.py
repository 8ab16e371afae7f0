"""Secret addresses are kept out of the logs."""

import logging
import re

_SECRET = re.compile(r"/arshjul/kalender/[^/\s]+\.ics")
HIDDEN = "/arshjul/kalender/….ics"


class HideSecrets(logging.Filter):
    """Takes the secret out of the addresses that a log record names; lets every record through."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                _SECRET.sub(HIDDEN, one) if isinstance(one, str) else one for one in record.args
            )
        record.msg = _SECRET.sub(HIDDEN, record.msg) if isinstance(record.msg, str) else record.msg
        return True


def keep_out_of_logs() -> None:
    """Hide them from the loggers that Django writes addresses to: faults, and the test server."""
    for name in ("django.request", "django.server"):
        logging.getLogger(name).addFilter(HideSecrets())
