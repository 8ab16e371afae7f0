"""The figures that the follow-up of 2022 must give, whichever file holds it."""

from collections import Counter
from pathlib import Path

import pytest
from django.db.models import Count

from activities.models import Activity, OperationalPlan, Placement, StatusReport
from objects.models import Goal
from objects.sheets import ImportReport
from tests.activities.importing_ground import run

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    ROOT.parent / "shared" / "data" / "uppfoljning-2022.xlsx",
    ROOT / "fixtures" / "uppfoljning-2022.csv",
]


@pytest.fixture(params=FILES, ids=lambda file: file.suffix)
def report(request: pytest.FixtureRequest, plan: OperationalPlan) -> ImportReport:
    file: Path = request.param
    if not file.exists():
        pytest.skip(f"{file.name} ligger inte bredvid projektet")
    return run(plan, file.read_bytes(), file_name=file.name)


def effective(place: Placement) -> StatusReport:
    """The report that holds for a place: its own, or the one for all places."""
    reports = {report.placement_id: report for report in place.activity.reports.all()}
    return reports.get(place.pk) or reports[None]


def test_the_file_is_saved_without_faults(report: ImportReport) -> None:
    assert report.faults == []
    assert report.is_saved


def test_the_report_tells_the_figures(report: ImportReport) -> None:
    assert report.figures == {
        "Placeringar": "115",
        "Aktiviteter": "94",
        "Aktiviteter på flera platser": "18 (15 på 2, 3 på 3)",
        "Status": "Pågående 76, Genomfört 22, Kvarstår 15, Pausad 2",
        "Nämnder": "BIN+BOU 64, BOU 27, BIN 24",
        "Framflyttade inom 2022": "9",
        "Framflyttade till efter 2022": "11",
        "Kvarstår från tidigare år": "22",
        "Perspektiv": "5",
        "Kommunövergripande mål": "9",
        "Nämndmål": "14",
        "Strategiska utvecklingsuppdrag": "19 (16 olika texter)",
        "Kommunövergripande mål utan nämndmål": "3",
    }


def test_an_activity_is_entered_once_and_placed_where_it_stands(report: ImportReport) -> None:
    places = Activity.objects.annotate(places=Count("placements")).values_list("places", flat=True)

    assert Counter(places) == {1: 76, 2: 15, 3: 3}


def test_the_places_are_ordered_as_in_the_file(report: ImportReport) -> None:
    goal = Goal.objects.get(title="Goda arbetsplatser")
    numbers = [place.activity.number for place in goal.placements.select_related("activity")]

    assert len(numbers) == 9
    assert numbers == sorted(numbers)


def test_status_by_row_comes_back_from_the_database(report: ImportReport) -> None:
    places = Placement.objects.select_related("activity").prefetch_related(
        "activity__reports__status"
    )

    assert Counter(str(effective(place).status) for place in places) == {
        "Pågående": 76,
        "Genomfört": 22,
        "Kvarstår": 15,
        "Pausad": 2,
    }


def test_units_by_row_come_back_from_the_database(report: ImportReport) -> None:
    def units(place: Placement) -> str:
        own = place.units.all() or place.activity.units.all()
        return "+".join(unit.code for unit in own)

    places = Placement.objects.prefetch_related("units", "activity__units")
    assert Counter(map(units, places)) == {"BIN+BOU": 64, "BOU": 27, "BIN": 24}


def test_rows_that_moved_are_derived_from_planned_and_current_deadline(
    report: ImportReport,
) -> None:
    moved = Placement.objects.filter(activity__moved=True)
    deadlines = moved.values_list("activity__deadline", flat=True)

    assert Counter(one.end.year for one in deadlines if one and one.end) == {2022: 9, 2023: 11}
    assert Activity.objects.filter(moved=True).count() == 18


def test_rows_carried_over_keep_their_year(report: ImportReport) -> None:
    carried = Placement.objects.filter(carried_from=2021)

    assert carried.count() == 22
    assert carried.values("activity").distinct().count() == 19


def test_three_activities_contradict_themselves(report: ImportReport) -> None:
    assert Activity.objects.filter(has_conflict=True).count() == 3
    assert sum("motstridiga uppgifter om status" in text for text in report.warnings) == 2
    assert sum("motstridiga uppgifter om slutfört" in text for text in report.warnings) == 1


def test_the_pair_of_texts_that_are_probably_the_same_is_the_only_one(report: ImportReport) -> None:
    alike = [text for text in report.warnings if text.startswith("Troligen samma")]

    assert len(alike) == 1
    assert "säkerhetssamordnare" in alike[0]
    assert "rad 30" in alike[0]
    assert "rad 56" in alike[0]


def test_an_activity_twice_under_a_goal_is_pointed_out(report: ImportReport) -> None:
    assert sum("gånger under" in text for text in report.warnings) == 1


def test_the_one_other_word_for_a_status_is_normalised(report: ImportReport) -> None:
    assert [entry.label for entry in report.normalised] == ["”Pågår” lästes som ”Pågående”"]


def test_goals_form_one_tree(report: ImportReport) -> None:
    levels = Counter(Goal.objects.values_list("level__name", flat=True))

    assert levels == {
        "Perspektiv": 5,
        "Kommunövergripande mål": 9,
        "Nämndmål": 14,
        "Strategiskt utvecklingsuppdrag": 19,
    }
    assert not Goal.objects.filter(parent=None).exclude(level__depth=1).exists()


def test_sub_points_are_kept_line_by_line(report: ImportReport) -> None:
    assert [len(one.points) for one in Activity.objects.exclude(sub_points="")] == [2]


def test_the_same_file_again_changes_nothing(report: ImportReport, plan: OperationalPlan) -> None:
    file = next(file for file in FILES if file.name == report.file_name)

    again = run(plan, file.read_bytes(), file_name=file.name)

    assert (again.new, again.changed, again.missing, again.is_saved) == ([], [], [], False)
    assert len(again.unchanged) == len(report.new)
    assert again.figures == report.figures
