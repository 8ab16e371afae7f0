"""What a row becomes."""

import pytest

from activities.models import Activity, OperationalPlan, Placement, StatusReport
from objects.models import Goal
from tests.activities.importing_ground import row, run, table


def test_a_starred_deadline_was_planned_for_some_time_before(plan: OperationalPlan) -> None:
    run(plan, table(row(slutfört="December*")))

    activity = Activity.objects.get()
    assert str(activity.planned_deadline) == "tidigare än december 2022"
    assert str(activity.deadline) == "December*"
    assert activity.moved


def test_a_deadline_without_a_star_is_the_planned_one(plan: OperationalPlan) -> None:
    run(plan, table(row(slutfört="HT 2022")))

    activity = Activity.objects.get()
    assert activity.planned_deadline == activity.deadline
    assert not activity.moved


@pytest.mark.parametrize(
    "spelling", ["BiN och BoU", "BIN,BOU", "bou / bin", "Bin & BoU", "BIN\nBOU"]
)
def test_units_are_known_however_they_are_written(plan: OperationalPlan, spelling: str) -> None:
    run(plan, table(row(nämnd=spelling)))

    assert [unit.code for unit in Activity.objects.get().units.all()] == ["BIN", "BOU"]


def test_a_name_that_holds_och_is_one_unit(plan: OperationalPlan) -> None:
    run(plan, table(row(nämnd="Barn- och ungdomsnämnden i kommunen")))

    assert [unit.code for unit in Activity.objects.get().units.all()] == ["BOU"]


def test_a_place_names_its_units_only_where_they_are_fewer(plan: OperationalPlan) -> None:
    run(plan, table(row(), row(nämndmål="Likvärdighet", nämnd="BiN")))

    assert [unit.code for unit in Activity.objects.get().units.all()] == ["BIN", "BOU"]
    here, there = Placement.objects.order_by("pk")
    assert not here.units.exists()
    assert [unit.code for unit in there.units.all()] == ["BIN"]


def test_sub_points_and_the_carried_over_mark_are_taken_out_of_the_text(
    plan: OperationalPlan,
) -> None:
    text = "Ta fram en plan Kvarstår från 2021\n○ för skolan\n○ för förskolan,\nockså på natten"
    run(plan, table(row(text)))

    activity = Activity.objects.get()
    assert activity.title == "Ta fram en plan"
    assert activity.points == ("för skolan", "för förskolan, också på natten")
    assert Placement.objects.get().carried_from == 2021


def test_an_assignment_stands_under_the_lowest_goal_or_straight_under_the_goal_above(
    plan: OperationalPlan,
) -> None:
    run(
        plan,
        table(
            row("Ett", strategiskt_utvecklingsuppdrag="Uppdraget"),
            row("Två", strategiskt_utvecklingsuppdrag="Uppdraget", nämndmål=""),
            row("Tre", nämndmål=""),
        ),
    )

    goals = [place.goal for place in Placement.objects.order_by("activity__number")]
    assert [str(goal.level) for goal in goals] == [
        "Strategiskt utvecklingsuppdrag",
        "Strategiskt utvecklingsuppdrag",
        "Kommunövergripande mål",
    ]
    assert [str(goal.parent) for goal in goals] == ["Maximalt lärande", "Hög kunskap", "Medborgare"]
    assert len({goal.code for goal in goals}) == 3


def test_the_same_activity_may_stand_twice_under_a_goal(plan: OperationalPlan) -> None:
    report = run(plan, table(row(), row("Annat"), row()))

    assert Placement.objects.filter(activity__number=1).count() == 2
    assert any("2 gånger under ”Maximalt lärande”: raderna 3 och 5" in w for w in report.warnings)
    assert not run(plan, table(row(), row("Annat"), row())).has_changes


def test_another_word_for_a_status_is_normalised_and_told(plan: OperationalPlan) -> None:
    report = run(plan, table(row(status="pågår")))

    assert str(StatusReport.objects.get().status) == "Pågående"
    (entry,) = report.normalised
    assert (entry.row, entry.label) == (3, "”pågår” lästes som ”Pågående”")


def test_a_row_without_status_or_date_is_kept_and_pointed_out(plan: OperationalPlan) -> None:
    report = run(plan, table(row(status="", slutfört="")))

    assert report.is_saved
    assert "Status saknas på rad 3" in report.warnings
    assert Activity.objects.get().deadline is None


def test_contradictions_are_warnings_and_the_cautious_answer_holds(plan: OperationalPlan) -> None:
    report = run(
        plan,
        table(
            row(status="Genomfört", slutfört="Augusti"),
            row(status="Kvarstår", slutfört="December", nämndmål="Likvärdighet"),
        ),
    )

    activity = Activity.objects.get()
    assert activity.has_conflict
    assert (str(activity.status), str(activity.deadline)) == ("Kvarstår", "December")
    assert not activity.moved
    assert any("rad 3 (Genomfört) och rad 4 (Kvarstår)" in text for text in report.warnings)
    assert any("rad 3 (Augusti) och rad 4 (December)" in text for text in report.warnings)


def test_words_and_marks_that_disagree_are_pointed_out(plan: OperationalPlan) -> None:
    run(plan, table(row("Ett", slutfört="Juni"), row("Två")))

    report = run(
        plan,
        table(
            row("Ett", slutfört="Juni*", kommentar="Går bra"),
            row("Två", kommentar="Har skjutits fram"),
            row("Tre", slutfört="2023*", kommentar="Har skjutits fram"),
        ),
    )

    assert [text[:5] for text in report.warnings] == ["Rad 3", "Rad 4"]


def test_goals_differ_by_what_they_stand_under(plan: OperationalPlan) -> None:
    run(plan, table(row("Ett"), row("Två", kommunövergripande_mål="Trygghet")))

    assert Goal.objects.filter(title="Maximalt lärande").count() == 2
    assert Goal.objects.filter(level__depth=1).count() == 1
