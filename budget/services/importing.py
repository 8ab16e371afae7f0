"""Budgets read from spreadsheets."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from django.db import transaction

from budget.importing import Proposal, propose, save
from objects.models import ImportBatch, ObjectPlan, User
from objects.permissions import Action, require
from objects.recording import Stamp
from objects.sheets import FaultyFileError, ImportReport, read_workbook


def import_budget(
    *,
    content: bytes,
    file_name: str,
    plan: ObjectPlan,
    sheet: str | None = None,
    user: User | None = None,
    dry_run: bool = False,
) -> ImportReport:
    """Import budget lines and distribution keys from a spreadsheet, all or nothing.

    The bytes of an xlsx, ods or csv file are read whole. Without `sheet` the most detailed
    sheet is imported and the others are compared with it. Faults are in the report, all of
    them at once, and stop the save; so do a dry run and a file that changes nothing. What is
    saved is recorded in history and in an `ImportBatch`. `user` is None on the server itself.

    Raises:
        PermissionDenied: the user may not import budgets.
    """
    require(user, Action.IMPORT_BUDGET)
    name = PurePath(file_name).name.replace("\0", "")
    report = ImportReport(f"Budget till {plan.code}", name, is_dry_run=dry_run)
    try:
        workbook = read_workbook(content, name)
        with transaction.atomic():
            proposal = propose(workbook, hold(plan), report, sheet)
            if report.ok and report.has_changes and not dry_run:
                apply_proposal(proposal, content, user)
    except FaultyFileError as error:
        report.faults += error.faults
    return report


def hold(plan: ObjectPlan) -> ObjectPlan:
    """The plan as it is now, held with the object's other plans to the end of the transaction.

    Imports wait for each other, so that numbers stay unique: totals of other years go into other
    plans, and components belong to the object.
    """
    plans = ObjectPlan.objects.select_for_update().filter(object_id=plan.object_id).order_by("pk")
    return {one.pk: one for one in plans}[plan.pk]


def apply_proposal(
    proposal: Proposal,
    content: bytes,
    user: User | None,
    read_as: Mapping[str, Any] | None = None,
) -> ImportBatch:
    """Write what `proposal` holds and keep the file; inside a transaction that holds the plan.

    `read_as` says how the file was read, and is kept beside the outcome.
    """
    report = proposal.report
    report.is_saved = True
    batch = ImportBatch.objects.create(
        kind=ImportBatch.Kind.BUDGET,
        target=proposal.plan.code,
        file_name=report.file_name[-255:],
        content=content,
        sha256=sha256(content).hexdigest(),
        created_by=user,
        outcome={**report.as_json(), **(read_as or {})},
    )
    save(proposal, batch, Stamp(user, f"Import av {report.file_name}"))
    return batch
