"""The words of budget tables: kinds of cost, totals, and what belongs to no component."""

import re

from budget.models.kinds import CostKind
from objects.names import name_key

KIND_WORDS: dict[str, CostKind] = {
    **dict.fromkeys(("vm", "vidmakthållande", "vidmakthålla"), CostKind.MAINTENANCE),
    **dict.fromkeys(("vu", "vidareutveckling", "vidareutveckla"), CostKind.DEVELOPMENT),
    **dict.fromkeys(("nyutveckling", "ny"), CostKind.NEW),
    **dict.fromkeys(("övrigt", "övriga", "övrig"), CostKind.OTHER),
}
LONGEST_LABEL = 300
COMMON_WORDS = frozenset({"", "objektgemensamt", "objektgemensam", "gemensamt", "heltobjektet"})

_TOTAL_FIRST = re.compile(
    r"(?:grand\s+total|total\s*summa|delsumma|summa|totalt|total)\b[\s:]*(.*)", re.IGNORECASE
)
_TOTAL_LAST = re.compile(r"(.+?)[\s:–-]+(?:total|totalt|summa|delsumma)", re.IGNORECASE)


def kind_of(text: str) -> CostKind | None:
    """The kind of cost that a word in a table means, or None."""
    return KIND_WORDS.get(name_key(text)) if len(text) <= LONGEST_LABEL else None


def totalled(label: str) -> str | None:
    """What a total's label says it sums: "AMI Total" is AMI, "Summa" is "" (everything).

    None when the label names no total.
    """
    if len(label) > LONGEST_LABEL:
        return None
    text = " ".join(label.split())
    match = _TOTAL_FIRST.fullmatch(text) or _TOTAL_LAST.fullmatch(text)
    return match.group(1).strip() if match else None
