"""Two documents compared: what came, went, moved and changed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.comparing.comparison import Comparison, DifferentKindsError, compare
from reports.comparing.fields import AmountChange, TextChange
from reports.comparing.pairing import longest_rise
from reports.comparing.summary import summary
from reports.content.amounts import sure_amount
from reports.content.object_plan.nodes import BudgetPost, ObjectPlanContent
from reports.content.parts import Section
from tests.reports import specimens

PLAN = specimens.object_plan()


def with_total(plan: ObjectPlanContent, kronor: Decimal) -> ObjectPlanContent:
    table = plan.budget.by_unit
    paid = sure_amount(kronor)
    width = len(table.kinds)
    total = replace(table.total, amounts=(paid,) + (None,) * (width - 1), total=paid)
    return replace(plan, budget=replace(plan.budget, by_unit=replace(table, total=total)))


def with_activities(plan: ObjectPlanContent, numbers: list[int]) -> ObjectPlanContent:
    group = plan.activities.groups[0]
    rows = tuple(
        replace(specimens.activity_row(f"aktivitet/UF-2022/{number}"), title=f"Aktivitet {number}")
        for number in numbers
    )
    groups = (replace(group, rows=rows), *plan.activities.groups[1:])
    return replace(plan, activities=replace(plan.activities, groups=groups))


@pytest.mark.parametrize("document", [PLAN, specimens.follow_up()])
def test_a_document_does_not_differ_from_itself(document):
    assert compare(document, document).differences == ()
    assert summary(compare(document, document)) == "Inget skiljer."


def test_a_plan_is_not_compared_with_a_follow_up():
    with pytest.raises(DifferentKindsError, match="samma slag"):
        compare(PLAN, specimens.follow_up())


def titles(comparison: Comparison, how: str) -> list[str]:
    return sorted(each.title for each in comparison.differences if each.how == how)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_changed_text_is_told_with_both_sides(before, after):
    section = PLAN.purpose
    old = replace(PLAN, purpose=Section(section.key, section.title, before))
    new = replace(PLAN, purpose=Section(section.key, section.title, after))
    told = [change for each in compare(old, new).differences for change in each.fields]

    sides = [(change.old, change.new) for change in told if isinstance(change, TextChange)]
    assert sides == ([] if before == after else [(before, after)])


def test_a_changed_text_has_its_words_marked():
    section = PLAN.purpose
    old = replace(PLAN, purpose=Section(section.key, section.title, "<p>En gammal plan</p>"))
    new = replace(PLAN, purpose=Section(section.key, section.title, "<p>En ny plan</p>"))
    (difference,) = compare(old, new).differences

    (change,) = difference.fields
    assert isinstance(change, TextChange)
    assert "gammal</del>" in change.marked
    assert "ny</ins>" in change.marked
    assert summary(compare(old, new)) == "1 avsnitt ändrat"


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=2))
def test_an_amount_differs_by_new_minus_old(before, after):
    old, new = with_total(PLAN, before), with_total(PLAN, after)
    told = [change for each in compare(old, new).differences for change in each.fields]

    grown = [
        Decimal(change.difference.exact) if isinstance(change, AmountChange) else None
        for change in told
    ]
    assert grown == ([] if before == after else [after - before])


def test_the_columns_of_amounts_tell_their_names():
    old, new = with_total(PLAN, Decimal(1)), with_total(PLAN, Decimal(413))
    (difference,) = compare(old, new).differences

    assert [change.label for change in difference.fields] == [PLAN.budget.by_unit.kinds[0]]
    assert summary(compare(old, new)) == "budget +412,00"


@given(st.lists(st.integers(1, 12), unique=True), st.lists(st.integers(1, 12), unique=True))
def test_old_and_new_swapped_swaps_what_came_and_went(before, after):
    old, new = with_activities(PLAN, before), with_activities(PLAN, after)
    there, back = compare(old, new), compare(new, old)

    assert titles(there, "added") == sorted(f"Aktivitet {n}" for n in {*after} - {*before})
    assert titles(there, "added") == titles(back, "removed")
    assert titles(there, "removed") == titles(back, "added")
    assert len(titles(there, "moved")) == len(titles(back, "moved"))


def test_only_what_changed_order_has_moved():
    old, new = with_activities(PLAN, [1, 2, 3, 4]), with_activities(PLAN, [4, 1, 2, 3])

    assert [(each.how, each.title) for each in compare(old, new).differences] == [
        ("moved", "Aktivitet 4")
    ]
    assert summary(compare(old, new)) == "1 aktivitet flyttad"


def test_what_came_is_counted_and_told_in_swedish():
    old, new = with_activities(PLAN, [1]), with_activities(PLAN, [1, 2, 3])

    assert summary(compare(old, new)) == "2 aktiviteter tillkom"


def test_a_part_whose_key_is_new_is_known_by_its_words():
    group = PLAN.activities.groups[0]
    rekeyed = replace(group.rows[0], key="aktivitet/UF-2023/7", status="Försenad")
    groups = (replace(group, rows=(rekeyed, *group.rows[1:])), *PLAN.activities.groups[1:])
    new = replace(PLAN, activities=replace(PLAN.activities, groups=groups))

    assert {each.how for each in compare(PLAN, new).differences} == {"changed"}


@given(st.permutations(range(7)))
def test_the_longest_rise_rises_and_nothing_can_be_added(numbers):
    places = sorted(longest_rise(numbers))
    kept = [numbers[place] for place in places]

    assert kept == sorted(kept)
    assert len(longest_rise(kept)) == len(kept)
    assert len(kept) >= 1


def with_post(activity: str, key: str) -> ObjectPlanContent:
    amount = sure_amount(Decimal("100.00"))
    post = BudgetPost("budgetpost/1", "Inköp", "VU", "BOU", amount, activity, key)
    return replace(PLAN, budget=replace(PLAN.budget, posts=(post,)))


def test_an_activity_with_a_new_name_is_not_told_again_where_its_money_stands():
    old, new = with_post("Förr", "aktivitet/UF/1"), with_post("Nu", "aktivitet/UF/1")

    assert compare(old, new).differences == ()


@pytest.mark.parametrize(("before", "after"), [("aktivitet/UF/1", "aktivitet/UF/2"), ("", "")])
def test_money_for_another_activity_is_told(before, after):
    (each,) = compare(with_post("Förr", before), with_post("Nu", after)).differences

    assert (each.kind, each.title) == ("BudgetPost", "Inköp")
    assert [change.label for change in each.fields] == ["aktivitet"]


def test_the_background_is_told_as_a_section():
    new = replace(PLAN, background=replace(PLAN.background, body="<p>Ny.</p>"))

    assert summary(compare(PLAN, new)) == "1 avsnitt ändrat"
