"""The import from bytes to saved rows, for the command and for the browser."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import transaction

from activities.importing.activities import fit_activities
from activities.importing.changes import Changes
from activities.importing.checking import RowChecker
from activities.importing.columns import Levels, chosen_header
from activities.importing.dictionaries import Dictionaries
from activities.importing.figures import figures_of
from activities.importing.goals import GoalTree
from activities.importing.placements import Places
from activities.importing.rows import grouped
from activities.importing.saving import save
from activities.importing.status_reports import Reports
from activities.importing.stored import Stored
from activities.importing.warnings import all_warnings
from activities.models import FollowUp, OperationalPlan
from objects.models import ImportBatch
from objects.permissions import Action, require
from objects.recording import Stamp
from objects.sheets import Fault, FaultyFileError, Header, ImportReport, file_fault, read_workbook

if TYPE_CHECKING:
    from datetime import date

    from activities.importing.rows import CheckedRow
    from objects.models import User


def import_activities(
    *,
    content: bytes,
    file_name: str,
    plan: OperationalPlan,
    cut_off: date,
    sheet: str | None = None,
    user: User | None = None,
    dry_run: bool = False,
) -> ImportReport:
    """Bring goals, activities, places and status reports of ``plan`` up to what a file says.

    The file is a follow-up table (xlsx, ods or csv) as of ``cut_off``; the follow-up is created
    when it does not exist. All is saved or nothing: when the report has faults, on a dry run, and
    when nothing differs, the database is left alone. What the file leaves out is reported, not
    removed. ``user`` is None for a command on the server.

    Raises PermissionDenied when ``user`` may not import activities.
    """
    require(user, Action.IMPORT_ACTIVITIES)
    name = PurePath(file_name).name
    report = ImportReport(f"Uppföljning av {plan.code} per {cut_off}", name, is_dry_run=dry_run)
    if cut_off.year not in (plan.year, plan.year + 1):
        expected = (
            f"en dag under {plan.year} eller {plan.year + 1}, eftersom planen gäller {plan.year}"
        )
        report.faults.append(
            Fault("", None, "", cut_off, expected, "är ingen dag att följa upp planen")
        )
        return report
    try:
        levels = Levels.of(plan)
        header = chosen_header(read_workbook(content, name), levels, sheet)
    except FaultyFileError as error:
        report.faults.extend(error.faults)
        return report
    stamp = Stamp(user, f"Inläst ur {name}")
    with transaction.atomic():
        # Two imports at once would both number their new activities from the same last one.
        plan = OperationalPlan.objects.select_for_update().get(pk=plan.pk)
        dictionaries = Dictionaries.load(plan)
        rows = RowChecker(header, levels, dictionaries, plan.year, report).rows()
        if not report.ok:
            return report
        changes = _compare(plan, cut_off, rows, header, levels, dictionaries, report, stamp)
        if _is_worth_saving(report):
            report.is_saved = True
            save(plan, changes, stamp, _batch(plan, name, content, user, report))
    return report


def _compare(
    plan: OperationalPlan,
    cut_off: date,
    rows: list[CheckedRow],
    header: Header,
    levels: Levels,
    dictionaries: Dictionaries,
    report: ImportReport,
    stamp: Stamp,
) -> Changes:
    stored = Stored.load(plan, cut_off)
    follow_up = stored.follow_up or FollowUp(plan=plan, cut_off=cut_off)
    changes = Changes(header.sheet.name, report, follow_up)
    codes = {unit.pk: unit.code for unit in dictionaries.units.values()}
    groups = grouped(rows)
    goals = GoalTree(plan, stored, changes).fit(rows)
    activities = fit_activities(plan, groups, stored, changes, codes)
    places = Places(stored, changes, codes).fit(rows, goals, activities, groups)
    reports = Reports(stored, changes, stamp)
    for key, group in groups.items():
        reports.fit(activities[key], group, [places[row.number] for row in group])
    _check_open(changes)
    report.warnings.extend(all_warnings(groups, activities))
    report.figures.update(figures_of(rows, groups, activities, levels, plan.year))
    return changes


def _is_worth_saving(report: ImportReport) -> bool:
    return report.ok and report.has_changes and not report.is_dry_run


def _check_open(changes: Changes) -> None:
    reports = changes.reports
    if not changes.follow_up.is_open and (reports.new or reports.changed or reports.removed):
        problem = f"uppföljningen per {changes.follow_up.cut_off} är stängd"
        changes.report.faults.append(file_fault(problem, "att den öppnas före importen"))


def _batch(
    plan: OperationalPlan, name: str, content: bytes, user: User | None, report: ImportReport
) -> ImportBatch:
    return ImportBatch(
        kind=ImportBatch.Kind.ACTIVITIES,
        target=plan.code,
        file_name=name[-255:],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        created_by=user,
        outcome=report.as_json(),
    )
