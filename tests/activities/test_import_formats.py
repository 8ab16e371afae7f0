"""The same table in every format that an office sends."""

import csv
import io

import pytest

from activities.models import Activity, OperationalPlan, StatusReport
from tests.activities.importing_ground import HEADINGS, row, run, table
from tests.objects.sheets.workbooks import ods, xlsx

ROWS = [row("Öka tryggheten", kommentar="Går bra; så här långt, i alla fall")]


def as_rows() -> list[list[str]]:
    return list(csv.reader(io.StringIO(table(*ROWS).decode()), delimiter=";"))


def as_xlsx(*names: str, hidden: str = "") -> bytes:
    sheets = {name: as_rows() if "Akt" in name else [["Läs mig"]] for name in names}
    return xlsx(sheets, hidden)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_whatever_its_marks_and_encoding(
    plan: OperationalPlan, delimiter: str, encoding: str
) -> None:
    report = run(plan, table(*ROWS, delimiter=delimiter, encoding=encoding))

    assert report.is_saved
    assert Activity.objects.get().title == "Öka tryggheten"
    assert StatusReport.objects.get().comment == "Går bra; så här långt, i alla fall"


def test_xlsx_is_read(plan: OperationalPlan) -> None:
    report = run(plan, as_xlsx("Läs mig", "Aktiviteter"), file_name="plan.xlsx")

    assert report.is_saved
    assert report.new[0].sheet == "Aktiviteter"
    assert Activity.objects.get().title == "Öka tryggheten"


def test_ods_is_read(plan: OperationalPlan) -> None:
    report = run(plan, ods({"Aktiviteter": as_rows()}), file_name="plan.ods")

    assert report.is_saved
    assert Activity.objects.get().title == "Öka tryggheten"


def test_the_same_table_in_another_format_changes_nothing(plan: OperationalPlan) -> None:
    run(plan, table(*ROWS, encoding="cp1252"))

    assert not run(plan, as_xlsx("Aktiviteter"), file_name="plan.xlsx").has_changes


def test_two_sheets_with_activities_need_a_choice(plan: OperationalPlan) -> None:
    content = as_xlsx("Aktiviteter 1", "Aktiviteter 2")

    (fault,) = run(plan, content, file_name="plan.xlsx").faults
    assert "”Aktiviteter 1”, ”Aktiviteter 2”" in str(fault)
    assert run(plan, content, file_name="plan.xlsx", sheet="aktiviteter 2").is_saved


def test_a_hidden_sheet_is_left_out_unless_it_is_named(plan: OperationalPlan) -> None:
    content = as_xlsx("Aktiviteter", "Aktiviteter dolda", hidden="Aktiviteter dolda")

    assert run(plan, content, file_name="plan.xlsx", dry_run=True).ok
    assert run(plan, content, file_name="plan.xlsx", sheet="Aktiviteter dolda").is_saved


def test_a_sheet_that_is_not_there_is_a_fault(plan: OperationalPlan) -> None:
    (fault,) = run(plan, as_xlsx("Aktiviteter"), file_name="plan.xlsx", sheet="Budget").faults

    assert "”Budget” finns inte" in str(fault)


def test_headings_may_be_written_otherwise(plan: OperationalPlan) -> None:
    text = table(*ROWS).decode().replace("Nämnd;", "NÄMNDER;").replace("Slutfört", " slutfört ")

    assert "NÄMNDER" in text
    assert HEADINGS[6] not in text.splitlines()[1].split(";")
    assert run(plan, text.encode()).is_saved
