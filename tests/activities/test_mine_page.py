"""Mina aktiviteter: whose rows are shown, under which goals, and how far one has come."""

import pytest
from django.contrib.auth.models import Group as StockGroup

from activities.models import FollowUp, Placement
from activities.services.reporting import report_status
from objects.roles import Group
from tests.activities.mine_ground import at, signed_in, titles
from tests.activities.reporting_ground import Ground, give, make_ground, when
from tests.build import make_activity, make_follow_up, make_goal, make_object, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    return make_ground()


@pytest.fixture
def reader(client, ground):
    return signed_in(client, ground)


def test_i_answer_for_what_i_own_and_for_what_nobody_owns_on_my_object(ground, reader):
    ground.activity(title="Egen", object=make_object(), owner=ground.leader)
    ground.activity(title="Objektets")
    ground.activity(title="Den förras", owner=make_user(is_active=False))
    ground.activity(title="En annans på mitt objekt", owner=make_user())
    ground.activity(title="En annans", object=make_object(), owner=make_user())
    ground.activity(title="Ingens", object=None)

    page = reader.get(at(ground.late))

    assert titles(page) == ["Egen", "Objektets", "Den förras"]
    everything = reader.get(at(ground.late), {"visa": "alla"})
    assert titles(everything) == ["Egen", "Objektets", "Den förras", "En annans på mitt objekt"]


def test_whoever_may_report_everything_answers_only_for_their_own(client, ground):
    manager = make_user()
    manager.groups.add(StockGroup.objects.get_or_create(name=Group.PORTFOLIO_MANAGER)[0])
    ground.activity(title="Egen", object=None, owner=manager)
    ground.activity(title="Annan")
    client.force_login(manager)

    assert titles(client.get(at(ground.late))) == ["Egen"]
    assert titles(client.get(at(ground.late), {"visa": "alla"})) == ["Egen", "Annan"]


def test_a_page_without_rows_loads_no_script_for_rows(client, ground):
    manager = make_user()
    manager.groups.add(StockGroup.objects.get_or_create(name=Group.PORTFOLIO_MANAGER)[0])
    ground.activity(title="Annan")
    client.force_login(manager)

    assert "saving.js" not in client.get(at(ground.late)).content.decode()
    assert "saving.js" in client.get(at(ground.late), {"visa": "alla"}).content.decode()


def test_rows_stand_once_each_under_their_goals_in_the_order_of_the_tree(ground, reader):
    top = make_goal(ground.plan.goal_scheme, title="Samhälle", order=1)
    first = make_goal(ground.plan.goal_scheme, title="Trygghet", parent=top, order=1)
    last = make_goal(ground.plan.goal_scheme, title="Ekonomi", order=2)
    homeless = ground.activity(places=0, title="Utan mål")
    late, twice = ground.activity(places=0, title="Sist"), ground.activity(places=0, title="Två")
    for activity, goal, order in ((late, last, 1), (twice, last, 2), (twice, first, 1)):
        Placement.objects.create(activity=activity, goal=goal, order=order)

    groups = reader.get(at(ground.late)).context["page"].groups

    told = [([goal.title for goal in one.path], [r.activity for r in one.rows]) for one in groups]
    assert told == [
        (["Samhälle", "Trygghet"], [twice]),
        (["Ekonomi"], [late]),
        ([], [homeless]),
    ]


def test_a_row_tells_what_was_said_last_and_offers_to_repeat_it(ground, reader):
    activity = ground.activity()
    moved = ground.says("Pausad", "Väntar", "mars 2023", deadline_reason="Avtalet dröjer")
    report_status(activity=activity, follow_up=ground.early, user=ground.leader, statement=moved)

    page = reader.get(at(ground.late))

    [row] = page.context["page"].groups[0].rows
    assert [(str(one.report.status), one.comment) for one in row.last] == [("Pausad", "Väntar")]
    assert row.entries[0].values.deadline == "mars 2023"
    assert not row.entries[0].values.status
    text = page.content.decode()
    assert "Per den 30 april 2022:" in text
    assert "Oförändrat" in text


def test_nothing_known_is_nothing_to_repeat(ground, reader):
    ground.activity()

    assert "Oförändrat" not in reader.get(at(ground.late)).content.decode()


def test_a_moved_deadline_has_its_star_and_tells_what_was_planned(ground, reader):
    activity = ground.activity()
    moved = ground.says("Kvarstår", "", "mars 2023", deadline_reason="Avtalet dröjer")
    report_status(activity=activity, follow_up=ground.late, user=ground.leader, statement=moved)

    text = reader.get(at(ground.late)).content.decode()

    assert "Framflyttat från december 2022" in text
    assert "Avtalet dröjer" in text


def test_a_deadline_that_the_plan_has_set_since_is_what_the_form_begins_with(ground, reader):
    activity = ground.activity()
    said = ground.says("Kvarstår")
    report_status(activity=activity, follow_up=ground.early, user=ground.leader, statement=said)
    activity.refresh_from_db()
    activity.deadline = when("mars 2023")
    activity.deadline_set_at = activity.reports.get().reported_at
    activity.save()

    [row] = reader.get(at(ground.late)).context["page"].groups[0].rows

    assert row.entries[0].values.deadline == "mars 2023"


