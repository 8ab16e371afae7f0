"""What a file would do, laid out for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from budget.importing import Proposal, propose
from budget.importing.digest import digest_of
from budget.importing.likeness import Alike, alike
from budget.importing.outlook import Outlook, outlook_of
from budget.models import PreparedImport
from budget.uploading.files import as_chosen
from objects.sheets import Entry, Fault, FaultyFileError, ImportReport, Workbook
from objects.sheets.extent import column_number

SHOWN = 200
# A form may hold a thousand fields, and what is corrected makes room for what comes after.
MOST_FIELDS = 900


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one subject, cut after `SHOWN` unless all are asked for."""

    subject: str
    entries: Sequence[Entry]
    count: int


@dataclass(frozen=True, slots=True)
class FaultyCell:
    """A fault; `name` is the field that corrects it, empty where no cell can be corrected."""

    fault: Fault
    name: str
    value: str
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that the page shows; ``digest`` is what a confirmation must bring back."""

    report: ImportReport
    digest: str
    is_whole: bool
    faults: Sequence[FaultyCell] = ()
    outlook: Sequence[Outlook] = ()
    alike: Sequence[Alike] = ()
    groups: dict[str, list[Group]] = field(default_factory=dict)

    @property
    def may_be_confirmed(self) -> bool:
        return self.report.ok and self.report.has_changes


def preview_of(prepared: PreparedImport, workbook: Workbook, *, is_whole: bool = False) -> Preview:
    """Work out what the file would do now; writes nothing."""
    report = ImportReport(f"Budget till {prepared.plan.code}", prepared.file_name)
    proposal = None
    try:
        proposal = propose(as_chosen(prepared, workbook), prepared.plan, report)
    except FaultyFileError as error:
        report.faults += error.faults
    return laid_out(prepared, report, proposal, is_whole=is_whole)


def laid_out(
    prepared: PreparedImport,
    report: ImportReport,
    proposal: Proposal | None,
    *,
    is_whole: bool = False,
) -> Preview:
    """A proposal that is worked out already, as a page shows it."""
    return Preview(
        report,
        digest_of(report, proposal),
        is_whole,
        faulty_cells(prepared, report.faults)[: MOST_FIELDS if is_whole else SHOWN],
        outlook_of(proposal) if proposal else (),
        alike(proposal.drafts)[:SHOWN] if proposal else (),
        {
            name: _groups(getattr(report, name), is_whole)
            for name in ("new", "changed", "unchanged", "missing", "normalised")
        },
    )


def faulty_cells(prepared: PreparedImport, faults: Iterable[Fault]) -> list[FaultyCell]:
    """Each fault with the field that corrects its cell; one field a cell."""
    corrected = {(each["row"], each["column"]): each["value"] for each in prepared.corrections}
    sheet, named = prepared.reading.get("sheet"), set()
    cells = []
    for fault in faults:
        place = _place(fault) if fault.sheet == sheet else None
        name = f"cell-{place[0]}-{place[1]}" if place and place not in named else ""
        named |= {place} if place else set()
        value = "" if fault.value is None else str(fault.value)
        if place in corrected:
            value = corrected[place]
        cells.append(FaultyCell(fault, name, value, place in corrected))
    return cells


def _place(fault: Fault) -> tuple[int, int] | None:
    if fault.row is None or not fault.column:
        return None
    return fault.row, column_number(fault.column.encode()) - 1


def _groups(entries: Sequence[Entry], is_whole: bool) -> list[Group]:
    by_subject: dict[str, list[Entry]] = {}
    for entry in entries:
        by_subject.setdefault(entry.subject, []).append(entry)
    return [
        Group(subject, found[: None if is_whole else SHOWN], len(found))
        for subject, found in by_subject.items()
    ]


def corrections_in(data: Any) -> dict[tuple[int, int], str]:
    """The corrected cells that a form sent, by (row number, 0-based column)."""
    found = {}
    for name, value in data.items():
        word, _, place = name.partition("-")
        row, _, column = place.partition("-")
        if word == "cell" and _is_small(row) and _is_small(column):
            found[int(row), int(column)] = value[:300].replace("\0", "")
    return found


def _is_small(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 6
