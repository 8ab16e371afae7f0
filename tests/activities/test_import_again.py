"""A second import brings only what differs, and says what that was."""

from datetime import date
from typing import Any

import pytest

from activities.models import Activity, OperationalPlan, Placement, StatusReport
from objects.models import Goal, ImportBatch
from objects.sheets import Entry, ImportReport
from tests.activities.importing_ground import row, run, table

ROWS = [row("Första"), row("Andra"), row("Tredje")]


def edits(report: ImportReport) -> list[tuple[str, str, str, str]]:
    return [
        (entry.subject, change.name, change.old, change.new)
        for entry in report.changed
        for change in entry.changes
    ]


def labels(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(entry.subject, entry.label) for entry in entries]


def history_rows() -> int:
    models: list[Any] = [Goal, Activity, Placement, StatusReport]
    return sum(model.history.count() for model in models)


def test_the_same_file_again_leaves_no_trace(plan: OperationalPlan) -> None:
    run(plan, table(*ROWS))
    before = history_rows()

    report = run(plan, table(*ROWS))

    assert (report.new, report.changed, report.is_saved) == ([], [], False)
    assert history_rows() == before
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "edit"),
    [
        ({"status": "Genomfört"}, ("Lägesrapporter", "status", "Pågående", "Genomfört")),
        ({"kommentar": "Klart"}, ("Lägesrapporter", "kommentar", "", "Klart")),
        ({"slutfört": "2023*"}, ("Lägesrapporter", "slutfört", "December", "2023*")),
        ({"nämnd": "BOU"}, ("Aktiviteter", "ansvarar", "BIN, BOU", "BOU")),
        ({"aktivitet": "Andra\n○ En sak"}, ("Aktiviteter", "delpunkter", "", "En sak")),
        (
            {"aktivitet": "Andra Kvarstår från 2021"},
            ("Placeringar", "kvarstår från", "", "2021"),
        ),
        (
            {"beskrivning_av_nämndmål": "Alla lyckas"},
            ("Mål", "beskrivning", "", "Alla lyckas"),
        ),
    ],
)
def test_an_edit_is_the_only_thing_that_changes(
    plan: OperationalPlan, values: dict[str, str], edit: tuple[str, str, str, str]
) -> None:
    run(plan, table(*ROWS))
    before = history_rows()

    report = run(plan, table(ROWS[0], row(**{"activity": "Andra", **values}), ROWS[2]))

    assert edits(report) == [edit]
    assert (report.new, report.missing, report.is_saved) == ([], [], True)
    extra = 1 if edit[1] in ("status", "slutfört") else 0
    assert history_rows() == before + 1 + extra


def test_a_new_status_is_the_activitys_own_and_the_plans_date_stays(plan: OperationalPlan) -> None:
    run(plan, table(row(slutfört="Juni")))

    run(plan, table(row(slutfört="December*", status="Kvarstår")), cut_off=date(2022, 12, 31))

    activity = Activity.objects.get()
    assert str(activity.status) == "Kvarstår"
    assert (str(activity.planned_deadline), str(activity.deadline)) == ("Juni", "December*")
    assert activity.moved
    assert activity.reports.count() == 2


def test_an_earlier_follow_up_does_not_overrule_a_later_one(plan: OperationalPlan) -> None:
    run(plan, table(row(status="Genomfört")), cut_off=date(2022, 12, 31))

    run(plan, table(row(status="Kvarstår")), cut_off=date(2022, 4, 30))

    assert str(Activity.objects.get().status) == "Genomfört"


def test_other_punctuation_in_a_title_is_no_change(plan: OperationalPlan) -> None:
    run(plan, table(row("Öka tryggheten – nu")))

    assert not run(plan, table(row("öka tryggheten, nu."))).has_changes
    assert Activity.objects.get().title == "Öka tryggheten – nu"


def test_what_the_file_leaves_out_is_told_and_kept(plan: OperationalPlan) -> None:
    run(plan, table(*ROWS))

    report = run(plan, table(ROWS[0], ROWS[2]))

    assert labels(report.missing) == [("Placeringar", "Andra")]
    assert not report.has_changes
    assert Placement.objects.count() == 3


def test_a_row_in_between_is_new_and_moves_no_other(plan: OperationalPlan) -> None:
    run(plan, table(*ROWS))

    report = run(plan, table(ROWS[0], row("Nyss"), ROWS[1], ROWS[2]))

    assert report.changed == []
    assert {entry.label for entry in report.new} == {"Nyss"}
    assert [place.activity.title for place in Placement.objects.all()] == [
        "Första",
        "Nyss",
        "Andra",
        "Tredje",
    ]


def test_many_rows_in_between_find_room(plan: OperationalPlan) -> None:
    between = [row(f"Mellan {number}") for number in range(30)]
    run(plan, table(*ROWS))

    run(plan, table(ROWS[0], *between, *ROWS[1:]))

    titles = [place.activity.title for place in Placement.objects.all()]
    assert titles == ["Första", *(one["Aktivitet"] for one in between), "Andra", "Tredje"]
    assert not run(plan, table(ROWS[0], *between, *ROWS[1:])).has_changes


def test_a_row_that_changed_places_is_told(plan: OperationalPlan) -> None:
    run(plan, table(*ROWS))

    report = run(plan, table(ROWS[2], ROWS[0], ROWS[1]))

    assert [entry.label for entry in report.changed] == ["Tredje"]
    assert edits(report) == [("Placeringar", "ordning", "", "flyttad")]
    assert Placement.objects.all()[0].activity.title == "Tredje"
    assert not run(plan, table(ROWS[2], ROWS[0], ROWS[1])).has_changes


def test_places_that_come_to_differ_get_a_report_each(plan: OperationalPlan) -> None:
    here, there = row(), row(nämndmål="Likvärdighet")
    run(plan, table(here, there))
    assert [report.placement_id for report in StatusReport.objects.all()] == [None]

    run(plan, table(here, {**there, "Status": "Genomfört"}))

    reports = StatusReport.objects.select_related("placement__goal", "status")
    assert {str(one.placement.goal): str(one.status) for one in reports if one.placement} == {
        "Maximalt lärande": "Pågående",
        "Likvärdighet": "Genomfört",
    }
    assert reports.count() == 2
    assert Activity.objects.get().has_conflict


def test_places_that_come_to_agree_share_a_report(plan: OperationalPlan) -> None:
    here, there = row(), row(nämndmål="Likvärdighet")
    run(plan, table(here, {**there, "Status": "Genomfört"}))

    report = run(plan, table(here, there))

    assert report.is_saved
    assert [one.placement for one in StatusReport.objects.all()] == [None]
    assert StatusReport.history.filter(history_type="-").count() == 1
    assert not Activity.objects.get().has_conflict
    assert not run(plan, table(here, there)).has_changes