def test_places_that_contradict_each_other_are_told_of_in_their_row(ground, reader):
    activity = ground.activity(places=2)
    for place, label in zip(activity.placements.all(), ("Kvarstår", "Genomfört"), strict=True):
        report_status(
            activity=activity,
            follow_up=ground.late,
            user=ground.leader,
            statement=ground.says(label),
            placement=place,
        )

    page = reader.get(at(ground.late))

    assert "Platserna säger olika." in page.content.decode()
    [row] = page.context["page"].groups[0].rows
    assert [entry.place.number for entry in row.entries] == [1, 2]


def test_one_place_of_two_is_no_report_yet(ground, reader):
    activity = ground.activity(places=2)
    report_status(
        activity=activity,
        follow_up=ground.late,
        user=ground.leader,
        statement=ground.says("Kvarstår"),
        placement=activity.placements.first(),
    )

    page = reader.get(at(ground.late))

    assert page.context["scope"].progress.done == 0
    assert "1 av 2 platser återstår" in page.content.decode()


def test_progress_counts_what_is_mine(ground, reader):
    for number in range(3):
        activity = ground.activity()
        if number:
            report_status(
                activity=activity,
                follow_up=ground.late,
                user=ground.leader,
                statement=ground.says("Kvarstår"),
            )
    ground.activity(owner=make_user())

    assert "2 av 3</strong> rapporterade" in reader.get(at(ground.late)).content.decode()


def test_several_open_follow_ups_are_a_choice_each_with_its_progress(ground, reader):
    done, _ = ground.activity(), ground.activity()
    report_status(
        activity=done,
        follow_up=ground.early,
        user=ground.leader,
        statement=ground.says("Kvarstår"),
    )
    make_follow_up(ground.plan, cut_off=ground.late.cut_off.replace(month=12), is_open=False)

    page = reader.get("/aktiviteter/mina/")

    told = [
        (one.follow_up, one.progress.done, one.progress.total)
        for one in page.context["assignments"]
    ]
    assert told == [(ground.early, 1, 2), (ground.late, 0, 2)]


def test_the_only_open_follow_up_needs_no_choice(ground, reader):
    FollowUp.objects.filter(pk=ground.early.pk).update(is_open=False)
    ground.activity(title="Min")

    assert titles(reader.get("/aktiviteter/mina/")) == ["Min"]


def test_nothing_to_report_is_said(client, ground):
    client.force_login(make_user())

    assert "inget att rapportera" in client.get("/aktiviteter/mina/").content.decode()


def test_a_closed_follow_up_is_read_and_tells_when_and_by_whom_it_was_closed(ground, reader):
    activity = ground.activity()
    report_status(
        activity=activity,
        follow_up=ground.late,
        user=ground.leader,
        statement=ground.says("Kvarstår", "Så här blev det"),
    )
    ground.late.is_open = False
    ground.late._history_user = make_user(first_name="Ledaren")
    ground.late.save()

    text = reader.get(at(ground.late)).content.decode()

    assert "Uppföljningen är stängd sedan" in text
    assert "av Ledaren" in text
    assert "Så här blev det" in text
    assert "<textarea" not in text


def test_a_follow_up_that_the_reader_may_not_see_does_not_exist(client, ground):
    ground.activity()
    client.force_login(make_user())

    assert client.get(at(ground.late)).status_code == 404


def test_whoever_owns_an_activity_reaches_the_follow_up_without_any_role(client, ground):
    owner = make_user()
    ground.activity(title="Min", object=None, owner=owner)
    ground.activity(title="Inte min")
    client.force_login(owner)

    assert titles(client.get(at(ground.late), {"visa": "alla"})) == ["Min"]


def test_the_menu_and_the_start_page_lead_there_for_those_who_have_any(client, ground):
    ground.activity()
    specialist = make_user()
    give(specialist, ground.object, "specialist")
    client.force_login(specialist)
    start = client.get("/").content.decode()
    assert 'href="/aktiviteter/mina/"' in start
    assert "0 av 1</strong> rapporterade" in start

    for role in ("agare", None):
        other = make_user()
        if role:
            give(other, ground.object, role)
        client.force_login(other)
        assert 'href="/aktiviteter/mina/"' not in client.get("/").content.decode()


@pytest.mark.parametrize("rows", [1, 3, 20])
def test_the_page_costs_the_same_number_of_queries_however_many_rows(
    rows, ground, reader, django_assert_num_queries
):
    for _ in range(rows):
        activity = ground.activity(places=2)
        for follow_up in (ground.early, ground.late):
            report_status(
                activity=activity,
                follow_up=follow_up,
                user=ground.leader,
                statement=ground.says("Kvarstår"),
            )
    with django_assert_num_queries(22):
        reader.get(at(ground.late))


def test_two_hundred_rows_fill_a_page_and_the_rest_the_next(ground, reader):
    for _ in range(203):
        make_activity(ground.plan, object=ground.object)

    first, second = (reader.get(at(ground.late), {"sida": number}) for number in (1, 2))

    assert [len(titles(page)) for page in (first, second)] == [200, 3]
    assert first.context["scope"].progress.total == 203
