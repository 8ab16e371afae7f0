"""Long lists: counted within bounds on the page, exactly when asked."""

import pytest
from django.db.models import Q

from activities import views
from activities.models import Activity
from activities.queries import activity_totals
from tests.build import make_activity, make_operational_plan, make_placement, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    client.force_login(make_user(is_superuser=True))
    return client


@pytest.fixture
def three():
    plan = make_operational_plan()
    choice = plan.vocabulary.choices.get()
    for _ in range(3):
        make_placement(make_activity(plan, status=choice))
    return {choice.status_class: [choice.pk]}


def test_counting_stops_at_its_bound_and_says_so(three, django_assert_num_queries):
    with django_assert_num_queries(1):
        totals = activity_totals(Activity.objects.all(), statuses=three, places=Q(), bound=2)
    assert totals.activities.label == "fler än 2"
    assert totals.rows is None
    assert totals.statuses == ()


@pytest.mark.parametrize("bound", [3, None])
def test_within_its_bound_or_without_one_the_count_is_exact(three, bound):
    totals = activity_totals(Activity.objects.all(), statuses=three, places=Q(), bound=bound)
    assert (totals.activities.label, totals.rows) == ("3", 3)
    assert [one.number for one in totals.statuses] == [3]


def test_a_list_past_the_bound_counts_all_when_asked(three, signed_in, monkeypatch):
    monkeypatch.setattr(views, "BOUND", 2)
    bounded = signed_in.get("/aktiviteter/").content.decode()
    assert "Fler än 2 aktiviteter" in bounded
    assert 'hx-get="?rakna=allt" hx-trigger="load"' in bounded
    assert (
        "3 aktiviteter på 3 platser" in signed_in.get("/aktiviteter/?rakna=allt").content.decode()
    )

    headers = {"HX-Request": "true", "HX-Target": "summor"}
    part = signed_in.get("/aktiviteter/?rakna=allt", headers=headers).content.decode()
    assert "3 aktiviteter på 3 platser" in part
    assert "<html" not in part


def test_pages_past_the_bound_are_reached_one_after_the_other(signed_in, monkeypatch):
    monkeypatch.setattr(views, "BOUND", 2)
    plan = make_operational_plan()
    for _ in range(101):
        make_activity(plan)
    numbers = [
        len(signed_in.get(f"/aktiviteter/?sida={number}").context["records"])
        for number in range(1, 5)
    ]
    assert numbers == [50, 50, 1, 0]
    second = signed_in.get("/aktiviteter/?sida=2").context["pager"]
    assert (second.previous, second.next) == ("?sida=1", "?sida=3")
