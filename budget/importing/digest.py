"""What a proposal would do, as one short text to compare with what was shown."""

from hashlib import sha256

from objects.sheets import Entry, ImportReport

OUTCOMES = ("new", "changed", "unchanged", "missing")


def digest_of(report: ImportReport) -> str:
    """SHA-256 of every entry, fault and control sum; differs as soon as anything shown does."""
    found = sha256()
    for name in OUTCOMES:
        entries: list[Entry] = getattr(report, name)
        for entry in entries:
            changes = [(one.name, one.old, one.new) for one in entry.changes]
            found.update(repr((name, entry.subject, entry.label, entry.row, changes)).encode())
            found.update(entry.note.encode())
    found.update(repr([str(fault) for fault in report.faults]).encode())
    found.update(repr([(str(s.stated), str(s.computed)) for s in report.control_sums]).encode())
    return found.hexdigest()
