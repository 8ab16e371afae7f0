"""Requests to change many activities that are wrong, foreign or hostile."""

import pytest
from django.utils.html import escape

from activities.models import Activity
from tests.activities.bulk_ground import BULK, asked, move, text_of
from tests.activities.editing_ground import leader_of, make_ground, when
from tests.build import make_activity, make_follow_up, make_object, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground():
    return make_ground()


@pytest.fixture
def signed_in(client, ground):
    client.force_login(ground.leader)
    return client


def test_what_is_sent_beside_the_preview_is_checked_anew(signed_in, ground):
    foreign = make_activity(object=make_object(), deadline=when("juni"))

    page = signed_in.post(
        BULK, move(foreign, steg="spara", bekraftad=[f"{foreign.pk}:{foreign.history.get().pk}"])
    )

    assert page.status_code == 409
    foreign.refresh_from_db()
    assert foreign.deadline == when("juni")


@pytest.mark.parametrize(
    "pair", ["", "x", "1", ":", "1:x", "-1:2", "9" * 30 + ":1", "1:" + "9" * 30, "①:1"]
)
def test_a_confirmation_that_cannot_be_read_confirms_nothing(signed_in, ground, pair):
    activity = ground.activity(deadline=when("juni"))

    page = signed_in.post(BULK, move(activity, steg="spara", bekraftad=[pair]))

    assert page.status_code in {200, 409}
    activity.refresh_from_db()
    assert activity.deadline == when("juni")


def test_rows_that_cannot_be_seen_are_counted_and_left_out(client, ground):
    hidden, owner = ground.activity(title="Hemlig"), make_user()
    own = make_activity(owner=owner, title="Min")
    client.force_login(owner)

    page = client.get(BULK, asked(own, hidden, falt="status"))

    assert "1 av dem som markerades finns inte längre" in text_of(page)
    assert "Hemlig" not in text_of(page)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"falt": "slutdatum"},
        {"falt": "slutdatum", "rad": ["x", "-1", "", "9" * 40]},
        {"falt": "nummer", "rad": ["1"]},
        {"falt": "slutdatum", "rad": ["987654321"]},
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_request_for_nothing_says_what_to_do(signed_in, data, method):
    page = getattr(signed_in, method)(BULK, data)

    assert page.status_code == 400
    assert "Ingen aktivitet är markerad" in text_of(page)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"deadline": ""}, "Detta fält måste fyllas i."),
        ({"deadline": "<script>alert(1)</script>"}, "kan inte läsas"),
        ({"deadline": "december"}, "kan inte läsas"),
        ({"deadline": "x" * 5000}, "kan inte läsas"),
        ({"deadline": "december 2022", "reason": "x" * 2001}, "för lång: 2001 tecken. Högst 2000"),
        ({"deadline": "december 2022", "reason": ""}, "Skriv varför slutdatumet ändras"),
    ],
)
def test_a_wrong_value_is_said_at_its_field_and_kept(signed_in, ground, value, fault):
    activity = ground.activity(planned_deadline=when("juni"), deadline=when("juni"))

    page = signed_in.post(BULK, asked(activity) | {"reason": "Skäl"} | value)

    html = page.content.decode()
    assert page.status_code == 422
    assert fault in html
    assert "<script>alert" not in html
    assert f'value="{escape(value["deadline"])}"' in html or not value["deadline"]
    assert value.get("reason", "Skäl") in html


@pytest.mark.parametrize(
    ("falt", "value"),
    [
        ("enhet", {"unit": "987654", "how": "ersatt"}),
        ("enhet", {"unit": "x", "how": "allt"}),
        ("person", {"owner": "987654"}),
        ("status", {"follow_up": "987654", "status": "987654"}),
    ],
)
def test_a_foreign_choice_is_refused(signed_in, ground, falt, value):
    activity = ground.activity()

    page = signed_in.post(BULK, asked(activity, falt=falt) | value)

    assert page.status_code == 422
    assert Activity.history.count() == 1


def test_a_status_of_another_plans_words_is_refused(signed_in, ground):
    other = make_activity(object=ground.object)
    follow_up = make_follow_up(ground.plan)
    word = other.plan.vocabulary.choices.get()
    data = asked(ground.activity(), other, falt="status", follow_up=follow_up.pk, status=word.pk)

    page = signed_in.post(BULK, data)

    assert page.status_code == 422
    assert "Statusen hör till en annan plan" in text_of(page)


def test_an_inactive_person_is_no_choice(signed_in, ground):
    gone = make_user(is_active=False)

    page = signed_in.post(BULK, asked(ground.activity(), falt="person", owner=gone.pk))

    assert page.status_code == 422


def test_another_leader_sees_why_nothing_can_be_changed(client, ground):
    activity = ground.activity()
    client.force_login(leader_of(make_object()))

    page = client.post(BULK, move(activity))

    assert "Inget ändras" in text_of(page)
    assert "Du får inte ändra aktiviteten." in text_of(page)
    assert "bekraftad" not in page.content.decode()
