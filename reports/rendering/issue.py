"""What an issued version tells of itself in its PDF."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Issue:
    """A version as it is issued.

    ``stage`` is as shown; ``issued_at`` knows its time zone; ``identifier`` is the lasting address
    of the version, and ``supersedes`` that of the version before (empty for the first one).
    """

    label: str
    stage: str
    issued_at: datetime
    identifier: str
    registry_numbers: tuple[str, ...] = ()
    supersedes: str = ""

    @property
    def moment(self) -> datetime:
        """When it was issued, in whole seconds of UTC: the same text on every machine."""
        return self.issued_at.astimezone(UTC).replace(microsecond=0)
