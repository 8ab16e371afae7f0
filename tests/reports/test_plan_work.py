"""The chapters of an objektplan on components and activities."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest

from activities.models import Activity
from objects.models import Component, Goal, ObjectPlan
from reports.content.decoding import from_json
from reports.content.encoding import to_json
from reports.content.object_plan import build_object_plan
from reports.content.object_plan.work_nodes import Activities, ActivityRow
from reports.rendering.html import render_print
from tests.build import make_activity, make_operational_plan, make_unit
from tests.reports import factories, specimens
from tests.reports.factories import when

pytestmark = pytest.mark.django_db


def the_plan() -> ObjectPlan:
    """A plan with one activity for its goal 1:1."""
    plan = factories.object_plan(rows=1)
    factories.work_for(plan)
    return plan


def add(plan: ObjectPlan, title: str, *goals: str, year: int = 2022, **fields) -> Activity:
    activity = make_activity(
        make_operational_plan(year=year), title=title, object=plan.object, **fields
    )
    activity.contributes_to.set(Goal.objects.filter(scheme=plan.goal_scheme, code__in=goals))
    return activity


def activities_in(plan: ObjectPlan) -> Activities:
    return build_object_plan(plan).activities


def row_of(plan: ObjectPlan, title: str) -> ActivityRow:
    (row,) = [row for row in activities_in(plan).rows if row.title == title]
    return row


def told(plan: ObjectPlan) -> list[tuple[str, list[str]]]:
    return [
        (group.title, [row.title for row in group.rows]) for group in activities_in(plan).groups
    ]


def test_activities_stand_under_the_goals_they_contribute_to_in_the_plans_order():
    plan = the_plan()
    add(plan, "För hela målet", "1")
    add(plan, "För ingenting")

    assert told(plan) == [
        ("Mål", ["För hela målet"]),
        ("Del", ["Införa komponent 1"]),
        ("Utan mål i planen", ["För ingenting"]),
    ]


def test_an_activity_for_two_goals_is_told_once_and_mentioned_at_the_other():
    plan = the_plan()
    Goal.objects.filter(code="1").update(number="1")
    activity = add(plan, "För båda", "1", "1-1")

    first, second = activities_in(plan).groups

    assert first.rows[0].also == ("1:1",)
    assert [row.title for row in second.rows] == ["Införa komponent 1"]
    (mention,) = second.mentions
    assert (mention.title, mention.under) == ("För båda", "1")
    assert mention.key == first.rows[0].key == f"aktivitet/{activity.key}"
    html = render_print(build_object_plan(plan))
    assert f'href="#{mention.anchor}"' in html
    assert f'id="{mention.anchor}"' in html


def test_a_goal_of_another_plan_with_the_same_code_is_no_goal_here():
    plan = the_plan()
    other, levels = factories.scheme("annan", "Mål")
    same_code = Goal.objects.create(scheme=other, level=levels[0], code="1-1", title="Annans mål")
    add(plan, "För en annan plan").contributes_to.set([same_code])

    assert told(plan)[-1] == ("Utan mål i planen", ["För en annan plan"])


def test_only_the_objects_own_activities_of_the_period_are_told():
    plan = the_plan()
    add(plan, "Förra året", year=2021)
    add(plan, "Nästa år", year=2023)
    make_activity(make_operational_plan(), title="Någon annans")

    assert [title for _, titles in told(plan) for title in titles] == ["Införa komponent 1"]


def test_a_plan_of_two_years_tells_of_both():
    plan = the_plan()
    ObjectPlan.objects.update(period_end=date(2023, 12, 31))
    plan.refresh_from_db()
    add(plan, "Andra året", year=2023)

    assert told(plan)[-1] == ("Utan mål i planen", ["Andra året"])


def test_a_row_says_all_that_is_known_of_its_activity():
    plan = the_plan()
    activity = Activity.objects.get()
    activity.planned_deadline, activity.deadline = when("Juni"), when("Förskjuts till hösten 2023*")
    activity.sub_points = "Ett\nTvå"
    activity.status = activity.plan.vocabulary.choices.get()
    activity.save()
    activity.placements.update(carried_from=2021)
    for series, kronor in (("budget", "100.50"), ("budget", "0.50"), ("utfall", "7.00")):
        line = factories.line(plan, "vu", kronor, to=make_unit(), series=series)
        line.activity = activity
        line.save()

    row = row_of(plan, "Införa komponent 1")

    assert (row.kind, row.units, row.components) == ("VU", "BIN, BOU", ("Komponent 1",))
    assert (row.deadline, row.moved) == ("Hösten 2023", True)
    assert (row.status, row.status_class) == ("Genomfört", "genomfort")
    assert (row.sub_points, row.carried) == (("Ett", "Två"), "Kvarstår från 2021")
    assert row.amount
    assert Decimal(row.amount.exact) == Decimal("101.00")
    lead = activities_in(plan).lead
    assert lead.startswith("En aktivitet är planerad för 2022. En asterisk (*) betyder")


def ways_in(html: str) -> tuple[set[str], set[str]]:
    """Where the links of a document lead, and what they may lead to."""
    return set(re.findall(r'href="#([^"]+)"', html)), set(re.findall(r' id="([^"]+)"', html))


def test_goal_activity_and_money_lead_to_each_other():
    plan = the_plan()
    Goal.objects.filter(code="1").update(number="1")
    activity = Activity.objects.get()
    activity.contributes_to.add(Goal.objects.get(code="1"))
    payer = make_unit()
    line = factories.line(plan, "vu", "100.50", to=payer)
    line.activity = activity
    line.save()

    content = build_object_plan(plan)
    html = render_print(content)
    leads, places = ways_in(html)
    group = next(group for group in content.activities.groups if group.rows)
    (row,), (post,) = group.rows, content.budget.posts

    assert row.further == (("1:1", "mal-1-1"),)
    assert (post.activity_key, post.goal_key, post.goal) == (row.key, "mal/1", "1")
    assert (post.bearer, post.amount, post.kind) == (payer.code, row.amount, "VU")
    assert row.post_keys == (post.key,)
    assert {row.anchor, post.anchor, "mal-1", "mal-1-1", "aktiviteter-1"} <= leads
    assert leads <= places
    assert "budgetposter" in {entry.key for entry in content.contents}


def test_a_line_for_a_goal_or_an_activity_that_the_document_does_not_show_leads_nowhere():
    plan = the_plan()
    other, levels = factories.scheme("annan", "Mål")
    stranger = Goal.objects.create(scheme=other, level=levels[0], code="9", title="Annans mål")
    first, second = (factories.line(plan, "vu", "1.00", to=make_unit()) for _ in range(2))
    first.goal = stranger
    second.activity = make_activity(make_operational_plan(), title="Någon annans")
    first.save()
    second.save()

    content = build_object_plan(plan)
    leads, places = ways_in(render_print(content))

    of_goal, of_activity = content.budget.posts
    assert (of_goal.goal, of_goal.goal_key) == ("Annans mål", "")
    assert (of_activity.activity, of_activity.activity_key) == ("Någon annans", "")
    assert leads <= places


def test_what_was_stored_before_the_ways_were_told_is_read_and_shown():
    data = json.loads(to_json(specimens.object_plan()))
    del data["budget"]["posts"]
    for group in data["activities"]["groups"]:
        for row in group["rows"]:
            del row["also_keys"], row["post_keys"]

    content = from_json(json.dumps(data))

    assert content == specimens.object_plan()
    html = render_print(content)
    assert "Bidrar också till 2:1<" in html
    assert "Poster för aktiviteter" not in html


def test_what_continues_an_earlier_activity_says_since_when():
    plan = the_plan()
    earlier = make_activity(make_operational_plan(year=2020))
    add(plan, "Fortsättning", predecessor=earlier)

    assert row_of(plan, "Fortsättning").carried == "Kvarstår från 2020"


def test_the_asterisk_is_not_explained_where_none_stands():
    assert activities_in(the_plan()).lead == "En aktivitet är planerad för 2022."


def test_columns_that_would_be_empty_are_not_drawn():
    plan = the_plan()
    html = render_print(build_object_plan(plan))
    chapter = html[html.index('id="aktiviteter"') : html.index('id="budget-och-finansiering"')]

    assert ">Status<" not in chapter
    assert ">Budget<" not in chapter
    assert 'colspan="4"' in chapter


def test_components_are_told_by_name_with_what_is_known():
    plan = the_plan()
    Component.objects.create(
        object=plan.object,
        code="arkiv",
        name="Arkiv",
        kind="verksamhet",
        phase="avveckling",
        supplier="Leverantören",
        contract_end=date(2024, 6, 30),
    )

    components = build_object_plan(plan).components

    assert [row.name for row in components.rows] == ["Arkiv", "Komponent 1"]
    archive, plain = components.rows
    assert (archive.key, archive.kind, archive.phase) == (
        "komponent/arkiv",
        "Verksamhetskomponent",
        "Avveckling",
    )
    assert (archive.contract_end, archive.contract_label) == ("2024-06-30", "30 juni 2024")
    assert (plain.kind, plain.phase, plain.supplier) == ("It-komponent", "Förvaltning", "")
    assert components.has_suppliers
    assert components.has_contracts


def test_chapters_with_nothing_in_them_are_left_out_of_document_and_contents():
    content = build_object_plan(factories.object_plan(rows=0))
    html = render_print(content)

    assert 'id="komponenter"' not in html
    assert 'id="aktiviteter"' not in html
    assert not {"Komponenter", "Aktiviteter"} & {entry.title for entry in content.contents}


def test_the_chapters_stand_in_the_contents_between_goals_and_money():
    content = build_object_plan(the_plan())
    chapters = [entry.title for entry in content.contents if entry.level == 1]

    assert chapters[-3:] == ["Komponenter", "Aktiviteter", "Budget och finansiering"]
