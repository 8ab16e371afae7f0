"""The pages of the one who leads: who has not reported, and what is changed from there."""

from datetime import date

import pytest

from activities.models import FollowUp
from activities.services.reporting import report_status
from objects.writing import revision_of
from tests.activities.reporting_ground import Ground, give, make_ground
from tests.build import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    return make_ground()


@pytest.fixture
def chair(client, ground):
    client.force_login(make_user("controller", is_superuser=True, first_name="Ledaren"))
    return client


def at(ground, to: str = "", follow_up=None) -> str:
    follow_up = follow_up or ground.late
    return f"/uppfoljningar/{ground.plan.code}/{follow_up.cut_off}/leda/{to}"


def report(ground, activity, label="Kvarstår", **more) -> None:
    report_status(
        activity=activity,
        follow_up=ground.late,
        user=ground.leader,
        statement=ground.says(label),
        **more,
    )


def test_each_person_stands_with_what_is_left_and_the_ownerless_apart(ground, chair):
    owner = make_user(first_name="Ägaren")
    done, _ = (ground.activity(owner=owner) for _ in range(2))
    report(ground, done)
    ground.activity(title="Objektets")
    ground.activity(title="Ingens", object=None)
    ground.activity(title="Den förras", object=None, owner=make_user(is_active=False))

    page = chair.get(at(ground))

    overview = page.context["overview"]
    told = {person.user: (len(person.left), len(person.tasks)) for person in overview.people}
    assert told == {owner: (1, 2), ground.leader: (1, 1)}
    assert [task.activity.title for task in overview.homeless] == ["Ingens", "Den förras"]
    assert "1 av 5</strong> rapporterade" in page.content.decode()


def test_what_nobody_owns_is_the_task_of_all_who_report_for_its_object(ground, chair):
    specialist = make_user()
    give(specialist, ground.object, "specialist")
    give(make_user(is_active=False), ground.object, "ledare")
    give(make_user(), ground.object, "agare")
    ground.activity()

    people = chair.get(at(ground)).context["overview"].people

    assert {person.user for person in people} == {ground.leader, specialist}


def test_places_that_contradict_each_other_are_listed(ground, chair):
    activity = ground.activity(places=2, title="Utbilda")
    for place, label in zip(activity.placements.all(), ("Kvarstår", "Genomfört"), strict=True):
        report(ground, activity, label, placement=place)

    page = chair.get(at(ground)).content.decode()

    assert "Status är ”Kvarstår” på en plats och ”Genomfört” på en annan." in page


def test_closing_and_opening_again_with_a_reason_stand_in_the_history(ground, chair):
    seen = revision_of(ground.late)
    page = chair.post(at(ground, "stang/"), {"revision": seen}, follow=True).content.decode()
    assert "Uppföljningen är stängd sedan" in page
    assert "av Ledaren" in page

    refused = chair.post(at(ground, "oppna/"), {"revision": revision_of(ground.late)})
    assert refused.status_code == 422
    assert "Skriv varför uppföljningen öppnas igen." in refused.content.decode()

    data = {"revision": revision_of(ground.late), "reason": "En nämnd <saknas>"}
    page = chair.post(at(ground, "oppna/"), data, follow=True).content.decode()
    assert "Uppföljningen är öppen." in page
    assert "En nämnd &lt;saknas&gt;" in page


def test_a_moved_follow_up_is_found_at_its_old_addresses(ground, chair):
    data = {"revision": revision_of(ground.late), "cut_off": "2022-09-30"}
    page = chair.post(at(ground, "datum/"), data)
    assert page["Location"] == f"/uppfoljningar/{ground.plan.code}/2022-09-30/leda/"

    old = f"{ground.plan.code}/2022-08-31"
    for address in (
        f"/uppfoljningar/{old}/",
        f"/uppfoljningar/{old}/?namnd=BOU",
        f"/uppfoljningar/{old}.pdf",
        f"/uppfoljningar/{old}.json",
        f"/uppfoljningar/{old}/leda/",
        f"/aktiviteter/mina/{old}/?visa=alla",
    ):
        new = chair.get(address)
        assert new.status_code == 302
        assert new["Location"] == address.replace("2022-08-31", "2022-09-30")


