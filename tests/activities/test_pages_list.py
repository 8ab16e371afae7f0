"""The activity list: what it shows, to whom, and at what cost."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from activities.models import Activity, OperationalPlan, StatusChoice
from activities.queries import ActivityTotals
from objects.fuzzy import parse_fuzzy
from objects.models import User
from tests.build import (
    make_activity,
    make_goal,
    make_object,
    make_operational_plan,
    make_placement,
    make_scheme,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db

LIST = "/aktiviteter/"


@pytest.fixture
def controller() -> User:
    user = make_user("controller")
    user.groups.add(Group.objects.get_or_create(name="Controller")[0])
    return user


@pytest.fixture
def signed_in(client: Client, controller: User) -> Client:
    client.force_login(controller)
    return client


def titles(client: Client, address: str = LIST) -> list[str]:
    return [record.title for record in client.get(address).context["records"]]


def status(plan: OperationalPlan, status_class: str) -> StatusChoice:
    return plan.vocabulary.choices.create(label=status_class, status_class=status_class, order=9)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_nine_queries_however_long(rows, signed_in, django_assert_num_queries):
    unit, found = make_unit(), make_object()
    for _ in range(rows):
        activity = make_activity(units=[unit, make_unit()], object=found)
        make_placement(activity)
        make_placement(activity)
    # The session, the user, their groups, the filters' choices, totals, rows, and the roles twice.
    with django_assert_num_queries(9):
        page = signed_in.get(LIST)
    assert len(page.context["records"]) == rows


def test_nobody_reads_the_list_without_logging_in(client):
    assert client.get(LIST).url == f"{reverse('account_login')}?next={LIST}"


def test_a_member_sees_the_activities_of_their_own_namnd_only(client):
    own, other = make_unit(), make_unit()
    make_activity(make_operational_plan(committees=[own]), title="Vår")
    hidden = make_activity(make_operational_plan(committees=[other]), title="Deras")
    member = make_user()
    member.committees.add(own)
    client.force_login(member)

    assert titles(client) == ["Vår"]
    assert client.get(f"{LIST}{hidden.plan.code}/{hidden.number}/").status_code == 404
    assert "Deras" not in client.get(f"{LIST}aktiviteter.csv").content.decode("utf-8-sig")


def test_someone_without_any_right_sees_nothing(client):
    make_activity(title="Hemlig", units=[make_unit()])
    client.force_login(make_user())
    page = client.get(LIST)

    assert page.context["records"] == []
    assert page.context["totals"].activities.number == 0


def test_each_filter_narrows_the_list(signed_in):
    plan = make_operational_plan()
    goal = make_goal(plan.goal_scheme)
    below = make_goal(plan.goal_scheme, parent=goal)
    chosen = make_activity(
        plan,
        title="Rätt",
        units=[make_unit("BOU")],
        object=make_object("UKFA"),
        status=status(plan, "pausat"),
        has_conflict=True,
        planned_deadline=parse_fuzzy("juni", year=2022),
        deadline=parse_fuzzy("december", year=2022),
    )
    make_placement(chosen, goal=below, carried_from=2021)
    make_activity(make_operational_plan(year=2021), title="Fel", units=[make_unit("BIN")])

    narrowed = (
        "q=rätt",
        "namnd=BOU",
        f"mal={goal.pk}",
        f"mal={below.pk}",
        "status=pausat",
        "objekt=UKFA",
        "ar=2022",
        "framflyttad=ja",
        "kvarstar=ja",
        "motstridig=ja",
    )
    found = {query: titles(signed_in, f"{LIST}?{query}") for query in narrowed}
    assert found == {query: ["Rätt"] for query in narrowed}


def test_free_text_finds_swedish_letters_whatever_their_case(signed_in):
    plan = make_operational_plan()
    make_activity(plan, title="Åtgärda ÖVERGÅNGEN", sub_points="Först Ängen")
    for query in ("åtgärda", "ÅTGÄRDA", "övergången", "övergången åtgärda", "ängen"):
        assert titles(signed_in, f"{LIST}?q={query}") == ["Åtgärda ÖVERGÅNGEN"]
    assert titles(signed_in, f"{LIST}?q=åtgärda+skolan") == []


def test_a_filter_with_a_value_that_does_not_exist_lets_nothing_through(signed_in):
    make_activity()
    for query in ("namnd=ingen", "mal=999", "mal=x", "ar=x", "status=x", "objekt=%00x"):
        page = signed_in.get(f"{LIST}?{query}")
        assert page.context["records"] == []
        assert "Ändra det eller rensa filtren" in page.content.decode()


def test_the_goals_offered_are_those_of_the_latest_year_or_the_chosen(signed_in):
    old, new = make_scheme(), make_scheme()
    make_activity(make_operational_plan(year=2021, goal_scheme=old))
    make_activity(make_operational_plan(year=2022, goal_scheme=new))
    earlier, latest = make_goal(old, title="Förr"), make_goal(new, title="Nu")

    def offered(query: str) -> set[str]:
        field = signed_in.get(f"{LIST}{query}").context["form"].fields["mal"]
        return {label for _, label in field.choices} - {"Alla mål"}

    assert offered("") == {"Nu"}
    assert offered("?ar=2021") == {"Förr"}
    assert offered(f"?mal={earlier.pk}") == {"Nu", "Förr"}
    assert offered(f"?mal={latest.pk}") == {"Nu"}


def test_totals_count_every_page_and_each_activity_once(signed_in):
    plan = make_operational_plan()
    done = status(plan, "genomfort")
    activities = [make_activity(plan, status=done) for _ in range(51)]
    for activity in activities[:2]:
        make_placement(activity)
        make_placement(activity)
    page = signed_in.get(LIST)

    totals = page.context["totals"]
    assert (totals.activities.number, totals.rows) == (51, 4)
    assert [(one.status_class, one.number) for one in totals.statuses] == [("genomfort", 51)]
    assert len(page.context["records"]) == 50
    assert len(signed_in.get(f"{LIST}?sida=2").context["records"]) == 1


def test_rows_count_only_the_places_that_the_filters_mean(signed_in):
    plan = make_operational_plan()
    goal, unit = make_goal(plan.goal_scheme), make_unit("BOU")
    activity = make_activity(plan, units=[unit, make_unit()])
    make_placement(activity, goal=goal)
    elsewhere = make_placement(activity, carried_from=2021)
    elsewhere.units.add(*activity.units.exclude(pk=unit.pk))

    def rows(query: str) -> int | None:
        totals: ActivityTotals = signed_in.get(f"{LIST}?{query}").context["totals"]
        return totals.rows

    assert rows("") == 2
    assert rows(f"mal={goal.pk}") == 1
    assert rows("kvarstar=ja") == 1
    assert rows("namnd=BOU") == 1


def test_pages_share_no_row_when_all_sort_alike(signed_in):
    plan = make_operational_plan()
    for _ in range(60):
        make_activity(plan, deadline=parse_fuzzy("december", year=2022))
    for order in ("slutfort", "-slutfort", "status"):
        pages = [
            signed_in.get(f"{LIST}?sortera={order}&sida={number}").context["records"]
            for number in (1, 2)
        ]
        assert len({record.pk for page in pages for record in page}) == 60


def test_what_has_no_deadline_stands_last_in_either_order(signed_in):
    plan = make_operational_plan()
    make_activity(plan, title="Aldrig")
    make_activity(plan, title="Sen", deadline=parse_fuzzy("december", year=2022))
    make_activity(plan, title="Tidig", deadline=parse_fuzzy("juni", year=2022))

    assert titles(signed_in, f"{LIST}?sortera=slutfort") == ["Tidig", "Sen", "Aldrig"]
    assert titles(signed_in, f"{LIST}?sortera=-slutfort") == ["Sen", "Tidig", "Aldrig"]


def test_the_head_that_sorts_says_so(signed_in):
    make_activity()
    page = signed_in.get(f"{LIST}?sortera=-slutfort&q=a").content.decode()

    assert page.count("aria-sort=") == 1
    assert 'aria-sort="descending"' in page
    assert 'href="?sortera=slutfort&amp;q=a"' in page


def test_an_order_or_a_page_that_does_not_exist_does_no_harm(signed_in):
    make_activity()
    for query in ("sortera=namnd", "sortera=;drop", "sida=x", "sida=-1", "sida=99999999999999"):
        assert len(signed_in.get(f"{LIST}?{query}").context["records"]) == 1


def test_a_live_filter_gets_only_the_results_and_a_tidy_address(signed_in):
    make_activity(title="Vald")
    headers = {"HX-Request": "true", "HX-Target": "resultat"}
    part = signed_in.get(f"{LIST}?q=vald&namnd=&ar=", headers=headers)

    assert "<html" not in part.content.decode()
    assert "Vald" in part.content.decode()
    assert part["HX-Push-Url"] == f"{LIST}?q=vald"
    assert "HX-Request" in part["Vary"]


def test_each_filter_in_force_can_be_taken_away_by_itself(signed_in):
    make_activity(make_operational_plan(year=2022), title="Vald")
    chips = signed_in.get(f"{LIST}?q=vald&ar=2022&sortera=status&sida=1").context["chips"]

    assert [(chip.label, chip.value) for chip in chips] == [
        ("Sök i aktiviteter", "vald"),
        ("År", "2022"),
    ]
    assert [chip.without for chip in chips] == ["ar=2022&sortera=status", "q=vald&sortera=status"]


def test_hostile_words_are_shown_as_they_are_written(signed_in):
    make_activity(title="<script>alert(1)</script>")
    page = signed_in.get(f"{LIST}?q=<script>").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert Activity.objects.count() == 1


def test_a_member_of_a_namnd_costs_no_more_queries_than_others(client, django_assert_num_queries):
    unit = make_unit()
    make_activity(make_operational_plan(committees=[unit]), units=[unit])
    member = make_user()
    member.committees.add(unit)
    client.force_login(member)
    with django_assert_num_queries(9):
        assert len(client.get(LIST).context["records"]) == 1
