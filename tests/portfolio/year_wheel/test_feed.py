"""The calendar feed, read back as a calendar reads it."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from objects.models import User
from portfolio.year_wheel import feed
from portfolio.year_wheel.entries import Entry, Kind, Source
from tests.build import (
    make_day,
    make_follow_up,
    make_object,
    make_object_plan,
    make_operational_plan,
    make_unit,
    make_user,
)
from tests.permission_world import member_of, with_role

TODAY = timezone.localdate()
TOKEN = "hemlig".ljust(43, "-")
ADDRESS = f"/arshjul/kalender/{TOKEN}.ics"
QUERIES = 13


def give_calendar(user: User) -> User:
    user.calendar_token = TOKEN
    user.save()
    return user


def events(body: bytes) -> list[Any]:
    calendar: Any = Calendar.from_ical(body)
    return list(calendar.walk("VEVENT"))


def read(client: Client) -> list[Any]:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    return events(response.content)


def titles(client: Client) -> list[str]:
    return [str(one["summary"]) for one in read(client)]


@pytest.fixture
def leader(db):
    return give_calendar(with_role(make_object("UKFA"), "ledare", "it"))


def test_a_day_reads_back_as_it_was_written(leader, client):
    day = make_day(
        TODAY, title="0.8, 0.9; å\\ä ö", note="Bilaga,\nrad två", unit=make_unit(name="Skolan")
    )
    [event] = read(client)

    assert event["summary"] == "0.8, 0.9; å\\ä ö"
    assert event["description"] == "Skolan\nBilaga,\nrad två"
    assert (event.start, event.end) == (TODAY, TODAY + timedelta(days=1))
    assert event["uid"] == f"dag-{day.pk}@testserver"
    assert event["url"] == f"http://testserver/arshjul/?ar={TODAY.year}#dag-{day.pk}"
    assert [str(one) for one in event.categories] == ["Objektplan 0.8"]
    assert event["transp"] == "TRANSPARENT"


def test_what_is_mine_is_marked(leader, client):
    make_day(TODAY, title="Min")
    make_day(TODAY, title="Andras", kind="beslut")

    mine, others = read(client)

    assert mine["summary"] == "★ Min"
    assert mine["description"] == "Berör dig: du är objektledare för UKFA."
    assert [str(one) for one in mine.categories] == ["Objektplan 0.8", "Berör dig"]
    assert others["summary"] == "Andras"


def test_the_feed_holds_all_that_the_page_shows_from_last_year_on(leader, client):
    make_day(date(TODAY.year - 2, 12, 31), title="Förrförra året")
    make_day(date(TODAY.year - 1, 1, 1), title="Förra året", kind="beslut")
    make_day(date(TODAY.year + 3, 1, 1), title="Om tre år", kind="beslut")
    make_object_plan(make_object("IKT"), year=TODAY.year)
    make_follow_up(make_operational_plan(name="planen"), cut_off=date(TODAY.year, 8, 31))

    assert titles(client) == [
        "Förra året",
        f"Planperioden börjar för IKT-{TODAY.year}",
        "Uppföljning av planen",
        "Om tre år",
    ]


@pytest.mark.django_db
def test_the_feed_holds_nothing_that_its_owner_may_not_see(client):
    own, others = make_unit("BOU"), make_unit("BIN")
    give_calendar(member_of(own))
    make_day(TODAY, title="alla", kind="uppfoljning")
    make_day(TODAY, title="egen", unit=own)
    make_day(TODAY, title="annan nämnd", unit=others)
    make_day(TODAY, title="annat objekt", object=make_object(units=[others]))
    make_object_plan(make_object(units=[others]), year=TODAY.year)
    make_follow_up(make_operational_plan(committees=[others]), cut_off=TODAY)
    # Whoever asks is of no matter, only whose calendar it is.
    client.force_login(make_user(is_superuser=True))

    assert sorted(titles(client)) == ["alla", "egen"]


def test_equal_data_gives_equal_bytes_and_a_calendar_that_has_them_gets_304(leader, client):
    day = make_day(TODAY)
    first, again = client.get(ADDRESS), client.get(ADDRESS)
    assert first.content == again.content
    known = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    unchanged = client.get(ADDRESS, **known)
    assert (unchanged.status_code, unchanged.content) == (304, b"")

    day.note = "Ny"
    day.save()
    assert client.get(ADDRESS, **known).status_code == 200
    day.delete()
    assert client.get(ADDRESS, **known).status_code == 200


def test_a_changed_day_keeps_its_identity_and_tells_when_it_was_changed(leader, client):
    day = make_day(TODAY)
    [before] = read(client)
    day.title, day.day = "Ny", TODAY + timedelta(days=1)
    day._history_date = datetime(TODAY.year + 1, 1, 2, 3, 4, 5, 678, UTC)  # type: ignore[attr-defined]
    day.save()
    [after] = read(client)

    assert after["uid"] == before["uid"]
    assert before["last-modified"].dt < after["last-modified"].dt
    assert after["last-modified"].dt == datetime(TODAY.year + 1, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert after["dtstamp"].dt == after["last-modified"].dt


def test_the_calendar_says_what_it_is_and_when_to_come_back(leader, client):
    body = client.get(ADDRESS).content
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in body
    calendar = Calendar.from_ical(body)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"] == "-//Objektportföljen//Årshjul//SV"
    assert calendar["x-wr-calname"] == "Årshjul – Kommunen"
    assert TOKEN.encode() not in body


def test_the_answer_is_a_private_calendar_file(leader, client):
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in response
    assert client.head(ADDRESS).status_code == 200
    assert client.post(ADDRESS).status_code == 405


def test_lines_are_at_most_75_octets_and_end_as_they_should(leader, client):
    make_day(TODAY, title="åäö " * 50, note="långt, " * 100)
    body = client.get(ADDRESS).content

    assert b"\n" not in body.replace(b"\r\n", b"")
    assert max(map(len, body.split(b"\r\n"))) <= 75


@given(title=st.text(min_size=1, max_size=200), note=st.text(max_size=300))
def test_any_text_reads_back_but_for_what_a_calendar_may_not_hold(title: str, note: str):
    entry = Entry(Source.DAY, 1, TODAY, Kind.OTHER, title=title, note=note)
    calendar = Calendar()
    calendar.add_component(feed._event(entry, "kommunen.se", "https://kommunen.se/"))
    body = bytes(calendar.to_ical())

    [event] = events(body)

    assert event["summary"] == _without_control(title)
    assert event["description"] == _without_control(note)
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", body)


def _without_control(text: str) -> str:
    """What RFC 5545 lets stand: no control character but tab and line break."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", text)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.django_db
def test_the_feed_costs_the_same_however_many_days_there_are(
    rows: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    committee = make_unit()
    item = make_object(units=[committee])
    give_calendar(with_role(item, "ledare", "it"))
    for _ in range(rows):
        make_day(TODAY, object=item, unit=committee)
        make_object_plan(make_object(), year=TODAY.year)
        make_follow_up(make_operational_plan(), cut_off=TODAY)

    with django_assert_num_queries(QUERIES):
        client.get(ADDRESS)
