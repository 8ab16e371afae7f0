"""The rules of the ground, as form errors and as database errors."""

from datetime import date

import pytest

from objects.models import (
    Component,
    Goal,
    GoalLevel,
    GoalScheme,
    GoverningDocument,
    Influence,
    ObjectPlan,
    PeriodDeviation,
    PlanSection,
    PlanVersion,
    RoleAssignment,
    Unit,
    UnitAlias,
)
from tests.breaking import assert_refused, assert_refused_as_form
from tests.build import (
    NEW_YEAR,
    make_component,
    make_goal,
    make_level,
    make_object,
    make_object_plan,
    make_scheme,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
DAY_BEFORE = date(2021, 12, 31)


def test_a_unit_ends_after_it_begins():
    unit = Unit(code="X", name="X", kind="namnd", valid_from=NEW_YEAR, valid_to=DAY_BEFORE)

    assert_refused(unit, "unit_ends_after_it_begins")


def test_a_unit_may_last_one_day():
    Unit(code="X", name="X", kind="namnd", valid_from=NEW_YEAR, valid_to=NEW_YEAR).full_clean()


def test_a_unit_does_not_belong_to_itself():
    unit = make_unit()
    unit.parent = unit

    assert_refused(unit, "unit_is_not_its_own_parent")


def test_units_do_not_belong_to_each_other_in_a_circle():
    top = make_unit()
    middle = make_unit(parent=top)
    top.parent = make_unit(parent=middle)

    assert_refused_as_form(top, "parent", "En enhet kan inte höra till sig själv.")


def test_a_goal_scheme_ends_after_it_begins():
    scheme = GoalScheme(code="x", name="x", valid_from=NEW_YEAR, valid_to=DAY_BEFORE)

    assert_refused(scheme, "goal_scheme_ends_after_it_begins")


def test_goal_schemes_do_not_replace_each_other_in_a_circle():
    first = make_scheme()
    first.predecessor = make_scheme(predecessor=first)

    assert_refused_as_form(first, "predecessor", "En målstruktur kan inte ersätta sig själv.")


def test_a_scheme_has_one_level_at_a_depth_and_one_beside_it():
    scheme = make_scheme()
    make_level(scheme, 3)
    make_level(scheme, 3, beside=True)
    third = GoalLevel(scheme=scheme, depth=3, name="N", plural="N")

    assert_refused(third, "goal_level_depth_is_unique_in_its_scheme")


def test_a_goal_has_its_own_code_in_its_scheme():
    goal = make_goal(code="a")
    same = Goal(scheme=goal.scheme, level=goal.level, code="a", title="Samma")

    assert_refused(same, "goal_code_is_unique_in_its_scheme")


def test_a_goal_of_another_scheme_may_have_the_same_code():
    make_goal(code="a")

    make_goal(code="a").full_clean()


def test_a_goal_does_not_stand_under_itself():
    goal = make_goal()
    goal.parent = goal

    assert_refused(goal, "goal_is_not_its_own_parent")


def test_goals_do_not_stand_under_each_other_in_a_circle():
    top = make_goal()
    middle = make_goal(top.scheme, parent=top)
    top.parent = make_goal(top.scheme, parent=middle)

    assert_refused_as_form(top, "parent", "Ett mål kan inte stå under sig självt.")


def test_a_goal_stands_under_goals_of_its_own_scheme():
    goal = make_goal()
    goal.parent = make_goal()

    assert_refused_as_form(goal, "parent", "Målet ovanför hör till en annan målstruktur.")


def test_a_goal_has_a_level_of_its_own_scheme():
    goal = make_goal()
    goal.level = make_level(make_scheme())

    assert_refused_as_form(goal, "level", "Nivån hör till en annan målstruktur.")


def test_a_component_has_its_own_code_in_its_object():
    component = make_component()
    same = Component(object=component.object, code=component.code, name="Samma")

    assert_refused(same, "component_code_is_unique_in_its_object")


def test_a_role_ends_after_it_begins():
    role = RoleAssignment(
        object=make_object(),
        user=make_user(),
        role="agare",
        side="it",
        valid_from=NEW_YEAR,
        valid_to=DAY_BEFORE,
    )

    assert_refused(role, "role_ends_after_it_begins")


def test_a_role_is_given_once_from_a_day():
    words = {"role": "ledare", "side": "verksamhet", "valid_from": NEW_YEAR}
    role = RoleAssignment.objects.create(object=make_object(), user=make_user(), **words)
    same = RoleAssignment(object=role.object, user=role.user, **words)

    assert_refused(same, "role_is_given_once")


@pytest.mark.parametrize(
    ("role", "level"), [("agare", "budget"), ("ledare", "beslut"), ("specialist", "operativ")]
)
def test_a_role_stands_on_its_level_of_pm3(role, level):
    assert RoleAssignment(role=role).level == level


def test_an_object_has_one_plan_that_begins_a_day():
    plan = make_object_plan()
    same = ObjectPlan(
        code="annan", object=plan.object, period_start=plan.period_start, period_end=plan.period_end
    )

    assert_refused(same, "object_has_one_plan_for_a_period")


def test_a_plan_ends_after_it_begins():
    plan = ObjectPlan(code="x", object=make_object(), period_start=NEW_YEAR, period_end=DAY_BEFORE)

    assert_refused(plan, "plan_ends_after_it_begins")


def test_a_plan_knows_the_plan_before_it():
    owner = make_object()
    before, latest = make_object_plan(owner, 2021), make_object_plan(owner, 2022)
    make_object_plan(owner, 2019)
    make_object_plan(year=2021)

    assert latest.predecessor() == before
    assert latest.year == 2022


def test_a_section_stands_once_in_a_plan():
    plan = make_object_plan()
    PlanSection.objects.create(plan=plan, kind="purpose")

    assert_refused(PlanSection(plan=plan, kind="purpose"), "plan_section_stands_once")


def test_a_section_stands_once_for_a_unit():
    plan, unit = make_object_plan(), make_unit()
    PlanSection.objects.create(plan=plan, kind="unit_goals", unit=unit)
    PlanSection(plan=plan, kind="unit_goals", unit=make_unit()).full_clean()
    same = PlanSection(plan=plan, kind="unit_goals", unit=unit)

    assert_refused(same, "plan_section_stands_once_for_a_unit")


def test_goals_of_a_unit_say_which_unit():
    section = PlanSection(plan=make_object_plan(), kind="unit_goals")

    assert_refused(section, "unit_goals_name_their_unit")


def test_a_version_has_its_own_label_in_its_plan():
    plan = make_object_plan()
    PlanVersion.objects.create(plan=plan, label="0.8", stage="utkast")
    same = PlanVersion(plan=plan, label="0.8", stage="slutgiltig")

    assert_refused(same, "plan_version_label_is_unique")


def test_a_deviation_is_told_once():
    plan = make_object_plan()
    PeriodDeviation.objects.create(plan=plan, kind="sen", title="Nytt system")
    PeriodDeviation(plan=plan, kind="kostnad", title="Nytt system").full_clean()
    same = PeriodDeviation(plan=plan, kind="sen", title="Nytt system")

    assert_refused(same, "deviation_is_told_once")


def test_a_deviation_is_of_a_component_of_the_plans_object():
    plan = make_object_plan()
    PeriodDeviation(
        plan=plan, kind="sen", title="Egen", component=make_component(plan.object)
    ).full_clean()
    stranger = PeriodDeviation(plan=plan, kind="sen", title="Annan", component=make_component())

    assert_refused_as_form(stranger, "component", "Komponenten hör till ett annat objekt.")


def test_a_governing_document_stands_once_in_a_plan_under_a_number_of_its_own():
    plan = make_object_plan()
    document = GoverningDocument.objects.create(title="Skollagen")
    other = GoverningDocument.objects.create(title="Läroplanen")
    Influence.objects.create(plan=plan, document=document, number=1)

    assert_refused(
        Influence(plan=plan, document=other, number=1), "influence_number_is_unique_in_its_plan"
    )
    assert_refused(
        Influence(plan=plan, document=document, number=2),
        "governing_document_stands_once_in_a_plan",
    )


def test_a_spelling_is_compared_without_case_spacing_and_punctuation():
    UnitAlias.objects.create(unit=make_unit(), text="Bildnings-nämnden")
    same = UnitAlias(unit=make_unit(), text=" bildningsnämnden")

    assert_refused_as_form(same, "text", "Skrivsättet är tomt eller finns redan.")


def test_a_spelling_holds_a_letter_or_a_digit():
    alias = UnitAlias(unit=make_unit(), text="--")

    assert_refused_as_form(alias, "text", "Skrivsättet är tomt eller finns redan.")
