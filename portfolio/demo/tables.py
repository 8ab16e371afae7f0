"""The demo's spreadsheets, read by the services that read any, and what they leave unsaid."""

from datetime import date

from activities.importing import import_activities
from activities.models import OperationalPlan
from budget.services import import_budget
from objects.models import ObjectPlan
from objects.sheets import FaultyFileError, ImportReport
from portfolio.demo.source import Facts, read_table


def import_tables(facts: list[Facts]) -> None:
    """Import the spreadsheets in order.

    Raises:
        FaultyFileError: one of them has faults.
    """
    for one in facts:
        report = _import_table(one, read_table(one["file"]))
        if not report.ok:
            raise FaultyFileError(report.faults)


def _import_table(facts: Facts, content: bytes) -> ImportReport:
    if facts["kind"] == "budget":
        object_plan = ObjectPlan.objects.get(code=facts["plan"])
        return import_budget(content=content, file_name=facts["file"], plan=object_plan)
    return import_activities(
        content=content,
        file_name=facts["file"],
        plan=OperationalPlan.objects.get(code=facts["plan"]),
        cut_off=date.fromisoformat(facts["follow_up"]),
    )
