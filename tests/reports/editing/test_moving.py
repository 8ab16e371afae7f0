"""Parts change places, and goals move to other goals."""

from typing import Any

import pytest

from objects.models import Goal, GoverningDocument, Influence, PlanVersion
from objects.services.moving import move_part
from objects.writing import StaleError
from tests.build import make_goal
from tests.reports.editing.parts import GOAL, HTMX, ROWS, address, save

pytestmark = pytest.mark.django_db


def test_parts_change_places_and_their_numbers_stay_with_the_places(desk, plan):
    first = ROWS["styrande"](plan)
    document = GoverningDocument.objects.create(title="Andra")
    second = Influence.objects.create(plan=plan, document=document, number=2)

    answer = desk.post(address("styrande", second.pk, "flytta/"), {"steg": "upp"}, headers=HTMX)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.number, first.number) == (1, 2)
    assert "Flyttad, nu 1 av 2" in answer.content.decode()
    assert {each.history_change_reason for each in Influence.history.filter(history_type="~")} == {
        "Flyttad"
    }


def test_the_first_part_goes_no_higher_and_nothing_is_recorded(desk, plan):
    row = ROWS["version"](plan)
    records = PlanVersion.history.count()

    desk.post(address("version", row.pk, "flytta/"), {"steg": "upp"})

    assert PlanVersion.history.count() == records


def test_a_step_that_is_none_is_refused(desk, plan):
    row = ROWS["version"](plan)

    assert desk.post(address("version", row.pk, "flytta/"), {"steg": "bort"}).status_code == 400


def two_goals(plan: Any) -> tuple[Goal, Goal, Goal]:
    """Goals 1 and 2, and 1:1 under the first."""
    first = Goal.objects.get(code="1")
    first.number = "1"
    first.save()
    second = make_goal(
        plan.goal_scheme, level=first.level, number="2", order=9, unit=first.unit, title="Andra"
    )
    return first, second, Goal.objects.get(code="1-1")


def test_goals_change_numbers_with_places_and_their_sub_goals_follow(desk, plan):
    first, second, below = two_goals(plan)

    desk.post(address("mal", first.pk, "flytta/"), {"steg": "ner"})

    numbers = {goal.pk: goal.number for goal in Goal.objects.all()}
    assert (numbers[first.pk], numbers[second.pk], numbers[below.pk]) == ("2", "1", "2:1")


def test_a_sub_goal_moves_to_another_goal_and_gets_the_next_number_there(desk, plan):
    _, second, below = two_goals(plan)
    data = GOAL | {"title": "Del", "number": "1:1", "parent": second.pk}

    answer = save(desk, address("mal", below.pk), data, headers=HTMX)

    below.refresh_from_db()
    assert (below.parent, below.number) == (second, "2:1")
    assert answer["HX-Retarget"] == "#region-mal"


def test_a_goal_with_sub_goals_does_not_become_a_sub_goal(desk, plan):
    first, second, _ = two_goals(plan)

    answer = save(desk, address("mal", first.pk), GOAL | {"parent": second.pk})

    assert answer.status_code == 422
    assert "har egna delmål" in answer.content.decode()


def test_a_plan_without_goals_gets_a_structure_with_its_first_goal(desk, plan):
    Goal.objects.filter(parent__isnull=False).delete()
    Goal.objects.all().delete()
    plan.goal_scheme = None
    plan.save()

    save(desk, address("mal", "ny"), GOAL)
    goal = Goal.objects.get()
    save(desk, address("mal", "ny") + f"?under={goal.pk}", GOAL | {"parent": goal.pk})

    plan.refresh_from_db()
    assert plan.goal_scheme == goal.scheme
    assert [each.level.name for each in Goal.objects.order_by("pk")] == [
        "Långsiktigt mål",
        "Delmål",
    ]


def test_parts_that_have_no_order_of_their_own_are_not_moved(desk, plan):
    row = ROWS["komponent"](plan)

    assert desk.post(address("komponent", row.pk, "flytta/"), {"steg": "upp"}).status_code == 400


def test_a_part_that_someone_else_removed_at_the_same_moment_is_not_moved(plan, leader):
    row = ROWS["version"](plan)
    gone = PlanVersion.objects.filter(pk=row.pk)
    gone.delete()

    with pytest.raises(StaleError):
        move_part(row, -1, plan=plan, user=leader, siblings=gone)
