"""The pages of money: of a plan, of a nämnd and of the municipality."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from budget.overview.tables import Table
from objects.models import ObjectPlan, Unit
from tests.budget.money_ground import kr, money_plan, other_year
from tests.build import make_budget_line, make_object, make_object_plan, make_unit, make_user

pytestmark = pytest.mark.django_db

PLAN = "/budget/objekt/UKFA-2022/"
UNIT = "/budget/namnd/BIN/2022/"
ALL = "/budget/kommunen/2022/"
Cells = dict[str, dict[str, Decimal | str | None]]


@pytest.fixture
def plan() -> ObjectPlan:
    return money_plan()


@pytest.fixture
def signed_in(client):
    client.force_login(make_user(is_superuser=True))
    return client


def cells(page, slug: str) -> Cells:
    """The values of a table by row and column."""
    table: Table = page.context["page"].table(slug)
    return {row.name: {cell.heading: cell.value for cell in row.cells} for row in table.all_rows}


def test_the_plan_tells_of_each_step_from_decided_budget_to_outcome(plan, signed_in):
    steps = cells(signed_in.get(PLAN), "totalt")
    assert {name: row["Summa"] for name, row in steps.items()} == {
        "Beslutad budget": kr("1000.00"),
        "Revideringar, 1 st": kr("50.00"),
        "Gällande budget": kr("1050.00"),
        "Prognos 1": kr("1100.00"),
        "Prognos 2": kr("1200.01"),
        "Utfall till och med april": kr("300.00"),
    }
    assert steps["Prognos 2"]["Avvikelse"] == kr("150.01")
    assert steps["Prognos 2"]["Procent"] == kr("14.3")


def test_an_outcome_of_part_of_the_year_is_not_measured_against_the_whole_budget(plan, signed_in):
    page = signed_in.get(PLAN)
    assert cells(page, "totalt")["Utfall till och med april"]["Avvikelse"] is None
    assert cells(page, "slag")["VM"]["Avvikelse"] == kr("100.01")


def test_each_namnd_bears_its_share_to_the_ore(plan, signed_in):
    found = cells(signed_in.get(PLAN), "namnder")
    assert {name: (row["Budget"], row["Prognos 2"]) for name, row in found.items()} == {
        "Summa": (kr("1050.00"), kr("1200.01")),
        "BIN": (kr("450.00"), kr("533.34")),
        "BOU": (kr("600.00"), kr("666.67")),
    }


def test_components_and_activities_add_up_to_the_total(plan, signed_in):
    page = signed_in.get(PLAN)
    for slug in ("komponenter", "aktiviteter"):
        rows = cells(page, slug)
        total = rows.pop("Summa")
        for column in ("Budget", "Prognos 2"):
            amounts = [row[column] for row in rows.values()]
            assert sum(one for one in amounts if isinstance(one, Decimal)) == total[column]


def test_an_activity_under_two_goals_stands_under_both_but_counts_once(plan, signed_in):
    page = signed_in.get(PLAN)
    rows = cells(page, "mal")
    assert rows["1 Mål 1"]["Budget"] == rows["2 Mål 2"]["Budget"] == kr("100.00")
    assert rows["Summa, varje belopp en gång"]["Budget"] == kr("1050.00")
    assert "En aktivitet står under flera mål" in page.content.decode()


def test_the_years_of_an_object_stand_beside_each_other(plan, signed_in):
    other_year(plan)
    years = cells(signed_in.get(PLAN), "ar")
    assert {year: row["Budget"] for year, row in years.items()} == {
        "2022": kr("1050.00"),
        "2023": kr("10.00"),
    }


def test_a_look_ahead_gives_way_to_the_plan_of_that_year(plan, signed_in):
    bearer = Unit.objects.get(code="BIN")
    make_budget_line(plan, kind="vm", unit=bearer, amount=kr("7.00"), year=2023)
    assert cells(signed_in.get("/budget/kommunen/2023/"), "slag")["Summa"]["Budget"] == kr("7.00")
    other_year(plan)
    assert cells(signed_in.get("/budget/kommunen/2023/"), "slag")["Summa"]["Budget"] == kr("10.00")


def test_a_namnd_has_what_it_bears_of_all_objects(plan, signed_in):
    second = make_object_plan(make_object("IKT"))
    make_budget_line(second, kind="vm", unit=Unit.objects.get(code="BIN"), amount=kr("1000.00"))
    rows = cells(signed_in.get(UNIT), "objekt")
    assert {name: row["Budget"] for name, row in rows.items()} == {
        "Summa": kr("1450.00"),
        "IKT": kr("1000.00"),
        "UKFA": kr("450.00"),
    }


def test_only_what_has_a_forecast_is_measured(plan, signed_in):
    second = make_object_plan(make_object("IKT"))
    make_budget_line(second, kind="vm", unit=Unit.objects.get(code="BIN"), amount=kr("1000.00"))
    page = signed_in.get(ALL)
    assert cells(page, "objekt")["Summa"]["Avvikelse"] == kr("150.01")
    assert cells(page, "objekt")["IKT"]["Avvikelse"] is None
    assert "för de objekt som har prognos eller utfall" in page.content.decode()


def test_a_forecast_that_is_only_a_total_is_not_compared_in_parts(signed_in):
    plan = make_object_plan(make_object("UKFA"))
    make_budget_line(plan, kind="vm", unit=make_unit("BIN"), amount=kr("100.00"))
    make_budget_line(plan, series="prognos", kind=None, unit=None, amount=kr("110.00"))
    page = signed_in.get(PLAN)
    assert cells(page, "totalt")["Prognos"]["Avvikelse"] == kr("10.00")
    assert cells(page, "slag")["VM"]["Avvikelse"] is None
    assert cells(page, "namnder")["BIN"]["Avvikelse"] is None
    assert cells(signed_in.get(UNIT), "objekt")["Summa"].get("Avvikelse") is None


@pytest.mark.parametrize(("address", "queries"), [(PLAN, 14), (UNIT, 9), (ALL, 9)])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_whatever_it_tells_of(
    plan, address, queries, rows, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        money = make_object_plan()
        make_budget_line(money, kind="vm", unit=Unit.objects.get(code="BIN"), amount=kr("5.00"))
        make_budget_line(plan, kind="vu", unit=Unit.objects.get(code="BOU"), amount=kr("1.00"))
    with django_assert_num_queries(queries):
        signed_in.get(address)


def test_a_member_sees_only_the_plans_that_concern_their_namnd(plan, client):
    deaf = make_unit("KOF")
    make_budget_line(make_object_plan(make_object("IKT", units=[deaf])), unit=deaf, amount=5)
    member = make_user()
    member.committees.add(deaf)
    client.force_login(member)
    assert client.get(PLAN).status_code == 404
    assert list(cells(client.get(ALL), "objekt")) == ["Summa", "IKT"]
    assert client.get(UNIT).context["page"].tables == ()


@pytest.mark.parametrize("address", [PLAN, UNIT, ALL])
def test_each_table_is_given_as_csv_and_excel_with_amounts_as_numbers(plan, address, signed_in):
    page = signed_in.get(address).context["page"]
    for table in page.tables:
        text = signed_in.get(f"{address}{table.slug}.csv").content.decode("utf-8-sig")
        heads, *rows = csv.reader(StringIO(text), delimiter=";")
        assert heads == [table.first, "Anmärkning", *table.headings]
        assert len(rows) == len(table.all_rows)
        book = signed_in.get(f"{address}{table.slug}.xlsx").content
        sheet = load_workbook(BytesIO(book)).active
        assert sheet
        assert len(list(sheet.iter_rows(min_row=2))) == len(rows)
    assert "1050,00" in signed_in.get(f"{PLAN}slag.csv").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        f"{PLAN}saknas.csv",
        "/budget/objekt/SAKNAS/",
        "/budget/namnd/SAKNAS/2022/",
        "/budget/kommunen/99999999999999999999/",
        "/budget/kommunen/0000/",
    ],
)
def test_what_does_not_exist_is_not_found(address, plan, signed_in):
    assert signed_in.get(address).status_code == 404


def test_a_year_without_amounts_says_so(plan, signed_in):
    assert (
        "Det finns inga belopp för 1999" in signed_in.get("/budget/kommunen/1999/").content.decode()
    )
    make_object_plan(plan.object, year=2025)
    assert "inga belopp ännu" in signed_in.get("/budget/objekt/UKFA-2025/").content.decode()


def test_a_key_that_does_not_share_the_whole_is_told_of(plan, signed_in):
    plan.budget_lines.exclude(key=None).first().key.shares.get(unit__code="BIN").delete()
    for address in (PLAN, "/budget/namnd/BOU/2022/", ALL):
        assert "inte 100 %" in signed_in.get(address).content.decode()
    assert signed_in.get(f"{PLAN}slag.csv").status_code == 404
