"""The list of the reading room."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from objects.models import Unit
from reports.models import Publication, Reading
from reports.reading import note_reading
from reports.room import facts
from tests.build import (
    make_activity,
    make_follow_up,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_placement,
    make_report,
    make_unit,
    make_user,
)
from tests.publishing import ISSUED, make_publication

ROOM_QUERIES = 8
PATH = "objektplan/ukfa/2022"
SUBJECT = f"/lasrum/{PATH}"


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    monkeypatch.setattr(facts, "_known", {})


def preliminary(row, label="0.8", days=0, **fields):
    at = ISSUED + timedelta(days=days)
    return make_publication(row, label, stage="preliminar", published_at=at, **fields)


def add_activity(plan, title: str) -> None:
    operational = make_operational_plan(year=plan.year)
    make_activity(operational, title=title, object=plan.object)


def page_of(client, address="/lasrum/") -> str:
    page: str = client.get(address).content.decode()
    return page


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


def test_a_plan_shows_its_money_goals_and_activities(reading, plan):
    version = preliminary(plan)
    shown = [(one.number, one.label) for one in facts.facts_of([version])[version.pk].figures]

    assert [label for _, label in shown] == ["kronor i budget", "mål", "aktivitet"]
    assert [number for number, _ in shown[1:]] == ["1", "1"]
    total = shown[0][0]
    assert total in version.html
    assert total != "–"
    assert f'<span class="number">{total}</span>' in page_of(reading)


def test_a_follow_up_shows_what_is_done_goes_on_and_was_moved(plan):
    operational = make_operational_plan("UF")
    follow_up = make_follow_up(operational)
    choice = operational.vocabulary.choices.get()
    for _ in range(2):
        placement = make_placement(make_activity(operational))
        make_report(placement.activity, follow_up=follow_up, placement=placement, status=choice)
    version = preliminary(follow_up)

    shown = [(one.number, one.label) for one in facts.facts_of([version])[version.pk].figures]

    assert shown == [("0", "genomförda"), ("2", "pågår"), ("0", "framflyttade")]


def test_content_of_another_form_shows_no_figures():
    assert facts.figures_of("objektplan", "{}") == ()
    assert facts.figures_of("uppfoljning", "[1]") == ()
    assert facts.figures_of("objektplan", "inte json") == ()


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (200, 1), (201, 2), (1000, 5)])
def test_reading_takes_a_minute_for_every_two_hundred_words(words, minutes):
    html = f"<aside>{'bredvid ' * 500}</aside><main><p>{'ord <b>' * words}</p></main>"

    assert facts.minutes_of(html) == minutes


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


def test_the_picture_is_sent_once(reading, plan):
    preliminary(plan, cover=b"\x89PNG bild")
    address = "/lasrum/bild/objektplan/ukfa/2022/0.8/"

    answer = reading.get(address)

    assert (answer.content, answer["Content-Type"]) == (b"\x89PNG bild", "image/png")
    assert "private" in answer["Cache-Control"]
    again = reading.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_pdf_is_the_one_that_was_issued(reading, plan):
    version = preliminary(plan)

    answer = reading.get("/lasrum/pdf/objektplan/ukfa/2022/0.8/")

    assert answer.content == bytes(version.pdf)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["ETag"] == f'"{version.pdf_sha256}"'
    assert answer["Cache-Control"] == "private, max-age=600"
    assert answer["Content-Disposition"] == 'inline; filename="objektplan-ukfa-2022-0.8.pdf"'


@pytest.mark.parametrize(("sort", "column"), [("pdf", "pdf"), ("bild", "cover")])
def test_a_file_that_the_reader_has_is_not_read_from_the_database(sort, column, reading, plan):
    preliminary(plan)
    address = f"/lasrum/{sort}/objektplan/ukfa/2022/0.8/"
    etag = reading.get(address)["ETag"]

    with CaptureQueriesContext(connection) as captured:
        assert reading.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert not [one for one in captured if f'."{column}"' in one["sql"]]


def test_opening_a_version_notes_it_once_for_the_reader(reading, member, plan):
    version = preliminary(plan)

    for _ in range(2):
        assert reading.get(f"{SUBJECT}/0.8/").status_code == 200

    assert [(one.reader, one.publication) for one in Reading.objects.all()] == [(member, version)]


def test_asking_ahead_or_for_the_head_alone_notes_nothing(reading, plan):
    preliminary(plan)

    reading.head(f"{SUBJECT}/0.8/")
    reading.get(f"{SUBJECT}/0.8/", headers={"Sec-Purpose": "prefetch"})

    assert not Reading.objects.exists()


def test_an_old_version_leads_to_the_newest(reading, plan):
    preliminary(plan)
    preliminary(plan, "0.9", days=1)

    assert "Det finns en nyare version" in page_of(reading, f"{SUBJECT}/0.8/")
    assert "Det finns en nyare version" not in page_of(reading, f"{SUBJECT}/0.9/")
