"""Every kind of part: opened, saved, added, moved and removed, in place and without JavaScript."""

from typing import Any

import pytest

from objects.models import GoverningDocument, InfluenceDirection
from tests.build import make_component, make_goal, make_object_plan, make_unit
from tests.reports.editing.parts import GOAL, HTMX, KINDS, PLAN, ROWS, SENT, address, save

pytestmark = pytest.mark.django_db
each_kind = pytest.mark.parametrize("kind", KINDS)


def under(kind: str, plan: Any) -> str:
    """Where a new part of the kind is added."""
    return f"?under={ROWS['styrande'](plan).pk}" if kind == "inriktning" else ""


@each_kind
def test_a_part_is_saved_in_place_with_who_did_it_in_the_history(kind, desk, plan, leader):
    row = ROWS[kind](plan)

    answer = save(desk, address(kind, row.pk), SENT[kind], headers=HTMX)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'data-part="{kind}/{row.pk}"' in page
    assert f'id="redigera-{kind}-{row.pk}"' in page
    assert "autofocus" in page
    assert "<p>Sparat</p>" in page
    [record] = [each for each in type(row).history.filter(id=row.pk) if each.history_user]
    assert (record.history_type, record.history_user) == ("~", leader)


@each_kind
def test_a_part_is_saved_without_javascript_and_the_way_back_leads_to_it(kind, desk, plan):
    row = ROWS[kind](plan)

    answer = save(desk, address(kind, row.pk), SENT[kind])

    assert answer["Location"] == f"{PLAN}?redigera#redigera-{kind}-{row.pk}"
    page = desk.get(answer["Location"]).content.decode()
    assert "<p>Sparat</p>" in page
    assert f'id="redigera-{kind}-{row.pk}"' in page


@each_kind
def test_a_part_is_added_and_its_region_shown_anew_with_the_focus_on_it(kind, desk, plan):
    model = type(ROWS[kind](plan))
    before = set(model.objects.values_list("pk", flat=True))

    answer = save(desk, address(kind, "ny") + under(kind, plan), SENT[kind], headers=HTMX)

    [new] = model.objects.exclude(pk__in=before)
    page = answer.content.decode()
    assert answer["HX-Retarget"].startswith("#region-")
    assert f'id="{answer["HX-Retarget"][1:]}"' in page
    assert f'id="redigera-{kind}-{new.pk}"' in page
    assert page.count("autofocus") == 1


@each_kind
def test_a_part_is_removed_only_after_a_question_and_the_history_keeps_it(kind, desk, plan):
    row = ROWS[kind](plan)
    where = address(kind, row.pk, "ta-bort/")

    question = desk.get(where, headers=HTMX).content.decode()
    assert "Ta bort" in question
    assert type(row).objects.filter(pk=row.pk).exists()
    answer = save(desk, where, {}, headers=HTMX)

    assert answer.status_code == 200
    assert not type(row).objects.filter(pk=row.pk).exists()
    assert type(row).history.filter(id=row.pk, history_type="-").exists()
    assert "Borttaget" in answer.content.decode()


@each_kind
def test_nothing_given_is_refused_with_words_and_changes_nothing(kind, desk, plan):
    row = ROWS[kind](plan)
    records = type(row).history.count()

    answer = save(desk, address(kind, row.pk), {}, headers=HTMX)

    assert answer.status_code == 422
    assert "field-fault" in answer.content.decode()
    assert type(row).history.count() == records


@each_kind
def test_what_is_too_long_is_refused_and_kept_in_the_form(kind, desk, plan):
    row, text = ROWS[kind](plan), "x" * 200_001
    data = dict.fromkeys(SENT[kind], text)

    answer = save(desk, address(kind, row.pk), data, headers=HTMX)

    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert "Texten är för lång" in answer.content.decode()


