"""The pages of many activities at once: mode of the list, value, preview, confirmation, outcome."""

import re

import pytest
from django.contrib.auth.models import Group

from activities.models import Activity, StatusReport
from tests.activities.bulk_ground import BULK, asked, confirmed, move, text_of
from tests.activities.editing_ground import make_ground, when
from tests.build import make_activity, make_follow_up, make_object, make_unit, make_user

pytestmark = pytest.mark.django_db
LIST = "/aktiviteter/"


@pytest.fixture
def ground():
    return make_ground()


@pytest.fixture
def signed_in(client, ground):
    client.force_login(ground.leader)
    return client


def test_the_list_offers_the_mode_to_those_who_may_change_something(client, ground):
    ground.activity()
    reader = make_user()
    reader.groups.add(Group.objects.get_or_create(name="Läsare")[0])

    for user, offered in ((ground.leader, True), (reader, False)):
        client.force_login(user)
        assert ("Ändra flera" in text_of(client.get(LIST))) is offered
        page = client.get(f"{LIST}?andra=ja").content.decode()
        assert ('name="rad"' in page) is offered


def test_only_rows_that_may_be_changed_can_be_marked(signed_in, ground):
    own = ground.activity(title="Egen")
    make_activity(object=make_object(), title="Annan")

    page = signed_in.get(f"{LIST}?andra=ja").content.decode()

    assert re.findall(r'name="rad" value="(\d+)"', page) == [str(own.pk)]
    assert "Välj Egen" in page
    assert "Annan" in page


def test_whoever_answers_for_an_activity_is_let_in(client, ground):
    owner, unit = make_user(), make_unit()
    owner.committees.add(unit)
    ground.plan.committees.add(unit)
    ground.activity(owner=owner, units=[unit])
    client.force_login(owner)

    assert 'name="rad"' in client.get(f"{LIST}?andra=ja").content.decode()


def test_all_rows_can_be_marked_without_script(signed_in, ground):
    ground.activity()
    ground.activity()

    page = signed_in.get(f"{LIST}?andra=alla").content.decode()

    assert len(re.findall(r'name="rad"[^>]* checked', page)) == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_mode_costs_one_query_more_than_the_list(
    rows, signed_in, ground, django_assert_num_queries
):
    for _ in range(rows):
        ground.activity(units=[make_unit()])
    # Those of the list, and the follow-ups that the user leads.
    with django_assert_num_queries(10):
        page = signed_in.get(f"{LIST}?andra=ja")
    assert len(page.context["records"]) == rows


def test_a_value_is_asked_for_with_the_marked_rows_below(signed_in, ground):
    activity = ground.activity(title="Införa systemet")

    page = signed_in.get(BULK, asked(activity, lista="objekt=UKFA&andra=ja"))

    assert "Slutdatum för 1 aktivitet" in text_of(page)
    assert "Införa systemet" in text_of(page)
    assert 'href="/aktiviteter/?objekt=UKFA&amp;andra=ja"' in page.content.decode()


def test_nothing_is_saved_until_it_is_confirmed(signed_in, ground):
    activity = ground.activity(deadline=when("juni"))

    page = signed_in.post(BULK, move(activity))

    assert "juni 2022 december 2022" in text_of(page)
    activity.refresh_from_db()
    assert activity.deadline == when("juni")


def test_a_confirmed_change_is_saved_and_told_on_a_page_that_can_be_opened_again(signed_in, ground):
    activity = ground.activity(deadline=when("juni"), title="Införa systemet")

    response = signed_in.post(BULK, confirmed(signed_in, move(activity)), follow=True)

    assert response.redirect_chain
    assert "En aktivitet är ändrad" in text_of(response)
    assert "Slutfört: juni → december 2022. Omplanerat" in text_of(response)
    activity.refresh_from_db()
    assert activity.deadline == when("december 2022")


def test_a_conflict_saves_nothing_and_shows_what_stands_now(signed_in, ground):
    first, second = ground.activity(deadline=when("juni")), ground.activity(deadline=when("juni"))
    data = confirmed(signed_in, move(first, second))
    second.deadline = when("mars")
    second.save()

    page = signed_in.post(BULK, data)

    assert page.status_code == 409
    assert "Inget har sparats" in text_of(page)
    assert "Har ändrats sedan du förhandsgranskade." in text_of(page)
    assert "mars 2022 december 2022" in text_of(page)
    first.refresh_from_db()
    assert first.deadline == when("juni")

    again = confirmed(signed_in, data)
    assert signed_in.post(BULK, again).status_code == 302
    assert Activity.objects.filter(deadline=when("december 2022")).count() == 2


def test_a_closed_follow_up_is_not_offered_and_an_only_one_is_chosen(signed_in, ground):
    activity = ground.activity()
    make_follow_up(ground.plan, is_open=False, cut_off="2022-04-30")
    open_one = make_follow_up(ground.plan)

    form = signed_in.get(BULK, asked(activity, falt="status")).context["form"]

    assert [*form.fields["follow_up"].queryset] == [open_one]
    assert form["follow_up"].value() == open_one.pk


def test_a_status_is_reported_through_the_pages(signed_in, ground):
    activity = ground.activity(title="Införa systemet")
    follow_up, word = make_follow_up(ground.plan), ground.plan.vocabulary.choices.get()
    data = asked(activity, falt="status", follow_up=follow_up.pk, status=word.pk, comment="Går bra")

    response = signed_in.post(BULK, confirmed(signed_in, data), follow=True)

    assert "Status: tomt → Pågående" in text_of(response)
    assert StatusReport.objects.get().comment == "Går bra"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_preview_page_costs_the_same_however_many_rows(
    rows, signed_in, ground, django_assert_num_queries
):
    data = move(*(ground.activity(units=[make_unit()]) for _ in range(rows)))

    # Who it is, what they may (two) and see, the rows and their units; then the preview's six.
    with django_assert_num_queries(14):
        signed_in.post(BULK, data)
