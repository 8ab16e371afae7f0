"""What cost more than planned, as far as there are figures to tell by."""

from datetime import date
from typing import Any

import pytest

from objects.models import ObjectPlan
from portfolio.renewal.draft import Outcome, read_outcome
from portfolio.renewal.draft.deviations import over_budget
from portfolio.renewal.draft.fulfilment import fulfilment
from portfolio.renewal.material import read_material
from tests.build import make_budget_line, make_component, make_unit
from tests.portfolio.renewal.ground import make_plan, make_task, make_work, next_period

pytestmark = pytest.mark.django_db
DURING, AFTER = date(2022, 9, 15), date(2023, 2, 1)


@pytest.fixture
def plan():
    return make_plan()


def line(plan: ObjectPlan, series: str, amount: object, **fields: Any) -> None:
    make_budget_line(plan, series=series, amount=amount, **fields)


def outcome_of(plan: ObjectPlan, today: date = AFTER) -> Outcome:
    return read_outcome(read_material(plan), (), today)


def over(plan: ObjectPlan, today: date = AFTER) -> list[tuple[str, str]]:
    return [(one.title, one.reason) for one in over_budget(outcome_of(plan, today))]


def told(plan: ObjectPlan, today: date = AFTER) -> str:
    return fulfilment(outcome_of(plan, today), next_period(plan), 0)


def test_a_component_that_came_to_more_than_its_budget_is_told_with_both_figures(plan):
    component = make_component(plan.object, name="Skolskjuts")
    line(plan, "budget", 800, component=component)
    line(plan, "budget", 200, component=component, kind="vu")
    line(plan, "utfall", 1250, component=component, note="Dyrare licenser")

    [(title, reason)] = over(plan)

    assert title == "Skolskjuts"
    assert reason == (
        "Budget 1\N{NO-BREAK SPACE}000,00 kronor, utfall 1\N{NO-BREAK SPACE}250,00 kronor: "
        "250,00 kronor (25,0\N{NO-BREAK SPACE}%) mer. Dyrare licenser."
    )
    assert over_budget(outcome_of(plan))[0].component == component


@pytest.mark.parametrize("actual", [999, 1000])
def test_what_came_to_no_more_is_not_told(plan, actual):
    component = make_component(plan.object)
    line(plan, "budget", 1000, component=component)
    line(plan, "utfall", actual, component=component)

    assert over(plan) == []


def test_where_one_of_the_figures_is_missing_nothing_is_said(plan):
    only_budget, only_outcome = make_component(plan.object), make_component(plan.object)
    line(plan, "budget", 100, component=only_budget)
    line(plan, "utfall", 900, component=only_outcome, kind="vu")
    line(plan, "utfall", 5000, kind=None, unit=None)

    assert over(plan) == []


def test_what_is_told_of_an_activity_is_not_told_again_of_its_component(plan):
    component = make_component(plan.object, name="Unikum")
    activity = make_task(make_work(), plan.object, title="Införa Unikum")
    line(plan, "budget", 100, component=component, activity=activity)
    line(plan, "budget", 50, component=component)
    line(plan, "utfall", 300, component=component, activity=activity)
    line(plan, "utfall", 50, component=component)

    assert [title for title, _ in over(plan)] == ["Införa Unikum"]


def test_kinds_are_compared_only_where_nothing_finer_can_be(plan):
    line(plan, "budget", 100, kind="vu")
    line(plan, "prognos", 150, kind="vu", unit=None)
    assert [title for title, _ in over(plan)] == ["Vidareutveckling (VU)"]

    component = make_component(plan.object)
    line(plan, "budget", 10, kind="vu", component=component)
    line(plan, "prognos", 10, kind="vu", component=component)
    assert over(plan) == []


def test_while_the_period_runs_the_forecast_is_compared_and_afterwards_the_outcome(plan):
    component = make_component(plan.object, name="Unikum")
    line(plan, "budget", 100, component=component)
    line(plan, "prognos", 150, component=component)
    line(plan, "utfall", 120, component=component)

    assert over(plan, DURING)[0][1].startswith("Budget 100,00 kronor, prognos 150,00 kronor: 50,00")
    assert over(plan, AFTER)[0][1].startswith("Budget 100,00 kronor, utfall 120,00 kronor: 20,00")


def test_an_outcome_so_far_is_called_that_and_compared_only_where_it_has_passed(plan):
    component, other = make_component(plan.object, name="Unikum"), make_component(plan.object)
    line(plan, "budget", 100, component=component)
    line(plan, "budget", 100, component=other)
    line(plan, "utfall", 120, component=component)
    line(plan, "utfall", 10, component=other)

    assert [title for title, _ in over(plan, DURING)] == ["Unikum"]
    assert "utfall hittills 120,00 kronor" in over(plan, DURING)[0][1]
    assert told(plan, DURING) == "<p>Utfallet är hittills 130,00 kronor.</p>"


@pytest.mark.parametrize(
    ("actual", "sentence"),
    [
        ("1100", "Utfallet blev 1\xa0100,00 kronor, 100,00 kronor (10,0\xa0%) mer än budgeten."),
        ("900", "Utfallet blev 900,00 kronor, 100,00 kronor (10,0\xa0%) mindre än budgeten."),
        ("1000", "Utfallet blev 1\xa0000,00 kronor, lika mycket som budgeten."),
    ],
)
def test_the_whole_is_compared_in_words(plan, actual, sentence):
    line(plan, "budget", 1000)
    line(plan, "utfall", actual, kind=None, unit=None)

    assert told(plan) == f"<p>{sentence}</p>"


def test_a_forecast_without_a_budget_is_told_alone_and_no_figure_is_silence(plan):
    assert told(plan) == ""
    line(plan, "prognos", 100, unit=make_unit())
    assert told(plan) == "<p>Prognosen är 100,00 kronor.</p>"


def test_a_budget_of_nothing_gives_no_per_cent(plan):
    component = make_component(plan.object)
    line(plan, "budget", 0, component=component)
    line(plan, "utfall", 10, component=component)

    assert over(plan)[0][1] == "Budget 0,00 kronor, utfall 10,00 kronor: 10,00 kronor mer."
