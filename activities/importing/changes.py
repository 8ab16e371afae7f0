"""What an import is about to write, and the words for it in the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import shorten
from typing import TYPE_CHECKING

from objects.recording import Writes
from objects.sheets import Change, Entry

if TYPE_CHECKING:
    from activities.models import Activity, FollowUp, Placement, StatusReport
    from objects.models import Goal
    from objects.sheets import ImportReport

GOALS, ACTIVITIES, PLACEMENTS, REPORTS = "Mål", "Aktiviteter", "Placeringar", "Lägesrapporter"


@dataclass(slots=True)
class Changes:
    """Objects to write, in the order that their references ask for."""

    sheet: str
    report: ImportReport
    follow_up: FollowUp
    goals: Writes[Goal] = field(default_factory=Writes)
    activities: Writes[Activity] = field(default_factory=Writes)
    placements: Writes[Placement] = field(default_factory=Writes)
    reports: Writes[StatusReport] = field(default_factory=Writes)

    def note_new(self, subject: str, label: str, row: int | None) -> None:
        self.report.new.append(Entry(subject, brief(label), self.sheet, row))

    def note_old(self, subject: str, label: str, row: int, changes: list[Change]) -> None:
        """Enter something stored as changed or, when ``changes`` is empty, as unchanged."""
        entry = Entry(subject, brief(label), self.sheet, row, tuple(changes))
        (self.report.changed if changes else self.report.unchanged).append(entry)

    def note_missing(self, subject: str, label: str, note: str) -> None:
        self.report.missing.append(Entry(subject, brief(label), self.sheet, note=brief(note)))


def brief(text: str) -> str:
    """``text`` cut at a word to what fits on a line."""
    return shorten(text, 90, placeholder=" …")


def changed(name: str, old: object, new: object) -> list[Change]:
    """A list of one change, or of none when both read the same."""
    before, after = (str(value) if value is not None else "" for value in (old, new))
    return [] if before == after else [Change(name, before, after)]
