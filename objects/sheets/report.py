"""What an import would do or did, for the command, the browser and the archive."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from objects.sheets.faults import Fault


@dataclass(frozen=True, slots=True)
class Change:
    """One value of an entry before and after, as text for a reader."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the file speaks of, or that the file lacks.

    `subject` is the sort of thing in the plural ("Budgetrader"), `label` names it and
    `row` is None when it stands on no single row of the file.
    """

    subject: str
    label: str
    sheet: str = ""
    row: int | None = None
    changes: tuple[Change, ...] = ()
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values; without the copying of `asdict`, for reports of many thousand rows."""
        return {
            "subject": self.subject,
            "label": self.label,
            "sheet": self.sheet,
            "row": self.row,
            "changes": [asdict(change) for change in self.changes],
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class ControlSum:
    """A total that the file states beside what the program makes of the same rows (kr).

    They may differ by `tolerance` where the file rounds its amounts.
    """

    label: str
    stated: Decimal
    computed: Decimal
    sheet: str = ""
    row: int | None = None
    tolerance: Decimal = Decimal(0)

    @property
    def agrees(self) -> bool:
        return abs(self.stated - self.computed) <= self.tolerance


_AMOUNTS = ("stated", "computed", "tolerance")

OUTCOMES = {
    "new": "Nya",
    "changed": "Ändrade",
    "unchanged": "Oförändrade",
    "normalised": "Normaliserade",
    "missing": "Saknas i filen",
    "faults": "Felaktiga",
}


@dataclass(slots=True)
class ImportReport:
    """Collected while a file is read and compared; what it lists as faults stops the save.

    `figures` are counts worth showing in order ("Placeringar": "115"), `notes` say how
    the file was understood, `warnings` what a person should look at.
    """

    title: str
    file_name: str
    is_dry_run: bool = False
    is_saved: bool = False
    new: list[Entry] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)
    unchanged: list[Entry] = field(default_factory=list)
    normalised: list[Entry] = field(default_factory=list)
    missing: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)
    control_sums: list[ControlSum] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Nothing in the file is faulty."""
        return not self.faults

    @property
    def has_changes(self) -> bool:
        """Saving would write something."""
        return bool(self.new or self.changed)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many of each outcome (keys of `OUTCOMES`), by subject in order of appearance."""
        table: dict[str, dict[str, int]] = {}
        for outcome in OUTCOMES:
            for subject, count in Counter(item.subject for item in getattr(self, outcome)).items():
                table.setdefault(subject, dict.fromkeys(OUTCOMES, 0))[outcome] = count
        return table

    def as_json(self) -> dict[str, Any]:
        """Plain values for `ImportBatch.outcome`; amounts as text in kronor."""
        lists = {
            name: [entry.as_json() for entry in getattr(self, name)]
            for name in ("new", "changed", "unchanged", "normalised", "missing")
        }
        return {
            "title": self.title,
            "file_name": self.file_name,
            "counts": self.counts(),
            **lists,
            "faults": [fault.as_json() for fault in self.faults],
            "warnings": list(self.warnings),
            "notes": list(self.notes),
            "figures": dict(self.figures),
            "control_sums": [
                {**asdict(item), **{name: str(getattr(item, name)) for name in _AMOUNTS}}
                for item in self.control_sums
            ],
        }
