"""The page Granska planen and the command: who may see them, and what they show."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity
from objects.models import Component, Goal, GoverningDocument, PlanSection, RoleAssignment, Unit
from reports.content.object_plan import build_object_plan
from reports.review.marks import anchors_of, marked
from reports.review.page import MOST
from tests.build import (
    NEW_YEAR,
    make_budget_line,
    make_component,
    make_goal,
    make_object_plan,
    make_user,
)
from tests.reports.review.ground import govern, sound_activity

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&"


def person(plan, role, **fields):
    user = make_user(**fields)
    RoleAssignment.objects.create(
        object=plan.object, user=user, role=role, side="it", valid_from=NEW_YEAR
    )
    return user


def address(plan, query=""):
    return reverse("reports:objectplan_review", args=[plan.code]) + query


@pytest.fixture
def leader(plan, client):
    user = person(plan, "ledare")
    client.force_login(user)
    # The page asks what has passed today, whenever that is.
    Activity.objects.update(deadline="löpande", planned_deadline="löpande")
    return user


def page_of(client, plan, query=""):
    response = client.get(address(plan, query))
    assert response.status_code == 200
    return response.content.decode()


def spots(page):
    """The places in the list, as (number, link to the document, label)."""
    return re.findall(
        r'<span class="spot-number"[^>]*>(\d+)</span>\s*<a href="#([^"]+)">([^<]+)</a>', page
    )


def test_a_remark_leads_to_its_place_and_the_place_back_to_the_remark(plan, client, leader):
    govern(plan, 2, effect="")
    PlanSection.objects.filter(kind="purpose").delete()
    page = page_of(client, plan)
    assert spots(page) == [
        ("1", "syfte", "Avsnittet Syfte och målgrupp"),
        ("2", "styrande-2", "2. Dokument 2"),
    ]
    for number, anchor, _ in spots(page):
        part = page.index(f' id="{anchor}"')
        mark = page.index(f'class="remark-mark" href="#anmarkning-{number}"')
        assert part < mark < part + 400
        assert page.count(f'id="anmarkning-{number}"') == 1


def test_the_page_counts_and_filters_by_severity(plan, client, leader):
    govern(plan, 2, effect="")
    govern(plan, 3, body="")
    Activity.objects.update(owner=None)
    page = page_of(client, plan, "?infor=preliminar")
    counts = dict(
        re.findall(r"</span>([A-ZÅÄÖa-zåäö ]+) <span class=\"number\">(\d+)</span>", page)
    )
    assert counts == {"Hinder": "0", "Bör ses över": "3", "Kan förbättras": "1"}
    assert len(spots(page)) == 4

    some = page_of(client, plan, "?infor=preliminar&grad=kan-forbattras")
    assert [label for _, _, label in spots(some)] == ["3. Dokument 3"]
    assert "Inga anmärkningar väger så" in page_of(client, plan, "?grad=hinder")


def test_the_stage_decides_what_stops(plan, client, leader):
    PlanSection.objects.filter(kind="purpose").delete()
    weights = {
        stage: re.findall(
            r'<li><span class="weight ([a-z-]+)">',
            page_of(client, plan, f"?infor={stage}&grad={grad}"),
        )
        for stage, grad in (("preliminar", "bor-ses-over"), ("beslutad", "hinder"))
    }
    assert weights == {"preliminar": ["bor-ses-over"], "beslutad": ["hinder"]}


@pytest.mark.parametrize("query", ["?infor=<b>&grad=<b>", "?infor=", "?grad=alla"])
def test_an_unknown_choice_is_passed_over(plan, client, leader, query):
    assert "<b>" not in page_of(client, plan, query)


def test_a_plan_without_remarks_says_so(plan, client, leader):
    page = page_of(client, plan)
    assert "Programmet hittar inget att anmärka på." in page
    assert spots(page) == []


def test_the_four_are_told_goal_by_goal(plan, goal, client, leader):
    Goal.objects.update(indicator="", title="Förbättra det hela")
    page = page_of(client, plan)
    row = re.findall(r'<td data-label="(\w+)"[^>]*>(\w+)</td>', page)
    assert row[:2] == [("Specifikt", "Tveksamt"), ("Mätbart", "Tveksamt")]
    assert row[3] == ("Tidsbundet", "Ja")


def test_those_who_may_edit_get_a_link_to_the_form_and_others_none(plan, client, leader):
    PlanSection.objects.filter(kind="purpose").delete()
    form = reverse("reports:edit", args=[plan.code, "avsnitt", "syfte"])
    assert f'href="{form}"' in page_of(client, plan)
    assert client.get(form).status_code == 200

    client.force_login(person(plan, "agare"))
    assert f'href="{form}"' not in page_of(client, plan)


def test_every_form_that_a_remark_leads_to_is_there(plan, goal, client, leader):
    govern(plan, 2, body="")
    govern(plan, 3, effect="")
    make_component(plan.object, contract_end="2022-06-30")
    PlanSection.objects.filter(kind="purpose").delete()
    PlanSection.objects.create(plan=plan, kind="unit_goals", unit=Unit.objects.get(code="BOU"))
    plan.versions.create(label="0.9", stage="slutgiltig", order=1, dated="2020-01-01")
    plan.deviations.create(kind="sen", title="Skolskjuts")
    make_budget_line(make_object_plan(plan.object, 2021), unit=Unit.objects.get(code="BOU"))
    Goal.objects.update(indicator="", unit=None)
    forms = re.findall(
        r'<a href="([^"]+/redigera/[^"]+)">(Redigera|Lägg till)', page_of(client, plan)
    )
    kinds = [form.split("/")[4] for form, _ in forms]
    assert set(kinds) == {"avsnitt", "styrande", "inriktning", "mal", "komponent", "version"} | {
        "avvikelse",
        "skillnad",
    }
    for form, word in forms:
        assert client.get(form).status_code == 200, form
        assert ("/ny/" in form) is (word == "Lägg till")

    client.force_login(person(plan, "agare"))
    assert "/redigera/" not in page_of(client, plan)


def test_every_place_that_the_document_shows_is_found_in_it(plan, goal, client, leader):
    activity = sound_activity(plan, goals=[goal])
    Activity.objects.update(owner=None)
    make_component(plan.object, contract_end="2022-06-30")
    Goal.objects.update(indicator="")
    Unit.objects.update(valid_to="2022-06-30")
    page = page_of(client, plan)
    assert {anchor for _, anchor, _ in spots(page)} == {
        "mal-1",
        *(f"aktivitet-uf-2022-{one.number}" for one in Activity.objects.all()),
        Component.objects.get().code.join(("komponent-", "")),
        "budget-per-namnd-bou",
    }
    assert f'href="/aktiviteter/UF-2022/{activity.number}/"' in page


def test_hostile_texts_stay_texts(plan, goal, client, leader):
    Goal.objects.update(title=f"Arbeta med {HOSTILE}", indicator=HOSTILE)
    GoverningDocument.objects.update(title=HOSTILE)
    plan.influences.update(effect="")
    Activity.objects.update(owner=None, title=HOSTILE)
    make_component(plan.object, name=HOSTILE, contract_end="2022-06-30")
    PlanSection.objects.filter(kind="purpose").update(body="<p>Under 2021 &lt;script&gt;</p>")
    page = page_of(client, plan)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert" in page
    assert "<script>" not in re.sub(r'<script src="[^"]+" defer></script>', "", page)


def test_a_link_shows_the_number_alone(plan, client, leader):
    Activity.objects.update(owner=None)
    assert client.get(address(plan, "?antal")).content.decode() == " (2)"


def test_the_plan_leads_to_its_review_for_those_who_may(plan, client, leader):
    link = f'href="{address(plan)}"'
    plan_page = reverse("reports:objectplan", args=[plan.code])
    for role, expected in (("ledare", True), ("agare", True), ("specialist", False)):
        client.force_login(person(plan, role))
        assert (link in client.get(plan_page).content.decode()) is expected
    client.force_login(leader)
    assert (
        f'hx-get="{address(plan, "?antal")}"'
        in client.get(f"{plan_page}?redigera").content.decode()
    )


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_review_can_only_be_read(plan, client, leader, method):
    assert getattr(client, method)(address(plan)).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_however_much_is_remarked(plan, client, leader, rows):
    for number in range(2, 2 + rows):
        govern(plan, number, effect="")
        make_goal(plan.goal_scheme)
        sound_activity(plan, goals=[])
    with CaptureQueriesContext(connection) as queries:
        page_of(client, plan)
    assert len(queries) == 47


def test_a_long_list_is_cut_and_says_so(plan, client, leader):
    operational = Activity.objects.get().plan
    Activity.objects.bulk_create(
        Activity(
            plan=operational,
            object=plan.object,
            number=n,
            title=f"{n}",
            text_key=f"{n}",
        )
        for n in range(10_000, 10_000 + MOST + 50)
    )
    page = page_of(client, plan)
    assert len(spots(page)) == MOST
    assert "50 ställen till visas när de här är åtgärdade." in page


class Spot:
    number, id = 1, "anmarkning-1"


def test_a_mark_in_a_row_stands_in_a_cell_that_holds_text(plan):
    html = '<tr id="a" class="x"><td class="row-number">4</td>\n<td class="strong">T</td></tr>'
    assert re.search(r'<td class="strong"><a class="remark-mark"', marked(html, {"a": Spot()}))
    html = '<tr id="a"><th scope="row">VM</th><td>1</td></tr>'
    assert '<th scope="row"><a class="remark-mark"' in marked(html, {"a": Spot()})


def test_nothing_else_in_the_document_is_changed(plan, client, leader):
    html = render_to_string("reports/object_plan/body.html", {"content": build_object_plan(plan)})
    anchors = anchors_of(html)
    assert len(anchors) == len(set(anchors)) > 20
    with_marks = marked(html, {anchor: Spot() for anchor in anchors})
    mark = re.compile(r'<a class="remark-mark".*?</a>\n?', re.DOTALL)
    assert len(mark.findall(with_marks)) == len(anchors)
    assert mark.sub("", with_marks) == html


def printed(*args):
    out = StringIO()
    call_command("review", *args, stdout=out)
    return out.getvalue()


def test_the_command_prints_the_same_remarks(plan):
    PlanSection.objects.filter(kind="purpose").delete()
    Activity.objects.update(deadline="löpande", planned_deadline="löpande")
    assert printed(plan.code) == (
        "\nInledning: Avsnittet Syfte och målgrupp\n"
        "  [Hinder] Tomt avsnitt: Avsnittet är tomt; i dokumentet står att texten saknas. "
        "Skriv texten.\n"
        "\nEn anmärkning inför slutgiltig version, ett hinder.\n"
    )
    assert "En anmärkning inför preliminär version, inga hinder." in printed(
        plan.code, "--stage", "preliminar"
    )


def test_the_command_knows_no_other_plan(db):
    with pytest.raises(CommandError, match="UKFA-1999"):
        printed("UKFA-1999")
