"""The list of the reading room."""

from datetime import timedelta

import pytest

from reports.models import Reading
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

ROOM_QUERIES = 10
SUBJECT = "/lasrum/objektplan/ukfa/2022"


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    monkeypatch.setattr(facts, "_known", {})


def preliminary(row, label="0.8", days=0, **fields):
    at = ISSUED + timedelta(days=days)
    return make_publication(row, label, stage="preliminar", published_at=at, **fields)


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
