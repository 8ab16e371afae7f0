"""What the rows of Mina aktiviteter send, with a script and without: saved, at fault, too late."""

import pytest
from django.db import connection

from activities.models import FollowUp, StatusReport
from activities.services.reporting import report_status
from tests.activities.mine_ground import IN_PLACE, at, row_at, sends, signed_in
from tests.activities.reporting_ground import Ground, make_ground, told
from tests.build import make_object, make_user, make_vocabulary

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    return make_ground()


@pytest.fixture
def reader(client, ground):
    return signed_in(client, ground)


def post(client, ground, activity, data, *, in_place=True, to=""):
    headers = IN_PLACE if in_place else {}
    return client.post(row_at(activity, ground.late) + to, data, headers=headers)


def report(ground, activity, statement, **fields):
    given = {"follow_up": ground.late, "user": ground.leader} | fields
    report_status(activity=activity, statement=statement, **given)


def test_a_row_is_saved_and_its_state_told_without_touching_the_fields(ground, reader):
    activity = ground.activity()

    answer = post(reader, ground, activity, sends(ground, activity, comment="Halvvägs\r\nnästan"))

    assert answer.status_code == 200
    saved = StatusReport.objects.get()
    assert (saved.comment, saved.reported_by) == ("Halvvägs\nnästan", ground.leader)
    text = answer.content.decode()
    assert "1 av 1</strong> rapporterade" in text
    assert "Sparat" in text
    assert "<textarea" not in text


def test_a_date_that_is_sent_as_it_was_shown_keeps_its_words(ground, reader):
    activity = ground.activity()
    report(ground, activity, ground.says("Kvarstår", "", "DECEMBER"))

    post(reader, ground, activity, sends(ground, activity, deadline="DECEMBER", comment="Nytt"))

    assert str(StatusReport.objects.get().deadline) == "DECEMBER"


def test_a_month_without_a_year_is_that_of_the_plan(ground, reader):
    activity = ground.activity()

    post(reader, ground, activity, sends(ground, activity, deadline="november"))

    deadline = StatusReport.objects.get().deadline
    assert deadline is not None
    assert deadline.label() == "november 2022"


FAULTS = {
    "no status": ({"status": ""}, "Välj en status."),
    "no such status": ({"status": "999999"}, "finns inte bland planens statusar"),
    "status that is no number": ({"status": "<script>"}, "finns inte bland planens statusar"),
    "no date": ({"deadline": "imorgon bitti"}, "kan inte läsas"),
    "later without a reason": ({"deadline": "2024"}, "varför slutdatumet flyttas"),
    "far too long": ({"comment": "å" * 5000}, "5000 tecken"),
    "a null character": ({"comment": "a\0b"}, "Null"),
    "no revision": ({"revision": ""}, "Sidan är för gammal"),
    "a revision that is no number": ({"revision": "x"}, "Sidan är för gammal"),
    "no such place": ({"placement": "999999"}, "inte längre på den platsen"),
    "a place that is no number": ({"placement": "' or 1=1"}, "inte längre på den platsen"),
}


