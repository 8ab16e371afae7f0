"""The list of budget lines: sums, filters, files and who sees what."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from objects.models import Unit
from tests.build import (
    make_budget_line,
    make_component,
    make_key,
    make_object,
    make_object_plan,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db

LIST = "/budget/"


@pytest.fixture
def signed_in(client):
    client.force_login(make_user(is_superuser=True))
    return client


@pytest.fixture
def units() -> tuple[Unit, Unit]:
    return make_unit("BIN"), make_unit("BOU")


def titles(client, query: str = "") -> list[str]:
    return [record.title for record in client.get(f"{LIST}?{query}").context["records"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_as_many_queries_whatever_its_length(
    rows, units, signed_in, django_assert_num_queries
):
    plan = make_object_plan()
    for _ in range(rows):
        key = make_key((units[0], 1, 2), (units[1], 1, 2))
        make_budget_line(plan, key=key, component=make_component(plan.object))
    with django_assert_num_queries(11):
        page = signed_in.get(LIST)
    assert len(page.context["records"]) == rows


def test_sums_cover_all_pages_by_series_and_kind(units, signed_in):
    plan = make_object_plan()
    for _ in range(51):
        make_budget_line(plan, unit=units[0], kind="vm", amount=Decimal("0.10"))
    make_budget_line(plan, unit=units[1], kind="vu", amount=Decimal("1000000.05"))
    make_budget_line(plan, series="prognos", kind=None, unit=None, amount=Decimal(7))
    totals = signed_in.get(LIST).context["totals"]

    assert totals.lines == 53
    sums = {one.label: ([part.amount for part in one.by_kind], one.total) for one in totals.series}
    assert sums == {
        "Budget": ([Decimal("5.10"), Decimal("1000000.05"), None], Decimal("1000005.15")),
        "Prognos": ([None, None, Decimal(7)], Decimal(7)),
    }


def test_a_namnd_finds_its_own_lines_and_those_it_shares(units, signed_in):
    plan = make_object_plan()
    make_budget_line(plan, title="Egen", unit=units[0], amount=100)
    make_budget_line(plan, title="Annan", unit=units[1], amount=100)
    key = make_key((units[0], 1, 3), (units[1], 2, 3))
    make_budget_line(plan, title="Delad", key=key, amount=Decimal("100.00"))
    page = signed_in.get(f"{LIST}?namnd=BIN")

    assert [record.title for record in page.context["records"]] == ["Egen", "Delad"]
    budget = page.context["totals"].series[0]
    assert (budget.total, budget.share) == (Decimal(200), Decimal("133.33"))
    assert "Därav på BIN" in page.content.decode()


def test_each_filter_narrows_the_list(units, signed_in):
    plan = make_object_plan(make_object("UKFA"))
    component = make_component(plan.object, code="unikum", name="Unikum")
    make_budget_line(plan, title="Rätt", unit=units[0], kind="vu", component=component)
    other = make_object_plan(make_object("IKT"), year=2021)
    make_budget_line(other, title="Fel", series="utfall", unit=units[1])

    for query in (
        "q=rätt",
        "q=UNIKUM",
        "namnd=BIN",
        "slag=vu",
        "serie=budget",
        "komponent=unikum",
        "objekt=UKFA",
        "ar=2022",
    ):
        assert titles(signed_in, query) == ["Rätt"], query


def test_forecasts_that_replace_each_other_are_never_added(units, signed_in):
    plan = make_object_plan()
    for number in (None, 1, 2):
        fields = {"series": "prognos", "forecast": number, "amount": 10 + (number or 0)}
        make_budget_line(plan, title=f"P{number}", unit=units[0], **fields)
    page = signed_in.get(LIST)
    sums = [(one.label, one.total) for one in page.context["totals"].series]
    assert sums == [("Prognos", 10), ("Prognos 1", 11), ("Prognos 2", 12)]
    shares = signed_in.get(f"{LIST}?namnd=BIN").context["totals"].series
    assert [one.share for one in shares] == [10, 11, 12]
    assert titles(signed_in, "prognos=2") == ["P2"]


def test_a_year_finds_the_lines_that_name_it(units, signed_in):
    plan = make_object_plan()
    plan.period_end = plan.period_end.replace(year=2023)
    plan.save()
    make_budget_line(plan, title="Första", unit=units[0])
    make_budget_line(plan, title="Andra", unit=units[0], year=2023, period="t1")
    assert titles(signed_in, "ar=2022") == ["Första"]
    assert titles(signed_in, "ar=2023") == ["Andra"]
    assert "Tertial 1" in signed_in.get(f"{LIST}?ar=2023").content.decode()


def test_a_revision_says_of_which_line_and_why(units, signed_in):
    plan = make_object_plan()
    line = make_budget_line(plan, number=4, title="Licenser", unit=units[0])
    make_budget_line(
        plan, title="Licenser", unit=units[0], amount=-5, revises=line, revision_reason="Ny taxa"
    )
    assert "Revidering av rad 4: Ny taxa" in signed_in.get(LIST).content.decode()
    content = signed_in.get(f"{LIST}budgetrader.csv").content.decode("utf-8-sig")
    _, row = csv.DictReader(StringIO(content), delimiter=";")
    assert (row["Reviderar rad"], row["Skäl till revidering"]) == ("4", "Ny taxa")
    assert (row["År"], row["Del av året"], row["Prognos nummer"]) == ("2022", "Hela året", "")


def test_who_may_edit_the_budget_is_led_to_the_grid(client, units):
    own = make_object_plan(make_object("UKFA", units=[units[0]]))
    make_budget_line(own, unit=units[0], series="prognos", forecast=2)
    member = make_user()
    member.committees.add(units[0])
    address = "/budget/UKFA-2022/rutnat/?serie=prognos&amp;prognos=2"
    client.force_login(member)
    assert address not in client.get(LIST).content.decode()
    client.force_login(make_user(is_superuser=True))
    assert address in client.get(LIST).content.decode()


def test_lines_sort_by_amount(units, signed_in):
    for amount in (5, 100, 20):
        make_budget_line(title=str(amount), unit=units[0], amount=amount)
    assert titles(signed_in, "sortera=-belopp") == ["100", "20", "5"]


def test_a_member_sees_the_lines_of_the_plans_that_concern_their_namnd(client, units):
    own = make_object_plan(make_object(units=[units[0]]))
    make_budget_line(own, title="Vår", unit=units[0])
    make_budget_line(make_object_plan(), title="Deras", unit=units[1])
    member = make_user()
    member.committees.add(units[0])
    client.force_login(member)

    assert titles(client) == ["Vår"]
    assert "Deras" not in client.get(f"{LIST}budgetrader.csv").content.decode("utf-8-sig")


def test_the_csv_file_writes_amounts_as_a_swedish_excel_reads_them(units, signed_in):
    make_budget_line(title="=A1", unit=units[0], amount=Decimal("-1234567.50"), note="x;y")
    content = signed_in.get(f"{LIST}budgetrader.csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(StringIO(content), delimiter=";")

    assert row["Belopp (kr)"] == "-1234567,50"
    assert (row["Post"], row["Anmärkning"], row["Nämnd"]) == ("'=A1", "x;y", "BIN")


def test_the_excel_file_holds_amounts_as_numbers(units, signed_in):
    make_budget_line(title="Licenser", unit=units[0], amount=Decimal("1107850.25"))
    content = signed_in.get(f"{LIST}budgetrader.xlsx?slag=vm").content
    sheet = load_workbook(BytesIO(content)).active
    heads, values = list(sheet.iter_rows(values_only=True))

    assert dict(zip(heads, values, strict=True))["Belopp (kr)"] == 1107850.25


def test_a_live_filter_gets_only_the_results(units, signed_in):
    make_budget_line(title="Licenser", unit=units[0])
    headers = {"HX-Request": "true", "HX-Target": "resultat"}
    part = signed_in.get(f"{LIST}?slag=vm&serie=", headers=headers)

    assert "<html" not in part.content.decode()
    assert part["HX-Push-Url"] == f"{LIST}?slag=vm"