@each_kind
def test_hostile_text_is_shown_as_text_or_stripped(kind, desk, plan):
    row = ROWS[kind](plan)
    hostile = '<script>alert(1)</script><img src=x onerror="alert(1)">'
    texts = ("title", "new_title", "comment", "reason", "body", "effect", "name", "text")
    data = SENT[kind] | {name: hostile for name in texts if name in SENT[kind]}

    answer = save(desk, address(kind, row.pk), data, headers=HTMX)
    page = answer.content.decode() + desk.get(f"{PLAN}?redigera").content.decode()

    assert answer.status_code in (200, 422)
    assert "<script>alert" not in page
    assert "<img" not in page.replace('<img src="/static/', "")


@each_kind
@pytest.mark.parametrize("ident", ["0", "999999", "9" * 30, "²", "abc", "-1", "1;DROP"])
def test_a_part_that_the_plan_lacks_is_not_found(kind, ident, desk, plan):
    for more in ("", "visa/", "ta-bort/"):
        assert desk.get(address(kind, ident, more)).status_code == 404
    assert desk.post(address(kind, ident, "flytta/"), {"steg": "upp"}).status_code == 404


def test_a_part_of_another_plan_is_not_found_through_this_one(desk, plan):
    other = make_object_plan(goal_scheme=make_goal().scheme)
    foreign: dict[str, Any] = {
        "mal": make_goal(other.goal_scheme),
        "komponent": make_component(other.object),
        "version": other.versions.create(label="1", stage="utkast"),
        "styrande": other.influences.create(
            document=GoverningDocument.objects.create(title="Annat"), number=1
        ),
    }
    foreign["inriktning"] = InfluenceDirection.objects.create(
        influence=foreign["styrande"], body="x"
    )
    found = {
        kind: desk.post(address(kind, row.pk), SENT[kind]).status_code
        for kind, row in foreign.items()
    }
    assert found == dict.fromkeys(foreign, 404)


def test_a_goal_of_another_plan_can_be_neither_chosen_nor_added_under(desk, plan):
    foreign = make_goal()

    answer = save(desk, address("mal", ROWS["mal"](plan).pk), GOAL | {"parent": foreign.pk})

    assert answer.status_code == 422
    assert desk.get(address("mal", "ny") + f"?under={foreign.pk}").status_code == 404


def test_a_goal_shows_what_it_is_measured_by_and_when_it_is_reached(desk, plan):
    row = ROWS["mal"](plan)
    data = GOAL | {"indicator": "Andel nöjda, 60 % till 80 %", "deadline": "december"}

    page = save(desk, address("mal", row.pk), data, headers=HTMX).content.decode()

    assert "Indikator: Andel nöjda, 60 % till 80 %" in page
    assert "Nås senast: December" in page


def test_a_reason_tells_what_it_is_about(desk, plan):
    row = ROWS["skillnad"](plan)
    data = SENT["skillnad"] | {"unit": make_unit("KTN").pk}

    page = save(desk, address("skillnad", row.pk), data, headers=HTMX).content.decode()

    assert "VM, KTN:" in page
    assert "(1\u00a0200\u00a0000,00 kr)" in page


def test_an_amount_that_can_be_read_in_two_ways_is_asked_for_again(desk, plan):
    row = ROWS["skillnad"](plan)

    answer = save(desk, address("skillnad", row.pk), SENT["skillnad"] | {"amount": "1.234"})

    assert answer.status_code == 422
    assert "ett entydigt belopp" in answer.content.decode()


def test_a_document_is_picked_from_the_register_or_added_to_it_but_not_both(desk, plan):
    known = GoverningDocument.objects.create(title="Skollagen")
    where, data = address("styrande", "ny"), {"number": "8", "effect": ""}

    both = save(desk, where, data | {"document": known.pk, "new_title": "Nytt"})
    again = save(desk, where, data | {"new_title": "skollagen"})
    picked = save(desk, where, data | {"document": known.pk})

    assert (both.status_code, again.status_code, picked.status_code) == (422, 422, 302)
    assert plan.influences.get(number=8).document == known
