"""Goals live on under the same codes, in the structure that holds in the new period."""

from datetime import date

import pytest

from objects.fuzzy import parse_fuzzy
from objects.models import GoalScheme, ObjectPlan
from objects.periods import Period
from tests.build import make_goal, make_level, make_object_plan, make_scheme, make_unit
from tests.portfolio.renewal.ground import make_plan, next_period, renewed

pytestmark = pytest.mark.django_db


def plan_with_goals(code: str = "maal-2022", **scheme) -> ObjectPlan:
    made = make_scheme(code, name="Mål 2022", **scheme)
    top = make_goal(made, code="1", number="1", title="Likvärdig skola", unit=make_unit("UF"))
    below = make_level(made, 2, name="Delmål")
    make_goal(
        made,
        level=below,
        parent=top,
        code="1-1",
        number="1:1",
        title="Alla läser",
        indicator="Andel som läser",
        deadline=parse_fuzzy("december 2024", year=None),
    )
    return make_plan(goal_scheme=made)


def test_goals_are_copied_with_all_that_they_say():
    plan = plan_with_goals()

    new = renewed(plan)

    assert new.goal_scheme is not None
    assert new.goal_scheme.predecessor == plan.goal_scheme
    top, sub = new.goal_scheme.goals.order_by("code")
    assert (top.code, top.number, top.title) == ("1", "1", "Likvärdig skola")
    assert (top.unit and top.unit.code, top.parent) == ("UF", None)
    assert (sub.parent, sub.level.name, sub.level.depth) == (top, "Delmål", 2)
    assert (sub.indicator, str(sub.deadline)) == ("Andel som läser", "december 2024")


def test_a_goal_that_is_changed_next_year_leaves_this_years_alone():
    plan = plan_with_goals()
    new = renewed(plan)
    assert new.goal_scheme is not None
    new.goal_scheme.goals.filter(code="1").update(title="Ny lydelse")

    assert plan.goal_scheme is not None
    assert plan.goal_scheme.goals.get(code="1").title == "Likvärdig skola"


def test_the_structure_bears_the_new_year_and_holds_in_the_new_period():
    new = renewed(plan_with_goals())

    scheme = new.goal_scheme
    assert scheme is not None
    assert (scheme.code, scheme.name) == ("maal-2023", "Mål 2023")
    assert (scheme.valid_from, scheme.valid_to) == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_code_without_a_year_gets_one_and_a_taken_code_a_number():
    make_scheme("maal-2023")
    taken, yearless = plan_with_goals(), make_plan(goal_scheme=make_scheme("evigt"))

    codes = [scheme.code for plan in (taken, yearless) if (scheme := renewed(plan).goal_scheme)]

    assert codes == ["maal-2023-2", "evigt-2023"]


def test_goals_that_are_left_out_leave_a_structure_to_fill():
    new = renewed(plan_with_goals(), goals=False)

    assert new.goal_scheme is not None
    assert new.goal_scheme.goals.count() == 0
    assert new.goal_scheme.levels.count() == 2


def test_a_structure_that_is_ready_for_the_new_year_is_used_as_it_is():
    plan = plan_with_goals()
    ready = make_scheme("ny", predecessor=plan.goal_scheme, valid_from=date(2023, 1, 1))
    make_goal(ready, code="1")

    new = renewed(plan)

    assert new.goal_scheme == ready
    assert [goal.code for goal in ready.goals.all()] == ["1"]


def test_one_that_replaces_at_two_removes_is_found_and_one_that_has_ended_is_not():
    plan = plan_with_goals()
    between = make_scheme(
        "mellan",
        predecessor=plan.goal_scheme,
        valid_from=date(2023, 1, 1),
        valid_to=date(2023, 12, 31),
    )
    last = make_scheme("sist", predecessor=between, valid_from=date(2024, 1, 1))

    new = renewed(plan, Period.of_year(2024))

    assert new.goal_scheme == last


def test_two_plans_that_share_their_goals_share_them_next_year_too():
    plan = plan_with_goals()
    other = make_object_plan(goal_scheme=plan.goal_scheme)

    first, second = renewed(plan), renewed(other)

    assert first.goal_scheme == second.goal_scheme
    assert GoalScheme.objects.count() == 2


def test_an_object_without_goals_gets_none():
    assert renewed(make_plan()).goal_scheme is None


def test_a_plan_for_a_school_year_renews_both_its_years():
    period = {"period_start": date(2022, 7, 1), "period_end": date(2023, 6, 30)}
    plan = make_plan("LASAR", **period)
    plan.code = "LASAR-2022-2023"
    plan.save()

    new = renewed(plan)

    assert new.code == "LASAR-2023-2024"
    assert next_period(plan) == Period(new.period_start, new.period_end)
    assert (new.period_start, new.period_end) == (date(2023, 7, 1), date(2024, 6, 30))


@pytest.mark.parametrize(("taken", "code"), [((), "OBJ-2023"), (("OBJ-2023",), "OBJ-2023-2")])
def test_the_code_of_the_plan_is_free(taken, code):
    for each in taken:
        make_object_plan(code=each)
    plan = make_plan("OBJ")

    assert renewed(plan).code == code
