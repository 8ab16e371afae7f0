"""The object list."""

import pytest

from objects.models import RoleAssignment
from tests.build import NEW_YEAR, make_object, make_object_plan, make_unit, make_user

pytestmark = pytest.mark.django_db

LIST = "/objekt/"


@pytest.fixture
def signed_in(client):
    client.force_login(make_user(is_superuser=True))
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_eight_queries_whatever_its_length(
    rows, signed_in, django_assert_num_queries
):
    for number in range(rows):
        made = make_object(units=[make_unit(), make_unit()])
        make_object_plan(made, year=2020 + number)
        RoleAssignment.objects.create(
            object=made, user=make_user(), role="ledare", side="it", valid_from=NEW_YEAR
        )
    with django_assert_num_queries(8):
        page = signed_in.get(LIST)
    assert len(page.context["records"]) == rows


def test_a_row_names_leader_units_and_latest_plan(signed_in):
    made = make_object("UKFA", name="Utbildning", units=[make_unit("BIN")])
    make_object_plan(made, year=2021)
    make_object_plan(made, year=2022)
    leader = make_user(first_name="Objektledare verksamhet")
    RoleAssignment.objects.create(
        object=made, user=leader, role="ledare", side="verksamhet", valid_from=NEW_YEAR
    )
    page = signed_in.get(LIST).content.decode()

    for words in ("Utbildning", "BIN", "Objektledare verksamhet", "UKFA-2022", 'href="UKFA/"'):
        assert words in page
    assert "UKFA-2021" not in page


def test_a_member_sees_each_object_that_serves_their_namnder_once(client):
    own = [make_unit(), make_unit()]
    make_object("VART", units=own)
    make_object("DERAS", units=[make_unit()])
    member = make_user()
    member.committees.set(own)
    client.force_login(member)

    assert [record.code for record in client.get(LIST).context["records"]] == ["VART"]


def test_objects_sort_by_name_in_either_direction(signed_in):
    make_object("A", name="Alfa")
    make_object("B", name="Beta")
    found = signed_in.get(f"{LIST}?sortera=-objekt").context["records"]
    assert [record.name for record in found] == ["Beta", "Alfa"]


def test_an_empty_list_says_so(client):
    client.force_login(make_user())
    assert "Här finns inget ännu som du får läsa." in client.get(LIST).content.decode()
