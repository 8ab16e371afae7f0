"""What a document shows of itself in the reading room."""

import pytest

from reports.room import facts
from tests.build import (
    make_activity,
    make_follow_up,
    make_operational_plan,
    make_placement,
    make_report,
)
from tests.reports.room.visiting import page_of, preliminary


def test_a_plan_shows_its_money_goals_and_activities(reading, plan):
    version = preliminary(plan)
    shown = [(one.number, one.label) for one in facts.facts_of([version])[version.pk].figures]

    assert [label for _, label in shown] == ["kronor i budget", "mål", "aktivitet"]
    assert [number for number, _ in shown[1:]] == ["1", "1"]
    total = shown[0][0]
    assert total in version.html
    assert total != "–"
    assert f'<span class="number">{total}</span>' in page_of(reading)


def test_a_follow_up_shows_what_is_done_goes_on_and_was_moved(plan):
    operational = make_operational_plan("UF")
    follow_up = make_follow_up(operational)
    choice = operational.vocabulary.choices.get()
    for _ in range(2):
        placement = make_placement(make_activity(operational))
        make_report(placement.activity, follow_up=follow_up, placement=placement, status=choice)
    version = preliminary(follow_up)

    shown = [(one.number, one.label) for one in facts.facts_of([version])[version.pk].figures]

    assert shown == [("0", "genomförda"), ("2", "pågår"), ("0", "framflyttade")]


def test_content_of_another_form_shows_no_figures():
    assert facts.figures_of("objektplan", "{}") == ()
    assert facts.figures_of("uppfoljning", "[1]") == ()
    assert facts.figures_of("objektplan", "inte json") == ()


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (200, 1), (201, 2), (1000, 5)])
def test_reading_takes_a_minute_for_every_two_hundred_words(words, minutes):
    html = f"<aside>{'bredvid ' * 500}</aside><main><p>{'ord <b>' * words}</p></main>"

    assert facts.minutes_of(html) == minutes
