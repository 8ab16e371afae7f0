"""Specific, measurable, realistic and time-bound: what a goal lacks, and when it lacks nothing."""

from datetime import date
from typing import Any

import pytest

from activities.models import Activity, StatusChoice
from budget.models import BudgetLine
from objects.models import Goal, GoalLevel
from reports.review import Severity
from tests.build import make_budget_line, make_component, make_goal, make_user
from tests.reports.review.ground import (
    codes,
    only_remark,
    remarks,
    sound_activity,
    status,
    when,
)

NOTHING_MEASURES = {"indicator": "", "title": "Journalerna finns i ett gemensamt system"}


def change(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def lead_to(goal):
    return Activity.objects.filter(contributes_to=goal)


def test_a_sound_plan_has_nothing_to_remark(plan):
    assert codes(plan) == []


def test_a_vague_goal_is_remarked_until_an_indicator_measures_it(plan, goal):
    change(goal, title="Arbeta med journalerna", indicator="Uppföljning sker")
    vague, indicator = codes(plan)
    assert (vague, indicator) == ("mal-vagt", "mal-vag-indikator")

    change(goal, indicator="Andel journaler i systemet")
    assert codes(plan) == []


def test_the_remark_says_which_word_is_vague_and_why(plan, goal):
    change(goal, title="Förbättra servicen med adekvat stöd", indicator="")
    remark = next(one for one in remarks(plan) if one.code == "mal-vagt")
    assert remark.text == (
        "Ordet ”förbättra” säger åt vilket håll men inte hur långt, och ”adekvat” kan läsas olika "
        "av olika läsare."
    )
    assert (remark.anchor, remark.ref) == ("mal-1", f"mal/{goal.pk}")
    assert remark.place.label == "Mål 1 Förbättra servicen med adekvat stöd"


def test_a_goal_in_two_words_is_too_short_until_a_description_says_more(plan, goal):
    change(goal, title="Digital skola", indicator="")
    assert codes(plan) == ["mal-vagt", "mal-utan-indikator"]

    change(goal, description="Alla elever har en egen dator")
    assert codes(plan) == ["mal-utan-indikator"]


def test_two_goals_in_one_are_remarked_until_they_are_parted(plan, goal):
    change(goal, title="Alla har konton, och systemet är i drift")
    assert only_remark(plan).code == "mal-flera-i-ett"

    change(goal, title="Alla har konton och systemet är i drift")
    assert codes(plan) == []


def test_a_goal_without_indicator_is_remarked_until_a_number_stands_in_it(plan, goal):
    change(goal, **NOTHING_MEASURES)
    assert only_remark(plan).code == "mal-utan-indikator"

    change(goal, title="Alla 40 skolors journaler finns i ett system")
    assert codes(plan) == []


def test_an_indicator_that_measures_nothing_is_quoted(plan, goal):
    change(goal, indicator="Uppföljning sker")
    remark = only_remark(plan)
    assert remark.code == "mal-vag-indikator"
    assert "”Uppföljning sker”" in remark.text


def test_a_goal_without_activity_is_remarked(plan, goal):
    lead_to(goal).get().contributes_to.clear()
    assert only_remark(plan).code == "mal-utan-aktivitet"


@pytest.mark.parametrize(
    ("standing", "why"),
    [("paused", "en pausad"), ("moved", "en sen"), ("passed", "en sen"), ("nobody", "en utan")],
)
def test_a_goal_whose_only_activity_stands_still_is_remarked(plan, goal, standing, why):
    activity = lead_to(goal).get()
    broken: dict[str, dict[str, Any]] = {
        "paused": {"status": status(StatusChoice.Class.PAUSED, "Pausad")},
        "moved": {"deadline": when("november")},
        "passed": {"deadline": when("januari"), "planned_deadline": when("januari")},
        "nobody": {"owner": None},
    }
    change(activity, **broken[standing])
    found = [one for one in remarks(plan) if one.code == "mal-star-stilla"]
    assert why in found[0].text


def test_one_activity_that_moves_on_is_enough(plan, goal):
    change(lead_to(goal).get(), status=status(StatusChoice.Class.PAUSED, "Pausad"))
    assert codes(plan) == ["mal-star-stilla"]

    sound_activity(plan, goals=[goal])
    assert codes(plan) == []


def test_an_activity_that_is_done_has_led_there(plan, goal):
    done = status(StatusChoice.Class.DONE, "Genomfört")
    change(lead_to(goal).get(), status=done, owner=None, deadline=when("januari"))
    assert codes(plan) == []


def test_several_that_stand_still_are_counted(plan, goal):
    paused = status(StatusChoice.Class.PAUSED, "Pausad")
    change(lead_to(goal).get(), status=paused)
    sound_activity(plan, goals=[goal], status=paused)
    change(sound_activity(plan, goals=[goal]), deadline=when("november"))
    assert "(två pausade och en sen)" in only_remark(plan).text


def test_a_goal_whose_activities_have_no_money_is_remarked_where_money_is_tied_to_work(plan, goal):
    other = make_goal(plan.goal_scheme, title="Skolorna har 100 datorer", deadline=when("december"))
    sound_activity(plan, goals=[other])
    assert only_remark(plan).code == "mal-utan-medel"

    line = make_budget_line(plan, goal=other)
    assert codes(plan) == []

    line.delete()
    BudgetLine.objects.update(activity=None)
    assert codes(plan) == [], "a plan that ties no money to work is not blamed goal by goal"


def test_money_for_a_component_of_the_activity_is_money(plan, goal):
    other = make_goal(plan.goal_scheme, title="Skolorna har 100 datorer", deadline=when("december"))
    activity = sound_activity(plan, goals=[other])
    component = make_component(plan.object)
    activity.components.add(component)
    assert codes(plan) == ["mal-utan-medel"]

    make_budget_line(plan, component=component)
    assert codes(plan) == []


def test_a_goal_without_time_is_remarked_until_an_activity_has_one(plan, goal):
    change(goal, deadline=None)
    assert codes(plan) == [], "the deadline of the activity says when"

    change(lead_to(goal).get(), deadline=None, planned_deadline=None)
    assert codes(plan) == ["mal-utan-tid", "aktivitet-utan-tid"]


def test_what_goes_on_has_no_end(plan, goal):
    change(goal, deadline=when("löpande"))
    change(lead_to(goal).get(), deadline=when("löpande"), planned_deadline=when("löpande"))
    remark = only_remark(plan)
    assert remark.code == "mal-utan-tid"
    assert "löpande" in remark.text


def test_a_goal_that_should_have_been_reached_before_the_plan_begins_is_remarked(plan, goal):
    change(goal, deadline=when("december 2021"))
    assert only_remark(plan).code == "mal-for-tidigt"

    change(goal, deadline=when("december 2025"))
    assert codes(plan) == [], "a long-term goal may outlive the period"


def sub_goal(goal, **fields):
    level = GoalLevel.objects.get(scheme=goal.scheme, depth=2)
    return make_goal(goal.scheme, level=level, parent=goal, number="1:1", **fields)


def test_a_goal_with_sub_goals_is_judged_by_them(plan, goal):
    change(goal, title="Utveckla", indicator="", deadline=None)
    sub = sub_goal(goal, title="Alla 40 skolor är anslutna", deadline=when("maj"))
    lead_to(goal).get().contributes_to.set([sub])
    sound_activity(plan, goals=[sub])
    BudgetLine.objects.update(activity=None)
    assert codes(plan) == []


def test_what_stands_on_a_goal_holds_for_its_sub_goals(plan, goal):
    sub_goal(goal, title="Skolorna är anslutna till systemet")
    assert codes(plan) == []


def test_a_sub_goal_is_judged_for_what_neither_it_nor_the_goal_above_has(plan, goal):
    change(goal, indicator="", deadline=None)
    lead_to(goal).get().contributes_to.clear()
    sub_goal(goal, code="1-1", title="Arbeta med skolorna")
    found = remarks(plan)
    assert [one.code for one in found] == [
        "mal-vagt",
        "mal-utan-indikator",
        "mal-utan-aktivitet",
        "mal-utan-tid",
    ]
    assert {one.anchor for one in found} == {"mal-1-1"}
    assert {one.severity for one in found} == {Severity.SHOULD, Severity.COULD}


def test_goals_beside_the_plans_own_are_left_alone(plan, goal):
    level = GoalLevel.objects.get(scheme=goal.scheme, depth=1)
    beside = GoalLevel.objects.create(
        scheme=goal.scheme, depth=1, beside=True, name="Uppdrag", plural="Uppdrag"
    )
    make_goal(goal.scheme, level=beside, title="Verka för")
    assert codes(plan) == []

    Goal.objects.filter(level=beside).update(level=level)
    assert "mal-vagt" in codes(plan)


def test_an_activity_of_another_year_or_object_counts_only_when_it_is_linked(plan, goal):
    activity = lead_to(goal).get()
    change(activity, object=None)
    assert codes(plan) == []

    activity.contributes_to.clear()
    assert codes(plan) == ["mal-utan-aktivitet"]


def test_the_review_asks_what_has_passed_today(plan, goal):
    activity = lead_to(goal).get()
    assert codes(plan, today=date(2022, 10, 31)) == []
    assert codes(plan, today=date(2022, 11, 1)) == ["mal-star-stilla", "aktivitet-forsenad"]

    change(
        activity, owner=make_user(), deadline=when("december"), planned_deadline=when("december")
    )
    assert codes(plan, today=date(2022, 11, 1)) == []
