"""The page of a year and the start page's few days: what is mine first, and what it costs."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group as StockGroup
from django.utils import timezone

from objects.models import PlanVersion, RoleAssignment
from portfolio.year_wheel.page import nearest_days, year_page
from portfolio.year_wheel.words import days_left
from tests.build import (
    NEW_YEAR,
    make_day,
    make_follow_up,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_unit,
    make_user,
)
from tests.permission_world import with_role

pytestmark = pytest.mark.django_db

QUERIES = 17


@pytest.fixture
def leader():
    return with_role(make_object("UKFA"), "ledare", "it")


def titles(lines):
    return [line.entry.title for line in lines]


def test_this_year_the_readers_own_days_ahead_come_first_also_those_of_next_year(leader):
    today = timezone.localdate()
    make_day(today - timedelta(days=1), title="I går")
    make_day(today, title="I dag")
    make_day(today + timedelta(days=1), title="Andras", kind="beslut")
    make_day(date(today.year + 1, 12, 1), title="Nästa år")

    page = year_page(leader, today.year)

    assert page.heading == "Närmast för dig"
    assert titles(page.nearest) == ["I dag", "Nästa år"]
    assert "Nästa år" not in [one.entry.title for month in page.months for one in month.lines]


def test_of_a_past_or_coming_year_all_own_days_come_first(leader):
    this_year = timezone.localdate().year
    for year in (this_year - 1, this_year + 1):
        make_day(date(year, 9, 28), title=f"{year}")
        make_day(date(year, 9, 28), title=f"andras {year}", kind="beslut")

    before, after = year_page(leader, this_year - 1), year_page(leader, this_year + 1)

    assert (before.heading, titles(before.nearest)) == (
        f"Berörde dig {this_year - 1}",
        [f"{this_year - 1}"],
    )
    assert (after.heading, titles(after.nearest)) == (
        f"Berör dig {this_year + 1}",
        [f"{this_year + 1}"],
    )


def test_the_list_goes_by_month_and_says_why_a_day_is_mine(leader, client):
    make_day(date(2022, 9, 28), title="0.8 lämnas", note="Bilaga\ntill budgeten")
    make_day(date(2022, 11, 16), title="BOU beslutar", kind="beslut", unit=make_unit(name="Skolan"))
    client.force_login(leader)

    response = client.get("/arshjul/?ar=2022")

    months = response.context["page"].months
    assert [(month.name, len(month.lines)) for month in months] == [
        ("september", 1),
        ("november", 1),
    ]
    page = response.content.decode()
    assert "Berör dig: du är objektledare för UKFA" in page
    assert "Bilaga<br>till budgeten" in page
    assert "<span>Beslut</span><span>Skolan</span>" in page
    assert "Ändra" not in page


def test_an_empty_year_says_so_and_helps_an_editor_on(editing):
    page = editing.get("/arshjul/?ar=2031").content.decode()
    assert "Årshjulet 2031 är tomt." in page
    assert 'href="/arshjul/kopiera/2030/"' in page


@pytest.mark.parametrize("year", ["förra", "20222", "1989", "2201", "-2022", "²022", "202"])
def test_what_is_no_year_is_not_found(year, editing):
    assert editing.get("/arshjul/", {"ar": year}).status_code == 404


@pytest.mark.parametrize(
    ("days", "words"), [(-1, ""), (0, "i dag"), (1, "i morgon"), (2, "om 2 dagar")]
)
def test_days_left_are_told_in_words(days, words):
    assert days_left(date(2023, 5, 31) + timedelta(days=days), date(2023, 5, 31)) == words


def test_the_start_page_shows_the_next_three_days_of_mine(leader, client):
    today = timezone.localdate()
    for ahead in range(4):
        make_day(today + timedelta(days=ahead), title=f"Dag {ahead}")
    client.force_login(leader)

    assert titles(nearest_days(leader, 3)) == ["Dag 0", "Dag 1", "Dag 2"]
    page = client.get("/").content.decode()
    assert f"?ar={today.year}#dag-" in page
    assert "Dag 2" in page
    assert "Dag 3" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_however_many_days_there_are(
    rows, client, django_assert_num_queries
):
    user, committee = make_user(), make_unit()
    user.groups.add(StockGroup.objects.get_or_create(name="Nämndsekreterare")[0])
    user.committees.add(committee)
    for _ in range(rows):
        item = make_object(units=[committee])
        RoleAssignment.objects.create(
            object=item, user=user, role="ledare", side="it", valid_from=NEW_YEAR
        )
        plan = make_object_plan(item)
        PlanVersion.objects.create(plan=plan, label="0.8", stage="preliminar", dated=NEW_YEAR)
        make_follow_up(make_operational_plan())
        make_day(object=item, unit=committee)
    client.force_login(user)

    with django_assert_num_queries(QUERIES):
        assert client.get("/arshjul/?ar=2022").status_code == 200
