"""What the history tells: who, when, before and after, of one row and of many."""

from datetime import date

import pytest
from django.db.models import Q

from objects.changes import Source, changes_among, changes_of
from objects.fuzzy import parse_fuzzy
from objects.models import Goal, GoverningDocument, Influence, InfluenceDirection, PlanSection
from objects.writing import remove_row, save_row
from tests.build import make_goal, make_object_plan, make_unit, make_user

pytestmark = pytest.mark.django_db


def test_a_change_tells_who_why_and_what():
    user = make_user("ledare", first_name="Objektledare", last_name="IT")
    goal = make_goal(title="Först")
    goal.title, goal.deadline = "Sedan", parse_fuzzy("hösten 2023", year=None)
    save_row(goal, user=user, reason="Tydligare")

    change, added = changes_of(goal)

    assert (change.kind, change.who, change.reason, change.title) == (
        "~",
        "Objektledare IT",
        "Tydligare",
        "Sedan",
    )
    assert [(one.label, one.before, one.after) for one in change.fields] == [
        ("Mål", "Först", "Sedan"),
        ("Nås senast", "", "hösten 2023"),
    ]
    assert added.kind == "+"


def test_relations_are_told_by_name_also_when_they_are_gone():
    plan = make_object_plan()
    document = GoverningDocument.objects.create(title="Skollagen")
    influence = Influence.objects.create(plan=plan, document=document, number=1)
    direction = InfluenceDirection(influence=influence, body="<p>Alla</p>")
    here, gone = make_unit("BOU"), make_unit("KOF")
    save_row(direction, user=None, related={"units": [here]})
    save_row(direction, user=None, related={"units": [here, gone]})
    direction.units.remove(gone)
    gone.delete()

    changed = changes_of(direction)[1]

    assert [(one.name, one.before, one.after) for one in changed.fields] == [
        ("units", "BOU", "BOU, (borttagen)")
    ]


def test_a_removed_row_tells_what_it_held():
    section = PlanSection(plan=make_object_plan(), kind="purpose", body="<p>Syftet</p>")
    save_row(section, user=None)
    pk = section.pk
    remove_row(section, user=None)
    section.pk = pk

    removed = changes_of(section)[0]

    [body] = [one for one in removed.fields if one.name == "body"]
    assert (removed.kind, body.before, body.after, body.rich) == ("-", "<p>Syftet</p>", "", True)


def test_a_save_that_changed_nothing_is_not_told():
    goal = make_goal()
    save_row(goal, user=None)

    assert [one.kind for one in changes_of(goal)] == ["+"]


def many(number: int) -> list[Source]:
    plan = make_object_plan()
    goals = [make_goal() for _ in range(number)]
    for goal in goals:
        goal.title, goal.unit = "Nytt", make_unit()
        save_row(goal, user=make_user())
        save_row(PlanSection(plan=plan, kind="unit_goals", unit=goal.unit, body="x"), user=None)
    return [
        Source(Goal, Q(id__in=[goal.pk for goal in goals])),
        Source(PlanSection, Q(plan_id=plan.pk)),
    ]


@pytest.mark.parametrize("number", [1, 3, 12])
def test_changes_of_many_rows_are_told_newest_first_in_as_many_queries(
    number, django_assert_num_queries
):
    sources = many(number)

    with django_assert_num_queries(7):
        changes, more = changes_among(sources)

    assert not more
    assert len(changes) == 3 * number
    assert [one.when for one in changes] == sorted((one.when for one in changes), reverse=True)


def test_changes_are_paged():
    sources = many(3)
    first, more = changes_among(sources, most=5)
    rest, end = changes_among(sources, skip=5, most=5)

    assert (len(first), more, len(rest), end) == (5, True, 4, False)
    assert {(one.model, one.history_id) for one in first}.isdisjoint(
        (one.model, one.history_id) for one in rest
    )
    assert date.today() >= first[0].when.date()  # noqa: DTZ011
