"""A follow-up with very many rows is read with as few questions as one with a single row.

How long 5 000 take is measured in tests/benchmarks/bench_large_follow_up.py.
"""

import pytest

from tests.build import (
    make_activity,
    make_follow_up,
    make_operational_plan,
    make_placement,
    make_user,
)
from tests.publishing import make_publication

READ_QUERIES = 7
COMPARE_QUERIES = 9
VERSION = "uppfoljning/stor/2022-08-31"


def issue_two(rows: int) -> None:
    """Issue two versions of a follow-up, the second with more of each row."""
    plan = make_operational_plan("STOR")
    follow_up = make_follow_up(plan)
    placed = [make_placement(make_activity(plan, title=f"Rad {number}")) for number in range(rows)]
    make_publication(follow_up, "0.1")
    for one in placed:
        one.activity.title += " och mer"
        one.activity.save()
    make_publication(follow_up, "0.2")


@pytest.mark.parametrize("rows", [1, 3])
def test_reading_searching_and_comparing_ask_as_much_however_many_rows(
    rows, db, client, django_assert_num_queries
):
    issue_two(rows)
    client.force_login(make_user("allt", is_superuser=True))
    address = f"/lasrum/{VERSION}/0.2/"
    assert client.get(address).text.count(" och mer") >= rows

    with django_assert_num_queries(READ_QUERIES):
        client.get(address)
    with django_assert_num_queries(READ_QUERIES):
        found = client.get(address, {"sok": "och mer"}).text
    assert found.count("<mark ") >= rows
    with django_assert_num_queries(COMPARE_QUERIES):
        compared = client.get(
            "/dokument/jamfor/", {"fran": f"{VERSION}/0.1", "till": f"{VERSION}/0.2"}
        ).text
    assert compared.count("Aktivitetsrad ändrad") == rows
