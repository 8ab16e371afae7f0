"""The page of one activity."""

import pytest

from objects.fuzzy import parse_fuzzy
from tests.build import (
    make_activity,
    make_follow_up,
    make_goal,
    make_object,
    make_operational_plan,
    make_placement,
    make_report,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return make_user(is_superuser=True, first_name="Läsare")


@pytest.fixture
def signed_in(client, reader):
    client.force_login(reader)
    return client


def address(activity) -> str:
    return f"/aktiviteter/{activity.plan.code}/{activity.number}/"


@pytest.fixture
def activity():
    plan = make_operational_plan("UF-2022")
    top = make_goal(plan.goal_scheme, title="Samhälle", order=1)
    goals = [
        make_goal(plan.goal_scheme, title=title, parent=top, order=order)
        for order, title in enumerate(["Trygghet", "Kunskap"], start=2)
    ]
    made = make_activity(
        plan,
        title="Utbilda personalen",
        sub_points="Lärare\nRektorer",
        units=[make_unit("BOU", name="Barnnämnden")],
        object=make_object("UKFA"),
        planned_deadline=parse_fuzzy("juni", year=2022),
        deadline=parse_fuzzy("december", year=2022),
        has_conflict=True,
    )
    follow_up = make_follow_up(plan)
    done = plan.vocabulary.choices.create(label="Klar", status_class="genomfort", order=2)
    for goal, status in zip(goals, [plan.vocabulary.choices.first(), done], strict=True):
        place = make_placement(made, goal=goal, carried_from=2021)
        make_report(
            made, follow_up=follow_up, placement=place, status=status, comment=f"Om {goal.title}"
        )
    return made


def test_the_page_tells_where_it_stands_and_how_each_place_goes(activity, signed_in):
    page = signed_in.get(address(activity))
    places = page.context["story"].places

    paths = [[goal.title for goal in place.path] for place in places]
    assert paths == [["Samhälle", "Trygghet"], ["Samhälle", "Kunskap"]]
    assert [str(place.report.status) for place in places] == ["Pågående", "Klar"]
    text = page.content.decode()
    for words in ("Lärare", "Barnnämnden", "Framflyttad från juni 2022", "Om Trygghet", "2021"):
        assert words in text


def test_what_the_places_disagree_on_is_said(activity, signed_in):
    page = signed_in.get(address(activity)).content.decode()
    assert "Status är ”Pågående” på en plats och ”Klar” på en annan." in page
    assert "Slutfört är" not in page


def test_one_report_holds_for_all_places(signed_in):
    activity = make_activity()
    choice = activity.plan.vocabulary.choices.get()
    make_placement(activity)
    make_placement(activity)
    make_report(activity, status=choice)
    places = signed_in.get(address(activity)).context["story"].places
    assert [str(place.report.status) for place in places] == ["Pågående", "Pågående"]


def test_an_activity_that_was_never_followed_up_says_so(signed_in):
    page = signed_in.get(address(make_activity())).content.decode()
    assert "Aktiviteten har inte följts upp än." in page


def test_the_history_tells_who_changed_what(activity, signed_in, reader):
    activity.title = "Utbilda alla"
    activity.deadline = parse_fuzzy("HT 2023", year=2022)
    activity._history_user = reader
    activity.save()
    changes = signed_in.get(address(activity)).context["story"].changes

    assert changes[0].who == "Läsare"
    assert [(one.label, one.before, one.after) for one in changes[0].fields] == [
        ("Aktivitet", "Utbilda personalen", "Utbilda alla"),
        ("Slutfört", "december", "HT 2023"),
    ]


@pytest.mark.parametrize("more_places", [0, 4])
def test_the_page_costs_eighteen_queries_however_many_places_there_are(
    more_places, activity, signed_in, django_assert_num_queries
):
    for _ in range(more_places):
        make_placement(activity)
    with django_assert_num_queries(18):
        signed_in.get(address(activity))


def test_an_activity_that_does_not_exist_is_not_found(signed_in):
    assert signed_in.get("/aktiviteter/UF-2022/999/").status_code == 404
