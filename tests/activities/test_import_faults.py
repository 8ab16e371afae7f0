"""Files that are wrong: every fault is told with its place, and nothing is saved."""

from datetime import date

import pytest

from activities.models import Activity, FollowUp, OperationalPlan
from objects.models import Goal, ImportBatch
from objects.sheets import ImportReport
from tests.activities.importing_ground import HEADINGS, row, run, table


def faults(report: ImportReport) -> list[tuple[int | None, str, object]]:
    return [(fault.row, fault.header, fault.value) for fault in report.faults]


def assert_nothing_saved() -> None:
    for model in (Activity, Goal, FollowUp, ImportBatch, Goal.history.model):
        assert not model.objects.exists()


def test_all_faults_of_a_file_are_told_at_once(plan: OperationalPlan) -> None:
    report = run(
        plan,
        table(
            row(),
            row("Andra", nämnd="BiN och KUN"),
            row("Tredje", status="Kanske"),
            row("Fjärde", slutfört="snart"),
            row(" "),
            row("Sjätte", kommunövergripande_mål="", nämndmål=""),
            row("Sjunde", nämnd="", status="Vet ej"),
        ),
    )

    assert faults(report) == [
        (4, "Nämnd", "BiN och KUN"),
        (5, "Status", "Kanske"),
        (6, "Slutfört", "snart"),
        (7, "Aktivitet", None),
        (8, "Kommunövergripande mål", None),
        (9, "Nämnd", None),
        (9, "Status", "Vet ej"),
    ]
    assert not report.is_saved
    assert_nothing_saved()


@pytest.mark.parametrize(
    ("values", "column", "words"),
    [
        ({"nämnd": "KUN"}, "G", ["”KUN”", "BIN eller BOU"]),
        ({"status": "Kanske"}, "I", ["”Kanske”", "Kvarstår, Pågående, Genomfört eller Pausad"]),
        ({"slutfört": "snart"}, "H", ["”snart”", "”december 2022”"]),
        ({"perspektiv": ""}, "A", ["inte under något mål"]),
        ({"kommentar": "Gäller 20100101-1234"}, "J", ["personnummer"]),
        ({"aktivitet": "x" * 1001}, "F", ["högst 1000 tecken"]),
    ],
)
def test_a_fault_says_what_was_expected_and_where(
    plan: OperationalPlan, values: dict[str, str], column: str, words: list[str]
) -> None:
    (fault,) = run(plan, table(row(**values))).faults

    assert fault.sheet == "uppfoljning.csv"
    assert (fault.row, fault.column) == (3, column)
    assert all(word in str(fault) for word in words)


@pytest.mark.parametrize("missing", ["Perspektiv", "Nämndmål", "Aktivitet", "Nämnd", "Status"])
def test_a_missing_column_is_a_fault(plan: OperationalPlan, missing: str) -> None:
    headings = [heading for heading in HEADINGS if heading != missing]

    (fault,) = run(plan, table(row(), headings=headings)).faults

    assert missing in str(fault)
    assert fault.row == 2
    assert_nothing_saved()


def test_columns_that_may_be_left_out_may_be_left_out(plan: OperationalPlan) -> None:
    optional = {"Beskrivning av nämndmål", "Strategiskt utvecklingsuppdrag", "Kommentar"}
    headings = [heading for heading in HEADINGS if heading not in optional]

    assert run(plan, table(row(), headings=headings)).is_saved


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "tom.xlsx"),
        (b"PK\x03\x04 avbruten", "skadad.xlsx"),
        (b"%PDF-1.7", "rapport.pdf"),
        (b"\x00\x01\x02", "skrot.csv"),
        (b"bara en rad text", "text.csv"),
        (b'"oavslutad', "citat.csv"),
        (table(row()), "fel.xlsx"),
    ],
)
def test_a_broken_file_is_a_fault_and_no_crash(
    plan: OperationalPlan, content: bytes, name: str
) -> None:
    report = run(plan, content, file_name=name)

    assert len(report.faults) == 1
    assert_nothing_saved()


def test_a_table_without_rows_is_a_fault(plan: OperationalPlan) -> None:
    (fault,) = run(plan, table()).faults

    assert "minst en rad" in str(fault)


def test_a_plan_whose_goals_have_no_levels_is_told(plan: OperationalPlan) -> None:
    plan.goal_scheme.levels.all().delete()

    (fault,) = run(plan, table(row())).faults

    assert "inga nivåer" in str(fault)


def test_a_closed_follow_up_takes_no_reports(plan: OperationalPlan) -> None:
    run(plan, table(row()))
    FollowUp.objects.update(is_open=False)

    assert run(plan, table(row())).ok
    report = run(plan, table(row(status="Genomfört")))

    assert "stängd" in str(report.faults[0])
    assert Activity.objects.get().status == plan.vocabulary.choices.get(label="Pågående")


def test_a_cut_off_far_from_the_plans_year_is_a_fault(plan: OperationalPlan) -> None:
    report = run(plan, table(row()), cut_off=date(2030, 1, 1))
    (fault,) = report.faults
    assert str(fault) == (
        "”2030-01-01” är ingen dag att följa upp planen; "
        "väntade en dag under 2022 eller 2023, eftersom planen gäller 2022"
    )
    assert not FollowUp.objects.exists()
