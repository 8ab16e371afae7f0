"""The text of an activity's cell, taken apart: title, sub-points, the year it is carried from."""

import re
from dataclasses import dataclass

from objects.names import name_key

_CARRIED = re.compile(
    r"[ \t]*\(?\bkvarstår från (?:\w+ )?(199\d|2[01]\d\d)\)?\.?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_BULLET = re.compile(r"^(?:[○•◦▪‣·]|[-–*](?=\s))\s*")
# Year, month, day and four figures, with or without the century: a Swedish identity number.
_IDENTITY_NUMBER = re.compile(r"\b(?:19|20)?\d{2}[01]\d[0-3]\d[-+]\d{4}\b")


@dataclass(frozen=True, slots=True)
class ActivityText:
    """What a cell says: ``key`` is the same for texts that differ only in case and punctuation."""

    title: str
    sub_points: tuple[str, ...]
    carried_from: int | None

    @property
    def key(self) -> str:
        return name_key(self.title)


def read_text(cell: str) -> ActivityText:
    """Takes the mark "Kvarstår från 2021" off and parts the lines that begin with a bullet."""
    carried = _CARRIED.search(cell)
    lines = _CARRIED.sub("", cell).replace("○", "\n○").splitlines()
    title: list[str] = []
    points: list[str] = []
    for line in (" ".join(line.split()) for line in lines):
        if _BULLET.match(line):
            points.append(_BULLET.sub("", line))
        elif points and line:
            points[-1] += f" {line}"
        elif line:
            title.append(line)
    return ActivityText(
        " ".join(title), tuple(filter(None, points)), int(carried[1]) if carried else None
    )


def has_identity_number(text: str) -> bool:
    """Whether ``text`` holds something that looks like a personal identity number."""
    return bool(_IDENTITY_NUMBER.search(text))
