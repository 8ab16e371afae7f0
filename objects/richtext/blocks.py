"""What a formatted text consists of once it has been read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

_BLANKS = re.compile(r"[ \t\r\n\f]+")
BREAK = "\n"


@dataclass(frozen=True)
class Marks:
    """How a run of text looks, and where it leads."""

    strong: bool = False
    em: bool = False
    href: str = ""

    def shared_with(self, other: Marks) -> Marks:
        return Marks(
            strong=self.strong and other.strong,
            em=self.em and other.em,
            href=self.href if self.href == other.href else "",
        )


PLAIN = Marks()


@dataclass(frozen=True)
class Run:
    """Text with one look; :data:`BREAK` alone is a line break."""

    text: str
    marks: Marks = PLAIN


@dataclass
class Text:
    """A paragraph or a heading."""

    tag: str
    runs: list[Run] = field(default_factory=list)

    def add(self, text: str, marks: Marks) -> None:
        """Append text in which blanks count as in HTML: several are one, none begins a line."""
        text = _BLANKS.sub(" ", text)
        last = self.runs[-1].text if self.runs else BREAK
        if last == BREAK:
            text = text.lstrip()
        elif last.endswith(" "):
            text = text.removeprefix(" ")
        if not text:
            return
        if not text.strip() and self.runs:
            marks = marks.shared_with(self.runs[-1].marks)
        self._append(text, marks)

    def add_break(self, marks: Marks) -> None:
        if self.runs:
            self.trim(breaks=False)
            self.runs.append(Run(BREAK, marks))

    def parts(self) -> list[Text]:
        """Give the block without blanks at its end, divided where two line breaks meet."""
        parts = [Text(self.tag)]
        for run in self.runs:
            if run.text == BREAK and parts[-1].runs and parts[-1].runs[-1].text == BREAK:
                parts.append(Text(self.tag))
            elif run.text != BREAK or parts[-1].runs:
                parts[-1].runs.append(run)
        for part in parts:
            part.trim()
        return [part for part in parts if part.runs]

    def make_plain(self) -> None:
        """Take away bold."""
        runs, self.runs = self.runs, []
        for run in runs:
            marks = replace(run.marks, strong=False)
            if run.text == BREAK:
                self.runs.append(Run(BREAK, marks))
            else:
                self._append(run.text, marks)

    def _append(self, text: str, marks: Marks) -> None:
        last = self.runs[-1] if self.runs else None
        if last and last.text != BREAK and last.marks == marks:
            self.runs[-1] = replace(last, text=last.text + text)
        else:
            self.runs.append(Run(text, marks))

    def trim(self, *, breaks: bool = True) -> None:
        """Drop blanks at the end, and line breaks with them when ``breaks``."""
        while self.runs and (breaks or self.runs[-1].text != BREAK):
            last = self.runs.pop()
            if text := last.text.rstrip():
                self.runs.append(replace(last, text=text))
                return


@dataclass
class Listing:
    """A list with bullets (``ul``) or numbers (``ol``, from ``start``)."""

    tag: str
    start: int = 1
    items: list[list[Block]] = field(default_factory=list)


@dataclass
class Cell:
    head: bool = False
    columns: int = 1
    rows: int = 1
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Table:
    """Rows of cells; ``above`` is what its caption said, which stands before it."""

    rows: list[list[Cell]] = field(default_factory=list)
    above: list[Block] = field(default_factory=list)


Block = Text | Listing | Table