@pytest.mark.parametrize(("wrong", "words"), FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("in_place", [True, False])
def test_a_fault_is_told_at_its_field_and_nothing_is_saved(wrong, words, in_place, ground, reader):
    activity = ground.activity()

    answer = post(reader, ground, activity, sends(ground, activity, **wrong), in_place=in_place)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not StatusReport.objects.exists()


def test_without_a_script_what_was_typed_stands_in_the_form_beside_the_fault(ground, reader):
    activity = ground.activity()
    typed = sends(ground, activity, comment="<b>Viktigt</b> & sant", deadline="nån gång")

    page = post(reader, ground, activity, typed, in_place=False).content.decode()

    assert "&lt;b&gt;Viktigt&lt;/b&gt; &amp; sant" in page
    assert 'value="nån gång"' in page
    assert "<b>Viktigt" not in page


def test_without_a_script_a_saved_row_leads_back_to_its_place(ground, reader):
    activity = ground.activity()

    answer = post(reader, ground, activity, sends(ground, activity, visa="alla"), in_place=False)

    assert answer["Location"] == f"{at(ground.late)}?visa=alla#rad-{activity.number}"


def test_a_status_of_another_plan_cannot_be_chosen(ground, reader):
    activity = ground.activity()
    stranger = make_vocabulary("Annat").choices.get()

    answer = post(reader, ground, activity, sends(ground, activity, status=stranger.pk))

    assert answer.status_code == 422


def test_a_place_of_another_activity_cannot_be_named(ground, reader):
    activity, other = ground.activity(places=2), ground.activity()

    data = sends(ground, activity, placement=other.placements.get().pk)
    answer = post(reader, ground, activity, data)

    assert answer.status_code == 422
    assert not StatusReport.objects.exists()


@pytest.mark.parametrize("in_place", [True, False])
def test_the_second_of_two_writers_sees_both_and_may_write_over(in_place, ground, reader):
    activity = ground.activity()
    mine = sends(ground, activity, comment="Min text")
    report(ground, activity, ground.says("Genomfört", "Deras text"), user=None)

    answer = post(reader, ground, activity, mine, in_place=in_place)

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Någon annan har rapporterat under tiden." in text
    assert "Deras text" in text
    assert ("Min text" in text) is not in_place
    assert StatusReport.objects.get().comment == "Deras text"

    over = sends(ground, activity)["revision"]
    assert f'name="over" value="{over}"' in text
    assert post(reader, ground, activity, mine | {"over": over}).status_code == 200
    assert StatusReport.objects.get().comment == "Min text"


def test_to_write_over_what_has_changed_once_more_is_refused_again(ground, reader):
    activity = ground.activity()
    mine = sends(ground, activity, comment="Min text")
    report(ground, activity, ground.says("Genomfört", "Deras text"))
    seen = sends(ground, activity)["revision"]
    report(ground, activity, ground.says("Genomfört", "Deras andra text"))

    assert post(reader, ground, activity, mine | {"over": seen}).status_code == 409


def test_a_conflict_over_all_places_shows_what_each_place_was_told(ground, reader):
    activity = ground.activity(places=2)
    mine = sends(ground, activity)
    for place, words in zip(activity.placements.all(), ("Här", "Där"), strict=True):
        report(ground, activity, ground.says("Kvarstår", words), placement=place)

    answer = post(reader, ground, activity, mine)

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Här" in text
    assert "Där" in text


@pytest.mark.parametrize("to", ["", "oforandrat/", "dela/"])
@pytest.mark.parametrize("in_place", [True, False])
def test_a_closed_follow_up_refuses_and_says_so(to, in_place, ground, reader):
    activity = ground.activity(places=2, status=ground.status("Kvarstår"))
    data = sends(ground, activity)
    FollowUp.objects.update(is_open=False)

    answer = post(reader, ground, activity, data, in_place=in_place, to=to)

    assert answer.status_code == 409
    assert "stängd" in answer.content.decode()
    assert not StatusReport.objects.exists()


def test_unchanged_repeats_what_was_known_and_gives_the_row_anew(ground, reader):
    activity = ground.activity()
    report(ground, activity, ground.says("Pausad", "Väntar"), follow_up=ground.early)

    answer = post(reader, ground, activity, {"revision": 0, "comment": "x"}, to="oforandrat/")

    assert answer.status_code == 200
    assert told(activity, ground.late) == {0: "Pausad"}
    text = answer.content.decode()
    assert ">Väntar</textarea>" in text
    assert "1 av 1</strong> rapporterade" in text


def test_unchanged_says_when_nothing_is_known(ground, reader):
    activity = ground.activity()

    answer = post(reader, ground, activity, {"revision": 0}, to="oforandrat/")

    assert answer.status_code == 422
    assert answer["HX-Reswap"] == "none"
    assert "inget tidigare läge" in answer.content.decode()


def test_splitting_saves_what_was_typed_and_gives_each_place_a_form(ground, reader):
    activity = ground.activity(places=2)

    data = sends(ground, activity, comment="Gäller båda")
    answer = post(reader, ground, activity, data, to="dela/")

    assert told(activity, ground.late) == {1: "Pågående", 2: "Pågående"}
    assert answer.content.decode().count(">Gäller båda</textarea>") == 2


def test_splitting_what_is_at_fault_is_refused_so_that_nothing_is_lost(ground, reader):
    activity = ground.activity(places=2)

    data = sends(ground, activity, status="", comment="Bara text")
    answer = post(reader, ground, activity, data, to="dela/")

    assert answer.status_code == 422


def test_splitting_before_anything_is_reported_writes_nothing(ground, reader):
    activity = ground.activity(places=2)

    data = sends(ground, activity, status="")
    answer = post(reader, ground, activity, data, to="dela/", in_place=False)

    assert not StatusReport.objects.exists()
    address = f"{at(ground.late)}?delat={activity.number}"
    assert answer["Location"] == f"{address}#rad-{activity.number}"
    assert reader.get(address).content.decode().count("data-entry=") == 2


def test_the_row_says_at_once_that_its_places_contradict_each_other(ground, reader):
    activity = ground.activity(places=2)
    report(ground, activity, ground.says("Kvarstår"))
    post(reader, ground, activity, sends(ground, activity, status=""), to="dela/")
    place = activity.placements.first()

    answer = post(reader, ground, activity, sends(ground, activity, place))

    assert "Platserna säger olika." in answer.content.decode()


def test_a_row_is_given_alone_as_it_stands_or_with_one_form_for_all_places(ground, reader):
    activity = ground.activity(places=2)
    for place, words in zip(activity.placements.all(), ("Här", "Där"), strict=True):
        report(ground, activity, ground.says("Kvarstår", words), placement=place)
    address = row_at(activity, ground.late)

    as_it_stands = reader.get(address, headers=IN_PLACE).content.decode()
    joined = reader.get(f"{address}?samlat={activity.number}", headers=IN_PLACE).content.decode()

    assert as_it_stands.count("data-entry=") == 2
    assert joined.count("data-entry=") == 1
    assert ">Här\nDär</textarea>" in joined
    assert reader.get(address)["Location"].startswith(at(ground.late))


def test_what_the_reader_may_not_report_is_refused_or_does_not_exist(ground, reader):
    stranger = ground.activity(object=make_object())

    assert post(reader, ground, stranger, sends(ground, stranger)).status_code == 403
    missing = f"{at(ground.late)}999999/"
    assert reader.post(missing, {}).status_code == 404


def test_an_owner_sees_no_other_activity_of_the_plan(client, ground):
    owner = make_user()
    ground.activity(object=None, owner=owner)
    other = ground.activity()
    client.force_login(owner)

    assert post(client, ground, other, sends(ground, other)).status_code == 404


@pytest.mark.parametrize("rows", [1, 20])
def test_a_save_costs_the_same_number_of_queries_however_many_rows(
    rows, ground, reader, django_assert_num_queries
):
    activities = [ground.activity(places=2) for _ in range(rows)]
    data = sends(ground, activities[0])
    locks = 2 if connection.features.has_select_for_update else 0
    with django_assert_num_queries(46 + locks):
        post(reader, ground, activities[0], data)
