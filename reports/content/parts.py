"""Building blocks that all documents share."""

import re
from dataclasses import dataclass

SCHEMA = 1


@dataclass(frozen=True)
class Node:
    """A part of a document with a key that stays the same as long as the part does.

    Keys are natural ("mal/UF/1:1", a nämnd's code), never database ids, so that two versions of a
    document can be compared part by part.
    """

    key: str

    @property
    def anchor(self) -> str:
        """The key as an id that stands in addresses and links."""
        return re.sub(r"[^a-zåäöéü0-9]+", "-", self.key.lower()).strip("-")


@dataclass(frozen=True)
class Amount:
    """A sum of money: ``exact`` kronor with two decimals ("28751201.00"), ``label`` as shown."""

    exact: str
    label: str


@dataclass(frozen=True)
class Section(Node):
    """A headed text; ``body`` is sanitised HTML, empty when nothing has been written."""

    title: str
    body: str = ""


@dataclass(frozen=True)
class ContentsEntry(Node):
    """A line of the table of contents; ``level`` 1 is a chapter, 2 a section in it.

    ``key`` is that of the part the line leads to.
    """

    title: str
    level: int = 1


@dataclass(frozen=True)
class Fact:
    """A named fact on the cover, such as "Gäller: 1 januari – 31 december 2022"."""

    name: str
    value: str


@dataclass(frozen=True)
class Document(Node):
    """What every document has, whatever its kind.

    ``title`` names the file and the window; ``genre`` ("Strategisk objektplan") and ``subject``
    stand apart on the cover; ``running`` is short enough for a page's head.
    """

    title: str
    genre: str
    subject: str
    year: str
    running: str
    publisher: str
    facts: tuple[Fact, ...]
    contents: tuple[ContentsEntry, ...]