def test_a_date_that_is_taken_again_by_another_follow_up_leads_to_that_one(ground, chair):
    FollowUp.objects.filter(pk=ground.late.pk).update(cut_off=date(2022, 9, 30))
    again = FollowUp.objects.create(plan=ground.plan, cut_off=date(2022, 8, 31))

    page = chair.get(at(ground, follow_up=again))

    assert page.context["follow_up"] == again


def test_an_old_address_tells_nothing_to_whoever_may_not_see_the_follow_up(ground, client):
    FollowUp.objects.filter(pk=ground.late.pk).update(cut_off=date(2022, 9, 30))
    client.force_login(make_user())

    assert client.get(at(ground)).status_code == 404


@pytest.mark.parametrize(
    ("to", "data"),
    [
        ("datum/", {"cut_off": "31/8"}),
        ("datum/", {"cut_off": ""}),
        ("datum/", {"cut_off": "9999-01-01"}),
        ("datum/", {"cut_off": "2022-04-30"}),
        ("ledare/", {"leader": "999999"}),
        ("ledare/", {"leader": "<script>"}),
        ("stang/", {"revision": "x"}),
    ],
)
def test_a_fault_is_told_and_nothing_is_changed(to, data, ground, chair):
    before = revision_of(ground.late)

    page = chair.post(at(ground, to), {"revision": before} | data)

    assert page.status_code == 422
    assert 'class="fault' in page.content.decode() or "field-fault" in page.content.decode()
    assert revision_of(ground.late) == before


def test_the_second_of_two_leaders_sees_what_the_first_did(ground, chair):
    seen = revision_of(ground.late)
    chair.post(at(ground, "stang/"), {"revision": seen})

    page = chair.post(at(ground, "datum/"), {"revision": seen, "cut_off": "2022-09-30"})

    assert page.status_code == 409
    assert "stängd" in page.content.decode()


def test_whoever_gives_the_lead_away_is_led_to_the_document(ground, client):
    own = make_user()
    FollowUp.objects.filter(pk=ground.late.pk).update(leader=own)
    client.force_login(own)

    data = {"revision": revision_of(ground.late), "leader": ground.leader.pk}
    answer = client.post(at(ground, "ledare/"), data)

    assert answer["Location"] == f"/uppfoljningar/{ground.plan.code}/2022-08-31/"
    assert client.get(at(ground)).status_code == 404


def test_a_new_occasion_is_begun_from_the_list_and_from_an_earlier_one(ground, chair):
    assert "/uppfoljningar/ny/" in chair.get("/uppfoljningar/").content.decode()
    form = chair.get(f"/uppfoljningar/ny/?plan={ground.plan.code}").context["form"]
    assert form.initial["plan"] == ground.plan

    made = chair.post("/uppfoljningar/ny/", {"plan": ground.plan.pk, "cut_off": "2022-12-31"})

    assert made["Location"] == f"/uppfoljningar/{ground.plan.code}/2022-12-31/leda/"
    again = chair.post("/uppfoljningar/ny/", {"plan": ground.plan.pk, "cut_off": "2022-12-31"})
    assert again.status_code == 422
    assert "redan en uppföljning" in again.content.decode()


def test_the_tools_lead_there_for_those_who_may(ground, chair, client):
    document = f"/uppfoljningar/{ground.plan.code}/{ground.late.cut_off}/"
    assert "Leda uppföljningen" in chair.get(document).content.decode()

    client.force_login(ground.leader)
    page = client.get(document).content.decode()
    assert "Leda uppföljningen" not in page
    assert "Ny uppföljning" not in client.get("/uppfoljningar/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_number_of_queries_whatever_there_is(
    rows, ground, chair, django_assert_num_queries
):
    for _ in range(rows):
        owner = make_user()
        activity = ground.activity(places=2, owner=owner)
        for place in activity.placements.all():
            report(ground, activity, placement=place)
        ground.activity(owner=owner)
        ground.activity(object=None)
        ground.late.reminders.create(recipient=owner, sent_by=ground.leader, text="Hej")
    ground.late.save()
    with django_assert_num_queries(13):
        chair.get(at(ground))
