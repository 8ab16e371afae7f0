"""What the draft calls late, and what it says of it."""

from datetime import date

import pytest

from objects.fuzzy import parse_fuzzy
from tests.build import (
    make_component,
    make_follow_up,
    make_goal,
    make_placement,
    make_report,
)
from tests.portfolio.renewal.ground import (
    Class,
    make_task,
    renewed,
)
from tests.portfolio.renewal.telling import draft_of, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "planned", "now", "is_late"),
    [
        (Class.ONGOING, "juni", "", True),
        (Class.ONGOING, "augusti", "", True),
        (Class.ONGOING, "september", "", False),
        (Class.REMAINING, "juni", "", True),
        (Class.PAUSED, "juni", "", True),
        (Class.DONE, "juni", "", False),
        (Class.NOT_RELEVANT, "juni", "", False),
        (Class.CONTINUOUS, "juni", "", False),
        (Class.NOT_ASSESSED, "juni", "", False),
        (Class.ONGOING, "", "", False),
        (Class.ONGOING, "löpande", "", False),
        (Class.ONGOING, "september", "december", True),
        (Class.DONE, "juni", "augusti", True),
        (Class.ONGOING, "september", "juni", False),
    ],
)
def test_late_is_what_was_moved_or_unfinished_when_its_time_had_passed(
    plan, follow_up, status, planned, now, is_late
):
    told(plan, follow_up, status, planned, now)

    assert bool(draft_of(plan).late) is is_late


def test_of_what_was_never_reported_nothing_is_said_of_delay(plan, follow_up):
    make_task(follow_up.plan, plan.object, planned_deadline=parse_fuzzy("juni", year=2022))

    draft = draft_of(plan)

    assert draft.late == ()
    assert [kind for kind, _ in draft.sections] == ["background"]


def test_a_delay_is_told_with_dates_the_reason_given_and_what_was_said(plan, follow_up):
    component = make_component(plan.object, name="Skola24")
    activity = told(
        plan,
        follow_up,
        Class.PAUSED,
        "juni",
        "Förskjuts till december*",
        title="Byta schemasystem.",
        deadline_reason="Upphandlingen är överklagad",
        comment="Avtalet är förlängt.",
    )
    activity.components.add(component)

    [late] = draft_of(plan).late

    assert (late.title, late.component) == ("Byta schemasystem", component)
    assert late.reason == (
        "Slutdatum flyttat från juni 2022 till december 2022. Upphandlingen är överklagad. "
        "Avtalet är förlängt."
    )


def test_a_delay_of_several_components_belongs_to_none(plan, follow_up):
    activity = told(plan, follow_up, Class.ONGOING, "juni")
    activity.components.add(make_component(plan.object), make_component(plan.object))

    assert draft_of(plan).late[0].component is None


def test_what_has_passed_without_being_moved_is_told_as_it_was_read(plan, follow_up):
    told(plan, follow_up, Class.ONGOING, "juni")

    [late] = draft_of(plan).late

    assert late.reason == "Planerat slutdatum: juni 2022. Läget den 31 augusti 2022: pågår."


def test_the_reason_may_be_of_an_earlier_follow_up_but_the_comment_is_the_last(plan, follow_up):
    activity = told(plan, follow_up, Class.ONGOING, "juni", "juli", comment="Klart i augusti")
    april = make_follow_up(follow_up.plan, cut_off=date(2022, 4, 30))
    make_report(activity, follow_up=april, deadline_reason="Sjukdom", comment="Gammalt")

    [late] = draft_of(plan).late

    assert late.reason == (
        "Slutdatum flyttat från juni 2022 till juli 2022. Sjukdom. Klart i augusti."
    )


def test_places_that_say_different_things_are_all_heard(plan, follow_up):
    activity = told(plan, follow_up, Class.ONGOING, "juni", comment="Halva klar")
    place = make_placement(activity, goal=make_goal(follow_up.plan.goal_scheme))
    make_report(activity, follow_up=follow_up, placement=place, comment="Resten väntar")

    assert draft_of(plan).late[0].reason.endswith("Halva klar Resten väntar.")


def test_long_titles_are_cut_and_told_apart(plan, follow_up):
    for end in ("ett", "två"):
        told(plan, follow_up, Class.ONGOING, "juni", title=f"{'ord ' * 70}{end}")

    new = renewed(plan)

    titles = [one.title for one in new.deviations.order_by("order")]
    assert len(set(titles)) == 2
    assert titles[1] == f"{titles[0].removesuffix(' …')} … (2)" or titles[1].endswith("(2)")
    assert all(len(title) <= 200 for title in titles)
