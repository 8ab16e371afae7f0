"""A budget file on its way in: uploaded, read as its owner chooses, corrected, and taken in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from budget.importing import Proposal, propose
from budget.importing.digest import digest_of
from budget.models import ImportTemplate, PreparedImport
from budget.services.importing import apply_proposal, hold
from objects.models import ImportBatch, ObjectPlan, User
from objects.permissions import Action, require
from objects.sheets import ImportReport, Workbook
from objects.writing import save_row

KEPT = timedelta(days=30)
FAULTY = "Filen har fel kvar. Rätta dem innan den läses in."
GONE = "Filen är redan inläst, eller har kastats."
SAME = "Filen säger inget nytt. Det finns inget att läsa in."


class ChangedSinceError(Exception):
    """The import would no longer do what was shown; ``proposal`` is what it would do now."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__("Förhandsgranskningen stämmer inte längre.")
        self.proposal = proposal


@transaction.atomic
def prepare_import(
    *, content: bytes, file_name: str, plan: ObjectPlan, reading: dict[str, Any], user: User
) -> PreparedImport:
    """Keep an uploaded file until it is taken in, and clean away those that nobody came back to.

    Raises:
        PermissionDenied: the user may not import budgets into the plan.
    """
    require(user, Action.IMPORT_BUDGET, plan.object)
    PreparedImport.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    return PreparedImport.objects.create(
        plan=plan,
        file_name=PurePath(file_name).name.replace("\0", "")[-255:],
        content=content,
        sha256=sha256(content).hexdigest(),
        reading=reading,
        created_by=user,
    )


def choose_reading(*, prepared: PreparedImport, reading: dict[str, Any], user: User) -> None:
    """Let the file be read as ``reading`` says; corrections of another sheet are dropped.

    Raises:
        PermissionDenied: the file is someone else's, or the user may not import budgets.
    """
    _require_own(prepared, user)
    if prepared.reading.get("sheet") != reading["sheet"]:
        prepared.corrections = []
    prepared.reading, prepared.seen = reading, ""
    prepared.save(update_fields=["reading", "corrections", "seen"])


def correct_cells(
    *, prepared: PreparedImport, values: Mapping[tuple[int, int], str], user: User
) -> None:
    """Read other values in some cells, by (row number, 0-based column); the file stays as it is.

    Raises:
        PermissionDenied: the file is someone else's, or the user may not import budgets.
    """
    _require_own(prepared, user)
    merged = {(each["row"], each["column"]): each["value"] for each in prepared.corrections}
    merged |= values
    prepared.corrections = [
        {"row": row, "column": column, "value": value}
        for (row, column), value in sorted(merged.items())
    ]
    prepared.seen = ""
    prepared.save(update_fields=["corrections", "seen"])


def note_seen(prepared: PreparedImport, digest: str) -> None:
    """Remember which preview the owner has been shown."""
    PreparedImport.objects.filter(pk=prepared.pk).update(seen=digest)


@transaction.atomic
def confirm_import(
    *, prepared: PreparedImport, workbook: Workbook, shown: str, user: User
) -> ImportBatch:
    """Take the file in, whole or not at all, if that does what the preview ``shown`` said.

    ``workbook`` is the file read as was chosen, and ``shown`` the digest of the preview.

    Raises:
        PermissionDenied: the file is someone else's, or the user may not import budgets.
        ChangedSinceError: the plan has changed, so that the import would do something else.
        FaultyFileError: the file can no longer be read against the plan.
        ValidationError: faults remain, or there is nothing to take in.
    """
    plan = hold(prepared.plan)
    _require_own(prepared, user)
    if not PreparedImport.objects.filter(pk=prepared.pk).exists():
        raise ValidationError(GONE, code="gone")
    report = ImportReport(f"Budget till {plan.code}", prepared.file_name)
    proposal = propose(workbook, plan, report)
    if digest_of(report, proposal) != shown:
        raise ChangedSinceError(proposal)
    if not report.ok or not report.has_changes:
        raise ValidationError(SAME if report.ok else FAULTY, code="nothing")
    read_as = {"reading": prepared.reading, "corrections": prepared.corrections}
    batch = apply_proposal(proposal, bytes(prepared.content), user, read_as)
    prepared.delete()
    return batch


def discard_import(*, prepared: PreparedImport, user: User) -> None:
    """Throw an uploaded file away.

    Raises:
        PermissionDenied: the file is someone else's.
    """
    if prepared.created_by_id != user.pk:
        raise PermissionDenied("Filen är någon annans.")
    prepared.delete()


def keep_template(*, name: str, reading: dict[str, Any], user: User) -> ImportTemplate:
    """Keep a reading under a name, without what belongs to one file only.

    Raises:
        PermissionDenied: the user may not import budgets.
        ValidationError: the name is empty, too long or taken.
    """
    require(user, Action.IMPORT_BUDGET)
    general = {**reading, "skip": [], "totals": [], "headings": {}, "last": None}
    template = ImportTemplate(
        name=" ".join(name.replace("\0", "").split()), reading=general, created_by=user
    )
    save_row(template, user=user)
    return template


def _require_own(prepared: PreparedImport, user: User) -> None:
    require(user, Action.IMPORT_BUDGET, prepared.plan.object)
    if prepared.created_by_id != user.pk:
        raise PermissionDenied("Filen är någon annans.")
