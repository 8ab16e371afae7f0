"""What a proposal would do, as one short text to compare with what was shown."""

from hashlib import sha256

from budget.importing.proposal import Proposal
from objects.sheets import Entry, ImportReport

OUTCOMES = ("new", "changed", "unchanged", "missing")


def digest_of(report: ImportReport, proposal: Proposal | None = None) -> str:
    """SHA-256 of every entry, fault, warning and control sum, and of the shares that are used.

    It differs as soon as anything shown does; what each nämnd bears follows from the shares.
    """
    found = sha256()
    for name in OUTCOMES:
        entries: list[Entry] = getattr(report, name)
        for entry in entries:
            changes = [(one.name, one.old, one.new) for one in entry.changes]
            found.update(repr((name, entry.subject, entry.label, entry.row, changes)).encode())
            found.update(entry.note.encode())
    found.update(repr([str(fault) for fault in report.faults]).encode())
    found.update(repr([(str(s.stated), str(s.computed)) for s in report.control_sums]).encode())
    found.update(repr(report.warnings).encode())
    if proposal is not None:
        found.update(repr(_shares(proposal)).encode())
    return found.hexdigest()


def _shares(proposal: Proposal) -> list[object]:
    used = {line.key_id for line in proposal.ground.lines if line.key_id is not None}
    used |= {draft.key.instance.pk for draft in proposal.drafts if draft.key}
    splits = proposal.ground.splits
    return [(pk, splits[pk].members, splits[pk].denominator) for pk in sorted(used & splits.keys())]
