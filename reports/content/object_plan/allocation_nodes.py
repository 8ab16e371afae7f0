"""The appendix of an objektplan that explains how shared costs fall, to the öre."""

from dataclasses import dataclass

from reports.content.parts import Amount, Node


@dataclass(frozen=True)
class AllocatedPart(Node):
    """What one nämnd bears of a line: its share, the exact product, and how it was rounded."""

    short: str
    name: str
    share: str
    exact: str
    rounding: str
    amount: Amount


@dataclass(frozen=True)
class AllocatedLine(Node):
    """A line that a key shares; ``left`` tells who got the öre left over, and why.

    ``source`` names the file and the row that the line was read from, empty when written by hand.
    """

    title: str
    kind: str
    key_name: str
    left: str
    source: str
    amount: Amount
    parts: tuple[AllocatedPart, ...]


@dataclass(frozen=True)
class Allocation(Node):
    """Every line that is shared, in the order of the plan."""

    title: str
    lead: str
    lines: tuple[AllocatedLine, ...]
