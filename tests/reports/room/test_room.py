"""The list of the reading room."""

import pytest

from objects.models import Unit
from reports.models import Publication
from reports.reading import note_reading
from tests.build import (
    make_follow_up,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_unit,
    make_user,
)
from tests.publishing import make_publication
from tests.reports.room.visiting import PATH, SUBJECT, add_activity, page_of, preliminary

ROOM_QUERIES = 8


def test_a_member_finds_the_documents_of_their_namnd_alone(reading, plan):
    preliminary(plan)
    preliminary(make_object_plan(make_object("ANNAN", units=[make_unit("ANN")])))

    page = page_of(reading)

    assert f'href="{SUBJECT}/0.8/"' in page
    assert "annan/2022" not in page


def test_a_member_finds_what_another_namnd_has_published_when_they_ask_for_all(reading, plan):
    preliminary(plan)
    public = make_object_plan(make_object("ANNAN", units=[make_unit("ANN")]), is_public=True)
    preliminary(public)

    assert "annan/2022" not in page_of(reading)
    assert "annan/2022" in page_of(reading, "/lasrum/?alla")


def test_a_draft_is_not_for_members(reading, plan):
    make_publication(plan, "0.1")

    assert "Ingen handling har getts ut" in page_of(reading)


def test_the_latest_version_stands_first_and_leads_to_the_earlier_ones(reading, plan):
    preliminary(plan, "0.8")
    preliminary(plan, "0.9", days=1)

    page = page_of(reading)

    assert page.count("room-cover") == 1
    assert page.index(f"{SUBJECT}/0.9/") < page.index(f"{SUBJECT}/0.8/")


def test_all_years_are_on_the_page_newest_first(reading, plan):
    preliminary(plan)
    preliminary(make_object_plan(plan.object, year=2019))
    preliminary(make_object_plan(plan.object, year=2023), days=1)

    page = page_of(reading)

    places = [page.index(f'<h2 id="ar-{year}">') for year in (2023, 2022, 2019)]
    assert places == sorted(places)
    assert all(f'href="#ar-{year}"' in page for year in (2023, 2022, 2019))


def test_what_is_unread_says_so_in_words(reading, member, plan):
    first = preliminary(plan)
    assert "Oläst" in page_of(reading)
    note_reading(user=member, publication=first)
    assert "Läst" in page_of(reading)
    preliminary(plan, "0.9", days=1)
    page = page_of(reading)
    assert "Ny version sedan du läste 0.8" in page
    assert "1 är oläst" in page


def test_what_another_has_read_is_unread_to_oneself(reading, plan):
    other = make_user("annan", is_superuser=True)
    note_reading(user=other, publication=preliminary(plan))

    assert "Oläst" in page_of(reading)


def test_what_changed_since_the_version_that_was_read_is_told_with_the_way_to_it(
    reading, member, plan
):
    seen = preliminary(plan)
    note_reading(user=member, publication=seen)
    for title, label, days in (("Ett till", "0.9", 1), ("Två till", "0.9.1", 2)):
        add_activity(plan, title)
        preliminary(plan, label, days=days)

    page = page_of(reading)

    assert "Sedan 0.8:</span> 2 aktiviteter tillkom</p>" in page
    assert f"?till={PATH}/0.9.1&amp;fran={PATH}/0.8" in page
    reading.get(f"{SUBJECT}/0.9.1/")
    page = page_of(reading)
    assert "Sedan 0" not in page
    assert f"?till={PATH}/0.9.1&amp;fran={PATH}/0.8" in page


def test_to_who_has_read_nothing_the_version_before_is_what_it_is_compared_with(reading, plan):
    preliminary(plan)
    preliminary(plan, "0.9", days=1)

    assert "Sedan 0.8:</span> Inget skiljer.</p>" in page_of(reading)


def test_a_first_version_has_nothing_to_be_compared_with(reading, plan):
    preliminary(plan)

    page = page_of(reading)
    assert "Sedan 0" not in page
    assert "Jämför med" not in page


def test_what_cannot_be_read_any_more_is_compared_with_nothing(reading, plan):
    preliminary(plan, content="{}")
    preliminary(plan, "0.9", days=1)

    page = page_of(reading)
    assert "Sedan 0" not in page
    assert "Jämför med 0.8" in page


@pytest.fixture
def follow_up(plan):
    """A follow-up of a plan of both nämnder."""
    made = make_follow_up(make_operational_plan("UF"))
    made.plan.committees.set(plan.object.units.all())
    return made


def test_the_editions_of_the_latest_version_are_listed_and_read_for_the_whole(reading, follow_up):
    unit = Unit.objects.get(code="BOU")
    for label, days in (("0.8", 0), ("0.9", 1)):
        preliminary(follow_up, label, days=days)
        preliminary(follow_up, label, days=days, edition=unit)
    whole = f"/lasrum/{Publication.objects.get(label='0.9', edition=None).path}/"

    page = page_of(reading)

    assert page.count("room-cover") == 1
    assert f'href="{whole}bou/"' in page
    assert f'href="{whole.replace("0.9", "0.8")}bou/"' not in page
    assert "1 är oläst" in page
    reading.get(f"{whole}bou/")
    assert "är oläst" not in page_of(reading)
    assert f'href="{whole}"' in page_of(reading, f"{whole}bou/")
    assert f'href="{whole}bou/"' in page_of(reading, whole)


@pytest.mark.parametrize("documents", [1, 3])
def test_the_number_of_questions_does_not_follow_what_changed(
    documents, reading, plan, django_assert_num_queries
):
    for year in range(2022, 2022 + documents):
        row = plan if year == 2022 else make_object_plan(plan.object, year=year)
        preliminary(row)
        preliminary(row, "0.9", days=1)

    with django_assert_num_queries(ROOM_QUERIES + 1):
        page = page_of(reading)
    assert page.count("room-changes") == documents
    with django_assert_num_queries(ROOM_QUERIES - 1):
        page_of(reading)


@pytest.mark.parametrize("documents", [1, 3])
def test_the_number_of_questions_does_not_follow_the_documents(
    documents, reading, plan, django_assert_num_queries
):
    for year in range(2022, 2022 + documents):
        preliminary(plan if year == 2022 else make_object_plan(plan.object, year=year))

    with django_assert_num_queries(ROOM_QUERIES):
        page = page_of(reading)
    assert page.count("room-cover") == documents
    with django_assert_num_queries(ROOM_QUERIES - 1):
        page_of(reading)


def test_an_old_version_leads_to_the_newest(reading, plan):
    preliminary(plan)
    preliminary(plan, "0.9", days=1)

    assert "Det finns en nyare version" in page_of(reading, f"{SUBJECT}/0.8/")
    assert "Det finns en nyare version" not in page_of(reading, f"{SUBJECT}/0.9/")
